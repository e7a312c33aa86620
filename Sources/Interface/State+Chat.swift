internal import ContactStore
internal import Discovery
internal import DisplayText
internal import Services
internal import Terminal

extension State {
  /// What keys about a chat are about here: the panel's provider, else the selected one.
  var chatHere: ChatPanel? {
    switch place {
    case .chat(let panel): return panel
    case .qr(let code): return code.panel
    case .account(let panel): return panel.told.map { ChatPanel(id: panel.id, provider: $0) }
    case .providers, .provider:
      guard let contact = subject?.contact, let provider = selectedProvider else { return nil }
      return ChatPanel(id: contact.id, provider: provider)
    case .prompt, .contacts, .form, .question, .consents, .log, .help: return nil
    }
  }

  /// Shows the link, which opens nothing yet.
  mutating func openChatPanel() {
    if let panel = chatHere { goAside(to: .chat(panel)) }
  }

  /// Hands the link over, once all of it has been on the screen: nobody opens what could not be read.
  mutating func openLink(_ panel: ChatPanel, _ effects: inout [Effect]) {
    guard let offer = panel.offer else { return }
    guard hasRead(panel) else { return readOn(panel) }
    opening[offer.link] = panel.serviceName
    effects.append(.openLink(offer.link))
    close(panel)
    say(.news, "handing \(panel.serviceName)'s link to \(Self.opener)")
  }

  /// What opens links on a desktop.
  static let opener: DisplayText = "xdg-open"

  mutating func close(_ panel: ChatPanel) {
    comeBack()
    comeBackToProvider(of: panel.id) { [provider = panel.provider.reference] in
      $0.firstIndex { $0.reference == provider }
    }
  }

  mutating func linkOpened(_ link: ChatLink, _ result: Opening) {
    let service = opening.removeValue(forKey: link)
    switch result {
    case .handedTo(let program):
      say(.news, "\(service.map { "\($0)'s" } ?? "the") link was handed to \(program)")
      log.add(Log.Entry(at: now, text: "\(program): \(link.shown)"))
    case .failed(let message, let hint): tell(.failure, message, hint)
    }
  }

  // MARK: Reading

  /// The canvas is being shown: what of a panel is on the screen now. To be called for each frame and not for
  /// each key, since several that were typed at once come to one frame.
  public mutating func wasShown() {
    if layout.isTooSmall { return }
    if case .account(var panel) = place, !panel.wasShown {
      panel.wasShown = true
      place = .account(panel)
    }
    guard case .chat(var panel) = place else { return }
    let (lines, rows) = scrolled
    let top = Self.top(panel.top, lines: lines, rows: rows)
    let shown = top..<min(lines, top + rows)
    let before = panel.seen.size == size ? panel.seen.lines : 0..<0
    let touches = !before.isEmpty && shown.lowerBound <= before.upperBound && before.lowerBound <= shown.upperBound
    let seen =
      touches
      ? min(before.lowerBound, shown.lowerBound)..<max(before.upperBound, shown.upperBound) : shown
    panel.seen = ChatPanel.Seen(lines: seen, size: size)
    place = .chat(panel)
  }

  private func linkLines(_ panel: ChatPanel) -> Range<Int> {
    chatLines(panel, columns: boxColumns(layout.side)).link
  }

  private func hasRead(_ panel: ChatPanel) -> Bool {
    let link = linkLines(panel)
    return panel.seen.size == size && panel.seen.lines.lowerBound <= link.lowerBound
      && panel.seen.lines.upperBound >= link.upperBound
  }

  /// Goes on to what has not been seen of the link.
  private mutating func readOn(_ panel: ChatPanel) {
    let (lines, rows) = scrolled
    let link = linkLines(panel)
    var panel = panel
    let isBeforeIt = panel.seen.lines.lowerBound > link.lowerBound || panel.seen.lines.upperBound < link.lowerBound
    panel.top = isBeforeIt ? link.lowerBound : min(panel.top + max(1, rows - 1), max(0, lines - rows))
    place = .chat(panel)
    var next = self
    next.wasShown()
    guard case .chat(let seen) = next.place else { return }
    say(.news, next.hasRead(seen) ? "now \(keyName(.open)) opens it" : "read on: \(keyName(.open)) goes on")
  }

  /// Means another link, or where there is one only, scrolls.
  mutating func moveInChat(by rows: Int, _ panel: ChatPanel) {
    var panel = panel
    let last = panel.chat.offers.count - 1
    if last > 0 {
      let selected = min(max(0, panel.selected + min(max(rows, -last), last)), last)
      if selected != panel.selected {
        panel.selected = selected
        panel.seen = ChatPanel.Seen()
        let link = linkLines(panel)
        let shown = chatRows(panel)
        panel.top = Self.top(
          min(panel.top, link.lowerBound), showing: min(link.upperBound, link.lowerBound + shown) - 1, rows: shown)
      }
    } else {
      panel.top = scroll(panel.top, by: rows)
    }
    place = .chat(panel)
  }

  private func chatRows(_ panel: ChatPanel) -> Int {
    let part = layout.side
    return max(1, boxRows(part, lines: chatLines(panel, columns: boxColumns(part)).lines.count))
  }

  // MARK: What is in the way

  /// Why an action about a chat is not possible here.
  func chatObstacle(_ action: ActionName) -> DisplayText? {
    guard let panel = chatHere else { return whyNobody }
    switch action {
    case .copyAccount: return panel.chat.account == nil ? noAccount(panel.provider) : nil
    case .qr: return whyNoLink(panel) ?? (place.kind == .qr ? nil : qrObstacle(panel))
    default: return whyNoLink(panel)
    }
  }

  /// Why there is nobody to chat with here.
  private var whyNobody: DisplayText? {
    if case .account(let panel) = place {
      switch panel.stage {
      case .consent: return "\(panel.question.endpoint) was not asked yet; \(keyName(.open)) asks it"
      case .asking: return beingAsked(panel)
      case .answered: return "\(panel.question.endpoint) told no account"
      }
    }
    guard let subject else { return Self.nobody }
    return isBeingRead(subject) ? Self.reading : "there is no provider"
  }

  /// Why there is no link, and what can be done.
  func whyNoLink(_ panel: ChatPanel) -> DisplayText? {
    guard panel.chat.offers.isEmpty else { return nil }
    if panel.chat.account == nil { return noAccount(panel.provider) }
    let why = panel.chat.noLink?.message ?? "no link is known"
    return "\(why); \(keyName(.copyAccount)) copies the account"
  }

  /// Why no account is known, and who might tell it.
  private func noAccount(_ provider: ContactProvider) -> DisplayText {
    let why: DisplayText = "the owner leaves the account out"
    guard let contact = subject?.contact, case .question = Askable(provider, of: contact) else { return why }
    return "\(why); \(keyName(.account)) asks the provider"
  }
}
