internal import DisplayText
internal import Terminal

/// One key of the footer.
struct FooterItem: Hashable {
  var action: ActionName
  var columns: Range<Int>
}

extension State {
  /// The footer's keys, and the columns that each takes, for clicks.
  var footerItems: [FooterItem] {
    if layout.isTooSmall { return [] }
    let kind = place.kind
    var actions = Action.table.filter { $0.places.contains(kind) && !footerWord($0).isEmpty }
    // One way to quit is enough.
    if actions.contains(where: { $0.name == .quit }) { actions.removeAll { $0.name == .interrupt } }
    let widths = actions.map { footerText($0).width }
    var kept = Array(actions.indices)
    func width() -> Int { kept.reduce(0) { $0 + widths[$1] } + 2 * max(0, kept.count - 1) }
    let room = size.columns - 2
    // The help tells the others, so it stays, and so does the way out.
    // Esc leads out of the providers, too, and what can be done with one counts more.
    if width() > room, kind == .providers || kind == .provider { kept.removeAll { actions[$0].name == .next } }
    while width() > room, let last = kept.lastIndex(where: { !Self.staysInFooter(actions[$0].name) }) {
      kept.remove(at: last)
    }
    var column = 1
    return kept.map { index in
      defer { column += widths[index] + 2 }
      return FooterItem(action: actions[index].name, columns: column..<column + widths[index])
    }
  }

  func drawFooter(on canvas: inout Canvas, in part: Rect) {
    for item in footerItems {
      let action = Action.named(item.action)
      let column = canvas.write(
        keyName(action.name), column: item.columns.lowerBound, row: part.row, limit: item.columns.count, style: Look.key
      )
      let rest = item.columns.upperBound - column
      canvas.write(" \(footerWord(action))", column: column, row: part.row, limit: rest)
    }
  }

  private static func staysInFooter(_ name: ActionName) -> Bool {
    name == .help || name == .quit || name == .interrupt
  }

  private func footerText(_ action: Action) -> DisplayText { "\(keyName(action.name)) \(footerWord(action))" }

  /// The action's word, or what it comes to here.
  private func footerWord(_ action: Action) -> DisplayText {
    if case .account(let panel) = place { return footerWord(action, panel) }
    switch (action.name, place.kind) {
    case (.open, .chat): return facts.noDesktop == nil ? "open" : ""
    case (.open, .qr): return ""
    case (.back, .chat), (.back, .qr): return "close"
    case (.copyAccount, .chat), (.copyAccount, .qr): return "copy account"
    case (.copyLink, .chat), (.copyLink, .qr): return "link"
    case (.qr, .qr): return "invert"
    case (.open, .prompt) where selection == .discover: return "look up"
    case (.open, .form): return "keep"
    case (.open, .question): return "begin"
    case (.back, .form), (.back, .question): return "leave"
    case (.back, .log), (.back, .help), (.back, .consents): return "back"
    case (.remove, .consents): return consents.isEmpty ? "" : "revoke"
    case (.back, _) where subject?.lookup != nil || !lookups.isEmpty || refresh != nil: return "cancel"
    case (.back, .prompt): return "clear"
    // Tab leads there, too, and what can be done with a provider counts more.
    case (.prompt, .providers), (.prompt, .provider): return ""
    default: return action.footer
    }
  }

  /// What it comes to while a provider is asked; nothing where it is not possible.
  private func footerWord(_ action: Action, _ panel: AccountPanel) -> DisplayText {
    switch (action.name, panel.stage) {
    case (.open, .consent): "ask"
    case (.open, .answered): "close"
    case (.back, .consent): "leave"
    case (.back, .asking): "cancel"
    case (.account, .answered): "ask again"
    case (.always, .consent): rememberingObstacle == nil ? action.footer : ""
    case (.chat, .answered), (.copyAccount, .answered), (.qr, .answered): panel.told == nil ? "" : action.footer
    case (.open, .asking), (.account, _), (.always, _), (.chat, _), (.copyAccount, _), (.qr, _): ""
    default: action.footer
    }
  }
}
