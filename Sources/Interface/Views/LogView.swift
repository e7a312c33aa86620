internal import DisplayText
internal import Terminal

extension State {
  /// The log in the whole body: a heading, then what was asked of whom, the newest last.
  func drawLog(on canvas: inout Canvas, in part: Rect, top: Int) {
    let heading = StyledLine(
      "What was asked of whom", Look.heading, trailing: .init(text: "kept in memory only", style: Look.faint))
    canvas.draw(heading, in: part, row: 0)
    let rows = logRows(part)
    if log.entries.isEmpty {
      canvas.draw(StyledLine("nothing has been asked yet", Look.faint), in: rows, row: 0)
      return
    }
    let top = Self.top(top, lines: logLineCount(columns: part.columns), rows: rows.rows)
    canvas.draw(logLines(from: top, count: rows.rows, columns: part.columns), in: rows)
  }

  /// Below the heading.
  func logRows(_ part: Rect) -> Rect { part.split(top: 1).rest }

  /// How many lines there are, wrapped.
  func logLineCount(columns: Int) -> Int {
    let room = Self.logTextColumns(columns)
    return (log.dropped > 0 ? 1 : 0) + log.entries.reduce(0) { $0 + max(1, $1.text.lineCount(of: room)) }
  }

  /// Only what is shown is made: the log may be long.
  private func logLines(from top: Int, count: Int, columns: Int) -> [StyledLine] {
    let room = Self.logTextColumns(columns)
    var lines: [StyledLine] = []
    var skipped = 0
    if log.dropped > 0 {
      if top == 0 { lines.append(StyledLine("\(Words.grouped(log.dropped)) older ones were dropped", Look.faint)) }
      skipped = 1
    }
    for entry in log.entries where lines.count < count {
      let height = max(1, entry.text.lineCount(of: room))
      defer { skipped += height }
      guard skipped + height > top else { continue }
      let whole = entry.text.wrapped(to: room).enumerated().map { row, text in
        let time = row == 0 ? Words.ago(entry.at, now) : ""
        return StyledLine(spans: [
          .init(text: time.padded(to: Limits.timeColumns), style: Look.faint), .init(text: text, style: Look.plain),
        ])
      }
      lines += whole.dropFirst(max(0, top - skipped))
    }
    return lines
  }

  private static func logTextColumns(_ columns: Int) -> Int { max(1, columns - 2 - Limits.timeColumns) }
}
