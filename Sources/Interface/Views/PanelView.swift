internal import ContactStore
internal import DisplayText
internal import Terminal

extension State {
  /// A line to edit, in a box over the right side.
  func drawForm(_ form: Form, on canvas: inout Canvas, in part: Rect) {
    let name = form.id == subject?.id ? subject?.shownName : nil
    let whose = name ?? Words.identifier(form.id)
    let title: DisplayText
    let help: DisplayText
    switch form.field {
    case .name: (title, help) = ("Your name for \(whose)", "No name: the identifier is shown.")
    case .note: (title, help) = ("Your note on \(whose)", "It stays on this machine.")
    }
    let inside = drawBox(title: title, lines: 4, on: &canvas, in: part)
    let line = inside.split(top: 1).top
    let (before, behind) = form.line.shown
    canvas.clear(line, style: TextStyle(.underlined))
    canvas.cursor = Self.drawLine(before: before, behind: behind, on: &canvas, in: line)
    canvas.add(.underlined, to: line)
    let text = [
      StyledLine.empty, answers(yes: "keeps it", no: "does not"), StyledLine(help, Look.faint),
    ]
    drawInside(text, on: &canvas, in: inside.split(top: 1).rest)
  }

  /// A question that waits for Enter.
  func drawQuestion(_ question: Question, on canvas: inout Canvas, in part: Rect) {
    switch question {
    case .refreshAll(let names):
      let columns = boxColumns(part)
      let text = StyledLine.paragraph(
        "\(facts.serverInSentence) will see each of them.", Look.strongWarning, columns: columns)
      let inside = drawBox(
        title: "Look up \(Words.count(names, "name")) again?", lines: text.count + 2, on: &canvas, in: part)
      drawInside(text + [.empty, answers(yes: "begins", no: "does not")], on: &canvas, in: inside)
    }
  }

  private func answers(yes: DisplayText, no: DisplayText) -> StyledLine {
    Self.line(of: [(keyName(.open), yes), (keyName(.back), no)])
  }

  /// What keys do, on one line, or on one each where that has no room.
  static func answers(_ answers: [(key: DisplayText, does: DisplayText)], columns: Int) -> [StyledLine] {
    let whole = line(of: answers)
    return whole.width <= columns ? [whole] : answers.map { line(of: [$0]) }
  }

  private static func line(of answers: [(key: DisplayText, does: DisplayText)]) -> StyledLine {
    var line = StyledLine.empty
    for (place, answer) in answers.enumerated() {
      line.add(answer.key, Look.key)
      line.add(" \(answer.does)\(place < answers.count - 1 ? ", " : "")")
    }
    return line
  }

  /// The columns of text in a box.
  func boxColumns(_ part: Rect) -> Int { max(1, part.columns - 4) }

  /// The rows that so many lines are given in a box.
  func boxRows(_ part: Rect, lines: Int) -> Int { max(0, min(part.rows, lines + 2) - 2) }

  func drawInside(_ lines: some Collection<StyledLine>, on canvas: inout Canvas, in part: Rect) {
    // Lines keep a column free at each side, which the box has done already.
    let wider = Rect(column: part.column - 1, row: part.row, columns: part.columns + 2, rows: part.rows)
    canvas.draw(lines, in: wider)
  }

  /// Draws an empty box below the first two rows of the side, where the name stands, or as far up as it needs.
  ///
  /// - Returns: the room for text in it.
  func drawBox(title: DisplayText, lines: Int, on canvas: inout Canvas, in part: Rect) -> Rect {
    let rows = min(part.rows, lines + 2)
    let box = Rect(
      column: part.column, row: part.row + max(0, min(2, part.rows - rows)), columns: part.columns, rows: rows)
    guard box.rows > 2, box.columns > 8 else { return Rect(column: box.column, row: box.row, columns: 0, rows: 0) }
    // Half of what stood there would only irritate.
    canvas.clear(Rect(column: box.column, row: box.row, columns: box.columns, rows: part.row + part.rows - box.row))
    let line = DisplayText(String(repeating: "─", count: box.columns - 2))
    let last = box.row + box.rows - 1
    canvas.write("┌\(line)┐", column: box.column, row: box.row)
    canvas.write("└\(line)┘", column: box.column, row: last)
    for row in box.row + 1..<last {
      canvas.write("│", column: box.column, row: row)
      canvas.write("│", column: box.column + box.columns - 1, row: row)
    }
    let heading: DisplayText = " \(title.fitted(to: box.columns - 6)) "
    canvas.write(heading, column: box.column + 2, row: box.row, style: Look.heading)
    return Rect(column: box.column + 2, row: box.row + 1, columns: box.columns - 4, rows: box.rows - 2)
  }
}
