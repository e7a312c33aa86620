internal import DisplayText
internal import Terminal

extension State {
  /// All actions by where they work, then what the marks mean.
  func helpLines(columns: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    let width = min(Limits.keyColumns, columns / 2)
    for group in HelpGroup.allCases {
      let actions = Action.table.filter { HelpGroup($0.places) == group }
      guard !actions.isEmpty else { continue }
      if !lines.isEmpty { lines.append(.empty) }
      lines.append(StyledLine(group.heading, Look.heading))
      for action in actions {
        lines += Self.row(helpKeys(action), Look.key, action.help, width: width, columns: columns)
      }
    }
    lines += [.empty, StyledLine("While a line is edited, letters are text", Look.heading)]
    for (keys, text) in Self.editing { lines += Self.row(keys, Look.key, text, width: width, columns: columns) }
    lines += [.empty, StyledLine("Marks", Look.heading)]
    for (mark, text) in Self.marks { lines += Self.row(mark, Look.heading, text, width: width, columns: columns) }
    return lines
  }

  func drawHelp(on canvas: inout Canvas, in part: Rect, top: Int) {
    let lines = helpLines(columns: textColumns(part))
    canvas.draw(lines.dropFirst(Self.top(top, lines: lines.count, rows: part.rows)), in: part)
  }

  /// The keys of an action outside of lines that are edited, where it works there at all.
  func helpKeys(_ action: Action) -> DisplayText {
    let kinds = Place.Kind.allCases.filter(action.places.contains)
    guard let kind = kinds.first(where: { !Action.textPlaces.contains($0) }) ?? kinds.first else { return "" }
    return keys(of: action, in: kind).reduce(into: "") { text, key in
      if !text.isEmpty { text += "  " }
      text += KeyStroke(key).name
    }
  }

  private static func row(
    _ left: DisplayText, _ style: TextStyle, _ text: DisplayText, width: Int, columns: Int
  ) -> [StyledLine] {
    text.wrapped(to: max(1, columns - width - 2)).enumerated().map { row, text in
      StyledLine(spans: [
        .init(text: "  \((row == 0 ? left : "").fitted(to: width - 1).padded(to: width))", style: style),
        .init(text: text, style: Look.plain),
      ])
    }
  }

  private static let editing: [(DisplayText, DisplayText)] = [
    ("Left  ^B", "one character back"), ("Right  ^F", "one character on"), ("Home  ^A", "to its beginning"),
    ("End  ^E", "to its end"), ("Backspace", "delete the character before"), ("Del", "delete the one behind"),
    ("^W", "delete the word before"),
    ("^U", "delete all before"), ("^K", "delete all behind"), ("?", "this help, in the line on top"),
  ]

  private static let marks: [(DisplayText, DisplayText)] = [
    (">", "the selected row"), ("*", "the suggested provider; the line below the table says why"),
    ("says", "the provider told this account when it was asked; the owner does not publish it"),
    ("~", "what was found may be out of date"), ("!", "the last look-up found nothing; the right side says why"),
    ("+", "no contact: Enter looks it up"),
  ]
}

/// Where actions work, as the help puts them together.
enum HelpGroup: CaseIterable {
  case moving, contact, provider, contacts, everywhere

  init(_ places: Set<Place.Kind>) {
    if places.isSubset(of: [.contacts, .consents]) {
      self = .contacts
    } else if places.isSubset(of: [.providers, .provider, .account, .chat, .qr]) {
      self = .provider
    } else if places.isSubset(of: [.contacts, .providers, .provider]) {
      self = .contact
    } else if places.isSuperset(of: [.log, .help, .question]) {
      self = .everywhere
    } else {
      self = .moving
    }
  }

  var heading: DisplayText {
    switch self {
    case .moving: "Moving"
    case .contact: "In contacts and providers"
    case .provider: "In providers"
    case .contacts: "In contacts"
    case .everywhere: "Everywhere"
    }
  }
}
