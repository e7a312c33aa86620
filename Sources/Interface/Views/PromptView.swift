internal import DisplayText
internal import Terminal

extension State {
  /// The line on top, and at the right what is typed there.
  func drawPrompt(on canvas: inout Canvas, in part: Rect) {
    let isFocused = place == .prompt
    canvas.write(">", column: part.column + 1, row: part.row, style: isFocused ? Look.heading : Look.faint)
    let whole = Rect(column: part.column + 3, row: part.row, columns: part.columns - 4, rows: 1)
    // Names of contacts have blanks, and are no mistake.
    var words = typed.inWords
    if case .refused = typed, list.count > 0 { words = "" }
    let (before, behind) = prompt.shown
    // The text counts more than what it is: that gives way.
    let hasRoom = before.width + behind.width + 1 + 2 + words.width <= whole.columns
    if hasRoom, !words.isEmpty {
      canvas.write(words, column: whole.column + whole.columns - words.width, row: part.row, style: Look.faint)
    }
    if prompt.isEmpty {
      let hint: DisplayText = "an identifier, or part of a name"
      canvas.write(hint.fitted(to: whole.columns), column: whole.column, row: part.row, style: Look.faint)
      if isFocused { canvas.cursor = Point(column: whole.column, row: part.row) }
      return
    }
    let cursor = Self.drawLine(before: before, behind: behind, on: &canvas, in: whole)
    if isFocused { canvas.cursor = cursor }
  }

  /// Draws a line that is edited, so that the edit point is seen; `…` stands where it goes on.
  ///
  /// - Returns: where the edit point is.
  static func drawLine(
    before: DisplayText, behind: DisplayText, on canvas: inout Canvas, in part: Rect
  ) -> Point {
    let room = part.columns
    let (left, right) = (before.width, behind.width)
    var shown = before
    if left + right + 1 > room {
      // A quarter at most is for what stands behind, so that one sees where one is.
      let kept = max(1, min(right, room / 4))
      shown = before.fitted(to: max(0, min(left, room - kept)), keepsEnd: true)
    }
    let point = canvas.write(shown, column: part.column, row: part.row, limit: room)
    let rest = part.column + room - point
    canvas.write(behind.fitted(to: rest), column: point, row: part.row, limit: rest)
    return Point(column: min(point, part.column + room - 1), row: part.row)
  }
}
