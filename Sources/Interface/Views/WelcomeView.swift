internal import Discovery
internal import DisplayText

extension State {
  /// The first run: what an identifier is, what is sent to whom, and where to see it without a network.
  func welcomeLines(columns: Int, rows: Int) -> [StyledLine] {
    let kinds: [(example: DisplayText, kind: DisplayText)] = [
      ("mymimi.example.com", "a MIMI identifier"), ("user@example.com", "an email address"),
      ("+1 555 0100", "a telephone number"),
    ]
    let width = (kinds.map(\.example.width).max() ?? 0) + 2
    func examples(isShort: Bool) -> [StyledLine] {
      kinds.map { example, kind in
        var line = StyledLine("\(isShort ? "" : "  ")\(example.padded(to: width))", Look.key)
        line.add(kind)
        return line
      }
    }
    let sent: DisplayText =
      "Typing sends nothing. \(keyName(.open)) asks \(facts.serverInSentence) for the messengers that its owner has published in the DNS."
    var lines = [StyledLine("How can a person be reached?", Look.heading)]
    lines += StyledLine.paragraph("Type what they gave you to be found by, one of these:", columns: columns)
    lines.append(.empty)
    lines += examples(isShort: false)
    lines += StyledLine.paragraph(
      "Telephone numbers cannot be looked up yet.", Look.faint, columns: columns, indent: 2)
    lines.append(.empty)
    lines += StyledLine.paragraph(sent, columns: columns)
    lines.append(.empty)
    lines += StyledLine.paragraph(keeping, columns: columns)
    if !facts.isDemo {
      var line = StyledLine("mimi demo", Look.key)
      line.add(" shows it all without a network.")
      lines += [.empty, line]
    }
    while lines.count > rows, let blank = lines.lastIndex(where: \.isEmpty) { lines.remove(at: blank) }
    if lines.count <= rows { return lines }
    // On the smallest screen what to type and what is sent to whom count most.
    return [StyledLine("Type an identifier; \(keyName(.open)) looks it up:", Look.heading)] + examples(isShort: true)
      + StyledLine.paragraph(
        "Typing sends nothing; \(keyName(.open)) asks \(facts.serverInSentence).", columns: columns)
  }

  private var keeping: DisplayText {
    if let why = facts.keepsNothing { return "Nothing stays: \(why)." }
    return isReadOnly
      ? "Nothing is kept: the contacts can only be read." : "Who is found is kept in your contacts, on this machine."
  }

  /// What Enter will do: what exactly is asked of whom.
  func discoverLines(_ identifier: Identifier, columns: Int) -> [StyledLine] {
    let asked = identifier.ownerName ?? identifier.canonical
    var lines = [StyledLine("Discover \(identifier.unicode)", Look.heading), .empty]
    lines += StyledLine.paragraph(
      "\(keyName(.open, in: .prompt)) asks \(facts.serverInSentence) for the records TXT and MIMI of this name:",
      columns: columns)
    lines.append(.empty)
    lines += StyledLine.paragraph("\(asked)", Look.heading, columns: columns, indent: 2)
    lines.append(.empty)
    if identifier.kind == .email {
      lines += StyledLine.paragraph(
        "The part before the @ is asked for by a hash. That makes a name of it, and hides it from nobody who can guess it.",
        columns: columns)
      lines.append(.empty)
    }
    lines += StyledLine.paragraph("\(witnesses) Nothing has been sent yet.", Look.faint, columns: columns)
    if let why = facts.keepsNothing { lines += StyledLine.paragraph("\(why)", Look.faint, columns: columns) }
    return lines
  }

  /// Who learns of a question.
  private var witnesses: DisplayText {
    if facts.isDemo { return "In the demo the question stays on this machine." }
    // The words of `Facts.server` for plain DNS.
    return facts.server.description.contains("not encrypted")
      ? "That server and the networks on the way to it see the name, and that it is you who asks."
      : "That server sees the name, and that it is you who asks."
  }
}
