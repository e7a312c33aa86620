internal import Discovery
internal import DisplayText
internal import Terminal

extension Key {
  /// Whether it types or edits in a line, as in `State.edit`: no action takes it away from there.
  var editsText: Bool {
    switch self {
    case .character, .left, .right, .home, .end, .backspace, .delete: true
    case .control(let letter): "abdefkuw".contains(letter)
    default: false
    }
  }
}

extension State {
  /// A key that is no action, in a line that is edited.
  mutating func edit(_ key: Key, _ effects: inout [Effect]) {
    editLine(&effects) { line in
      switch key {
      case .character(let character): return line.insert(String(character))
      case .left, .control("b"): line.move(by: -1)
      case .right, .control("f"): line.move(by: 1)
      case .home, .control("a"): line.moveToStart()
      case .end, .control("e"): line.moveToEnd()
      case .backspace: line.deleteBackward()
      case .delete, .control("d"): line.deleteForward()
      case .control("w"): line.deleteWord()
      case .control("u"): line.deleteToStart()
      case .control("k"): line.deleteToEnd()
      default: break
      }
      return true
    }
  }

  /// Pasted text is text: it goes into the line that is edited, else into the prompt, and never is a command.
  mutating func paste(_ text: String, _ effects: inout [Effect]) {
    if layout.isTooSmall { return }
    switch place {
    case .prompt, .form: break
    case .contacts, .providers, .provider:
      // What is there was searched for already.
      go(to: .prompt)
      prompt.clear()
    case .question, .account, .chat, .qr, .consents, .log, .help:
      say(.refusal, "close this first: there is no line to paste into")
      return
    }
    editLine(&effects) { $0.insert(text) }
  }

  private mutating func editLine(_ effects: inout [Effect], _ change: (inout LineEditor) -> Bool) {
    var isWhole = true
    if case .form(var form) = place {
      isWhole = change(&form.line)
      place = .form(form)
    } else {
      let before = prompt.characters
      isWhole = change(&prompt)
      if prompt.characters != before {
        moves += 1
        promptChanged(&effects)
      }
    }
    if !isWhole { say(.refusal, "there is no room for more text in this line") }
  }

  /// Lists what fits the prompt, and selects what fits best.
  mutating func promptChanged(_ effects: inout [Effect]) {
    typed = Typed(prompt.text)
    list = directory.list(matching: filter, in: order)
    listIsOutdated = false
    listTop = 0
    selection = list.best.map { .contact($0) }
    if case .identifier(let identifier) = typed {
      selection = place(ofContact: identifier.canonical).map { .contact($0) } ?? .discover
    }
    showSelection(&effects)
  }

  /// What contacts are to fit.
  var filter: String {
    switch typed {
    case .nothing: ""
    // As it is kept: without a final dot, in lower case.
    case .identifier(let identifier), .cannotBeLookedUp(let identifier, _): identifier.unicode
    case .part, .refused: prompt.text
    }
  }
}
