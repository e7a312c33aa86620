internal import DisplayText
internal import Terminal

/// A line of text in several styles.
struct StyledLine {
  /// Text in one style.
  struct Span {
    var text: DisplayText
    var style: TextStyle
  }

  /// What stands at the left.
  var spans: [Span]
  /// What stands at the right end, where there is room for it.
  var trailing: Span?

  static let empty = StyledLine(spans: [])

  init(spans: [Span], trailing: Span? = nil) {
    self.spans = spans
    self.trailing = trailing
  }

  init(_ text: DisplayText, _ style: TextStyle = Look.plain, trailing: Span? = nil) {
    self.init(spans: [Span(text: text, style: style)], trailing: trailing)
  }

  mutating func add(_ text: DisplayText, _ style: TextStyle = Look.plain) {
    spans.append(Span(text: text, style: style))
  }

  var isEmpty: Bool { spans.isEmpty && trailing == nil }

  var width: Int { spans.reduce(0) { $0 + $1.text.width } }

  /// The line with `…` behind it, for something that goes on and is not shown.
  func marked(in columns: Int) -> StyledLine {
    var line = self
    guard let last = line.spans.popLast() else { return StyledLine("…", Look.faint) }
    let room = columns - line.width
    line.spans.append(Span(text: ("\(last.text) …" as DisplayText).fitted(to: room), style: last.style))
    return line
  }
}

extension StyledLine {
  /// A text over several lines.
  ///
  /// - Parameters:
  ///   - indent: columns that stay free at the left.
  ///   - limit: the most lines.
  static func paragraph(
    _ text: DisplayText, _ style: TextStyle = Look.plain, columns: Int, indent: Int = 0, limit: Int = .max
  ) -> [StyledLine] {
    let margin = DisplayText().padded(to: indent)
    return text.wrapped(to: columns - indent, limit: limit).map { line in
      indent == 0
        ? StyledLine(line, style)
        : StyledLine(spans: [Span(text: margin, style: Look.plain), Span(text: line, style: style)])
    }
  }

  /// A text whose lines after the first are indented.
  static func item(
    _ text: DisplayText, _ style: TextStyle = Look.plain, columns: Int, limit: Int = .max
  ) -> [StyledLine] {
    if text.width <= columns { return [StyledLine(text, style)] }
    return text.wrapped(to: columns - 2, limit: limit).enumerated().map { row, line in
      StyledLine(row == 0 ? line : "  \(line)", style)
    }
  }
}

extension Canvas {
  /// Draws a line into a row of a part, one column free at each side.
  mutating func draw(_ line: StyledLine, in part: Rect, row: Int) {
    guard row >= 0, row < part.rows, part.columns > 2 else { return }
    var end = part.column + part.columns - 1
    var column = part.column + 1
    if let trailing = line.trailing {
      let start = end - trailing.text.width
      // Two columns between: one could be a space of the text.
      if start >= column + line.width + 2 {
        write(trailing.text, column: start, row: part.row + row, style: trailing.style)
        end = start - 2
      }
    }
    for span in line.spans where column < end {
      let text = span.text.fitted(to: end - column)
      column = write(text, column: column, row: part.row + row, limit: end - column, style: span.style)
    }
  }

  /// Draws lines from the top of a part, as many as fit.
  mutating func draw(_ lines: some Collection<StyledLine>, in part: Rect) {
    for (row, line) in lines.prefix(part.rows).enumerated() { draw(line, in: part, row: row) }
  }
}
