internal import ContactStore
internal import Discovery
internal import DisplayText
internal import Terminal

/// The right side about somebody: what stands in which row. Where room is scarce, what counts least gives way.
struct SubjectPane {
  /// Some lines that belong together.
  struct Part {
    /// Its lines; empty for the table's rows, which are drawn one by one.
    var lines: [StyledLine]
    /// How many rows it is given.
    var rows: Int
    /// How many it keeps as long as others can give way.
    var minimum = 0
    /// Parts with the highest give way first.
    var yields: Rank
    /// Whether its first line is a heading, which alone says nothing.
    var isHeaded = false
    /// Whether these are the providers' rows.
    var isTable = false
  }

  /// What gives way to what: the last cases go first.
  enum Rank: Int, CaseIterable {
    case title, outcome, fewestRows, state, meaning, tableHeading, identifier, suggestion, chat, blank, moreRows, note,
      problems
    case changes
  }

  private(set) var parts: [Part] = []
  let columns: Int

  init(_ state: State, _ subject: Subject, columns: Int, rows: Int) {
    self.columns = max(0, columns - 2)
    let text = SubjectText(state: state, subject: subject, columns: self.columns, rows: rows)
    add([text.title], .title)
    add(text.lookup, .outcome)
    if let heading = text.outcomeHeading {
      add([heading], .outcome)
      add(text.meaning, .meaning)
      if !text.outcomeProblems.isEmpty { addBlank() }
      add(text.outcomeProblems, .problems, isHeaded: true)
      if subject.contact?.foundAt != nil {
        addBlank()
        add(text.before, .state)
      }
    }
    add(text.standing, .state)
    add(text.identifier, .identifier)
    add(text.note, .note, minimum: 1)
    if !subject.providers.isEmpty {
      addBlank()
      add([StyledLine.empty], .tableHeading)
      let count = subject.providers.count
      parts.append(
        Part(lines: [], rows: count, minimum: min(count, Limits.fewestProviderRows), yields: .moreRows, isTable: true))
      let suggestion = text.suggestion
      if !suggestion.isEmpty { addBlank() }
      add(suggestion, .suggestion)
      if suggestion.isEmpty, !text.chat.isEmpty { addBlank() }
      add(text.chat, .chat)
    }
    if text.outcomeHeading == nil, !text.keptProblems.isEmpty {
      addBlank()
      add(text.keptProblems, .problems, minimum: 1)
    }
    let changes = text.changes
    if !changes.isEmpty {
      addBlank()
      add(changes, .changes, isHeaded: true)
    }
    fit(rows)
  }

  /// The table's rows, from the top of the side.
  var table: Range<Int> {
    var row = 0
    for part in parts {
      if part.isTable { return row..<row + part.rows }
      row += part.rows
    }
    return 0..<0
  }

  private mutating func add(_ lines: [StyledLine], _ rank: Rank, minimum: Int = 0, isHeaded: Bool = false) {
    guard !lines.isEmpty else { return }
    parts.append(
      Part(lines: lines, rows: lines.count, minimum: min(minimum, lines.count), yields: rank, isHeaded: isHeaded))
  }

  private mutating func addBlank() { add([.empty], .blank) }

  /// Takes rows away until all have room: first as far as the minimum of each allows, then all of it.
  private mutating func fit(_ rows: Int) {
    var excess = parts.reduce(0) { $0 + $1.rows } - rows
    for keepsMinimum in [true, false] {
      for rank in Rank.allCases.reversed() {
        for index in parts.indices.reversed() where excess > 0 {
          let yields = parts[index].isTable && !keepsMinimum ? Rank.fewestRows : parts[index].yields
          guard yields == rank else { continue }
          let cut = min(excess, parts[index].rows - (keepsMinimum ? parts[index].minimum : 0))
          guard cut > 0 else { continue }
          parts[index].rows -= cut
          excess -= cut
          markCut(index)
        }
      }
    }
    removeNeedlessBlanks()
  }

  private mutating func markCut(_ index: Int) {
    let part = parts[index]
    guard !part.isTable else { return }
    if part.isHeaded, part.rows == 1 { parts[index].rows = 0 }
    guard parts[index].rows > 0, parts[index].rows < part.lines.count else { return }
    parts[index].lines[part.rows - 1] = part.lines[part.rows - 1].marked(in: columns)
  }

  /// A blank row separates two parts; at the end, and beside another, it only takes room.
  private mutating func removeNeedlessBlanks() {
    parts.removeAll { $0.rows == 0 }
    while parts.last?.yields == .blank { parts.removeLast() }
    for index in parts.indices.dropFirst().reversed()
    where parts[index].yields == .blank && parts[index - 1].yields == .blank {
      parts.remove(at: index)
    }
  }
}

extension State {
  /// Where the providers' rows are on the right side, for scrolling and clicks; empty where none are shown.
  var providerRows: Rect {
    let side = layout.side
    let nothing = Rect(column: side.column, row: side.row, columns: 0, rows: 0)
    guard let subject, !side.isEmpty else { return nothing }
    switch place {
    case .prompt, .contacts, .providers: break
    case .provider, .form, .question, .account, .chat, .qr, .consents, .log, .help: return nothing
    }
    let table = SubjectPane(self, subject, columns: side.columns, rows: side.rows).table
    return Rect(column: side.column, row: side.row + table.lowerBound, columns: side.columns, rows: table.count)
  }

  /// The first provider that is shown in so many rows: `providerTop`, made so that the selected one is seen.
  func shownProviderTop(rows: Int) -> Int {
    let count = subject?.providers.count ?? 0
    guard rows > 0 else { return 0 }
    let top = max(0, min(providerTop, count - rows))
    return min(max(top, provider - rows + 1), max(0, min(provider, count - 1)))
  }

  func drawSubject(_ pane: SubjectPane, on canvas: inout Canvas, in part: Rect) {
    var row = 0
    let columns = ProviderColumns(subject?.providers ?? [], columns: part.columns)
    for section in pane.parts {
      if section.isTable {
        let rows = Rect(column: part.column, row: part.row + row, columns: part.columns, rows: section.rows)
        drawProviders(columns, on: &canvas, in: rows)
      } else if section.yields == .tableHeading {
        drawProviderHeading(columns, on: &canvas, in: part, row: row, rows: pane.table.count)
      } else {
        for (line, text) in section.lines.prefix(section.rows).enumerated() {
          canvas.draw(text, in: part, row: row + line)
        }
      }
      row += section.rows
    }
  }
}
