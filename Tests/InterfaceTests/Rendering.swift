import Terminal

@testable import Interface

extension Canvas {
  /// The screen as a fixture has it: its rows as text, then what is set off, row by row, and the cursor.
  var fixture: String {
    var text = lines.map { $0 + "\n" }.joined() + "--- styles\n"
    for row in 0..<size.rows {
      let runs = styleRuns(row)
      if !runs.isEmpty { text += "\(row): \(runs.joined(separator: ", "))\n" }
    }
    return text + (cursor.map { "cursor \($0.column),\($0.row)\n" } ?? "no cursor\n")
  }

  /// `1-4 bold`: from column to column, both included.
  private func styleRuns(_ row: Int) -> [String] {
    var runs: [String] = []
    var start = 0
    for column in 1...size.columns where column == size.columns || self[column, row].style != self[start, row].style {
      let style = self[start, row].style
      if style != .plain { runs.append("\(start)-\(column - 1) \(style.words)") }
      start = column
    }
    return runs
  }
}

extension TextStyle {
  fileprivate var words: String {
    var words: [String] = []
    if attributes.contains(.bold) { words.append("bold") }
    if attributes.contains(.faint) { words.append("faint") }
    if attributes.contains(.underlined) { words.append("underlined") }
    if attributes.contains(.reverse) { words.append("reverse") }
    if color != .standard { words.append("\(color)") }
    return words.joined(separator: " ")
  }
}

/// What differs between two texts, line by line, for a person: `-` what was expected, `+` what is there.
func readableDifference(expected: String, actual: String) -> String {
  let left = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let right = actual.split(separator: "\n", omittingEmptySubsequences: false)
  var text = ""
  for row in 0..<max(left.count, right.count) {
    let old = row < left.count ? left[row] : nil
    let new = row < right.count ? right[row] : nil
    if old == new { continue }
    if let old { text += "\(row) -\(old)\n" }
    if let new { text += "\(row) +\(new)\n" }
  }
  return text
}
