internal import ContactStore
internal import Discovery
internal import DisplayText
internal import Terminal

extension State {
  /// Does what a key is for here, or says why that is not possible.
  mutating func perform(_ action: ActionName, _ key: Key, _ effects: inout [Effect]) {
    if let obstacle = obstacle(to: action) {
      say(.refusal, obstacle)
      return
    }
    switch action {
    case .up: move(by: -1, &effects)
    case .down: move(by: 1, &effects)
    case .pageUp: turnPage(-1, &effects)
    case .pageDown: turnPage(1, &effects)
    case .first: move(by: -Self.farAway, &effects)
    case .last: move(by: Self.farAway, &effects)
    case .open: open(&effects)
    // Of the usual keys Esc alone; the user's own stands for all of them.
    case .back: goBack(cancels: key == .escape || key == facts.keys[.back]?.key, &effects)
    case .next: goToNext(1)
    case .previous: goToNext(-1)
    case .prompt: go(to: .prompt)
    case .refresh: refreshSubject(&effects)
    case .refreshAll: ask(.refreshAll(names: directory.count))
    case .account: askForAccount(&effects)
    case .always: askAlways(&effects)
    case .consents: goAside(to: .consents(selected: 0))
    case .prefer: prefer(&effects)
    case .chat: openChatPanel()
    case .copyAccount: copyAccount(&effects)
    case .copyLink: copyLink(&effects)
    case .qr: showQR()
    case .name: openForm(.name)
    case .note: openForm(.note)
    case .remove: if place.kind == .consents { revokeSelected(&effects) } else { removeSelected(&effects) }
    case .undo: if let contact = removed.last { effects.append(.restore(contact)) }
    case .sort: sort(&effects)
    case .log: goAside(to: .log(top: .max))
    case .help: if place.kind != .help { goAside(to: .help(top: 0)) }
    case .mouse:
      mouseIsOn.toggle()
      effects.append(.mouse(mouseIsOn))
      say(
        .news,
        mouseIsOn
          ? "the mouse selects rows and keys here; hold Shift to mark text" : "the mouse is the terminal's own again")
    case .quit, .interrupt: effects.append(.quit)
    case .suspend: effects.append(.suspend)
    case .redraw: effects.append(.redraw)
    }
  }

  private static let farAway = Int.max / 4

  private var pageRows: Int {
    switch place.kind {
    case .providers: max(1, providerRows.rows - 1)
    case .provider, .account, .chat, .log, .help: max(1, scrolled.rows - 1)
    case .consents: max(1, consentRows.rows - 1)
    default: max(1, contactRowCount - 1)
    }
  }

  private mutating func turnPage(_ step: Int, _ effects: inout [Effect]) {
    // Where rows are links to choose from, pages are of the text all the same.
    if case .chat(var panel) = place {
      panel.top = scroll(panel.top, by: step * pageRows)
      place = .chat(panel)
    } else {
      move(by: step * pageRows, &effects)
    }
  }

  private mutating func move(by rows: Int, _ effects: inout [Effect]) {
    switch place {
    case .prompt, .contacts: moveSelection(by: rows, &effects)
    case .providers:
      provider = min(
        max(0, provider + min(max(rows, -Limits.logEntries), Limits.logEntries)),
        max(0, (subject?.providers.count ?? 0) - 1))
      keepSelectionVisible()
    case .provider(let top): place = .provider(top: scroll(top, by: rows))
    case .account(var panel):
      panel.top = scroll(panel.top, by: rows)
      place = .account(panel)
    case .chat(let panel): moveInChat(by: rows, panel)
    case .consents:
      guard let selectedConsent else { return }
      place = .consents(selected: min(max(0, selectedConsent + rows), consents.count - 1))
    case .log(let top): place = .log(top: scroll(top, by: rows))
    case .help(let top): place = .help(top: scroll(top, by: rows))
    case .form, .question, .qr: break
    }
  }

  func scroll(_ top: Int, by rows: Int) -> Int {
    let (lines, shown) = scrolled
    let last = max(0, lines - shown)
    return min(max(0, min(top, last) + min(max(rows, -lines), lines)), last)
  }

  // MARK: Places

  /// Goes to a place; the user moved.
  mutating func go(to place: Place) {
    if place == .providers, self.place == .prompt || self.place == .contacts { leftPlace = self.place }
    self.place = place
    placesBefore = []
    moves += 1
    keepSelectionVisible()
  }

  /// Goes to a place from which one comes back.
  mutating func goAside(to place: Place) {
    placesBefore.append(self.place)
    self.place = place
    // So that the end is shown where the end was asked for.
    move(by: 0)
    moves += 1
  }

  private mutating func move(by rows: Int) {
    var effects: [Effect] = []
    move(by: rows, &effects)
  }

  mutating func comeBack() {
    place = placesBefore.popLast() ?? .prompt
    keepSelectionVisible()
  }

  mutating func ask(_ question: Question) { goAside(to: .question(question)) }

  private mutating func goToNext(_ step: Int) {
    var places: [Place] = [.prompt]
    if selection != nil { places.append(.contacts) }
    if subject != nil { places.append(.providers) }
    let kind: Place.Kind = place.kind == .provider ? .providers : place.kind
    let now = places.firstIndex { $0.kind == kind } ?? 0
    go(to: places[(now + step + places.count) % places.count])
    guard places.count == 1 else { return }
    say(
      .refusal,
      isOpening
        ? "the contacts are being read still"
        : "there is nothing to go to yet: type an identifier, and press \(keyName(.open))")
  }

  private mutating func goBack(cancels: Bool, _ effects: inout [Effect]) {
    switch place {
    case .form, .question, .consents, .log, .help:
      comeBack()
      return
    case .account(let panel):
      close(panel, &effects)
      return
    case .chat(let panel):
      close(panel)
      return
    case .qr(let code):
      close(code)
      return
    default: break
    }
    if cancels, cancelWork(&effects) { return }
    switch place {
    case .provider: place = .providers
    case .providers: go(to: leftPlace)
    case .contacts: go(to: .prompt)
    default:
      if prompt.isEmpty {
        let quit = keyName(.quit, in: .contacts)
        say(
          .news, "\(keyName(.interrupt)) quits; \(keyName(.next)) goes on to the contacts, where \(quit) quits, too")
      } else {
        prompt.clear()
        moves += 1
        promptChanged(&effects)
      }
    }
  }

  private mutating func open(_ effects: inout [Effect]) {
    switch place {
    case .prompt, .contacts:
      switch selection {
      case .contact: go(to: .providers)
      case .discover:
        if case .identifier(let identifier) = typed { beginLookup(identifier, movesFocus: true, &effects) }
      case nil: break
      }
    case .providers:
      place = .provider(top: 0)
      moves += 1
    case .form(let form): save(form, &effects)
    case .question(.refreshAll):
      comeBack()
      beginRefreshOfAll(&effects)
    case .account(let panel): if panel.stage == .consent { agree(panel, &effects) } else { close(panel, &effects) }
    case .chat(let panel): openLink(panel, &effects)
    case .qr(let code): close(code)
    case .provider, .consents, .log, .help: break
    }
  }

  private mutating func sort(_ effects: inout [Effect]) {
    order = order == .name ? .lastUse : .name
    relistKeepingSelection(&effects)
    say(.news, order == .name ? "contacts are sorted by name" : "those looked up last come first")
  }

  // MARK: Editing

  private mutating func openForm(_ field: Form.Field) {
    guard let contact = subject?.contact else { return }
    let text = (field == .name ? contact.name : contact.note) ?? ""
    goAside(to: .form(Form(field: field, id: contact.id, line: LineEditor(text, limit: Limits.formOctets))))
  }

  private mutating func save(_ form: Form, _ effects: inout [Effect]) {
    let isBlank = form.line.text.allSatisfy(\.isWhitespace)
    let text = isBlank ? nil : form.line.text
    comeBack()
    effects.append(.edit(id: form.id, form.field == .name ? .name(text) : .note(text)))
  }

  private mutating func removeSelected(_ effects: inout [Effect]) {
    guard let id = selectedContact else { return }
    // What is found of them later would make them a contact again.
    giveUpLookups(of: id, &effects)
    effects.append(.remove(id: id))
  }

  private mutating func prefer(_ effects: inout [Effect]) {
    guard let contact = subject?.contact, provider < contact.providers.count else { return }
    let chosen = contact.providers[provider]
    var isChosen = false
    if case .provider(let preferred) = contact.preference { isChosen = preferred == chosen }
    effects.append(.edit(id: contact.id, .preferred(isChosen ? nil : chosen.reference)))
  }
}
