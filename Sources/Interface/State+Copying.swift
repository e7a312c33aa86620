internal import ContactStore
internal import DisplayText
internal import Services

extension State {
  mutating func copyAccount(_ effects: inout [Effect]) {
    guard let panel = chatHere, let account = panel.chat.account else { return }
    let standIn = panel.provider.account.flatMap { Copy.standIn($0) }
    effects.append(.copy(Copy(.account, account, standIn: standIn)))
  }

  mutating func copyLink(_ effects: inout [Effect]) {
    if let link = chatHere?.offer?.link { effects.append(.copy(Copy(.link, link.shown))) }
  }

  mutating func copied(_ copy: Copy, _ result: Copying, _ effects: inout [Effect]) {
    switch result {
    case .by(let tool): say(.news, "\(copy.name) is on the clipboard (\(tool))\(copy.inWords)")
    case .byNone(let failures):
      guard facts.terminalCopies else {
        let (message, hint) = copy.failure(failures)
        tell(.failure, message, hint)
        return
      }
      for failure in failures { log.add(Log.Entry(at: now, text: failure)) }
      effects.append(.copyThroughTerminal(copy))
      say(.news, "\(copy.throughTerminal)\(copy.inWords)")
    }
  }
}

extension Copy {
  /// `the account`
  var name: DisplayText {
    switch what {
    case .account: "the account"
    case .link: "the link"
    }
  }

  /// What was copied, behind the words that say so; and where it is not what was published, letter by letter, that.
  var inWords: DisplayText {
    let shown = text.fitted(to: Limits.copiedColumns)
    return standIn.map { ", as it is shown, with \($0) for what cannot be seen: \(shown)" } ?? ": \(shown)"
  }

  /// What is said when the terminal was asked to copy it.
  var throughTerminal: DisplayText { "the terminal was asked to copy \(name) (OSC 52), which not every terminal does" }

  /// What is said when nothing copied it, and what to do.
  func failure(_ failures: [DisplayText]) -> (message: DisplayText, hint: DisplayText) {
    let why = failures.reduce("" as DisplayText) { $0.isEmpty ? $1 : "\($0), \($1)" }
    return (
      "\(name) is not copied: \(why.isEmpty ? "there is neither a desktop nor tmux" : why)",
      "install wl-clipboard for Wayland, xclip or xsel for X, or run mimi in tmux"
    )
  }

  /// What a text from outside shows in the place of its first character that cannot be seen; `nil` where it has none.
  static func standIn(_ outside: String) -> DisplayText? {
    let shown = DisplayText(outside).description.unicodeScalars
    var rest = shown[...]
    for scalar in outside.unicodeScalars {
      guard rest.first == scalar else { break }
      rest = rest.dropFirst()
    }
    guard let end = rest.firstIndex(of: "}") else { return nil }
    return DisplayText(String(rest[...end]))
  }
}
