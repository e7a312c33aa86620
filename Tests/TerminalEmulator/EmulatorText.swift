extension Emulator {
  /// The rows as text, without attributes and without the spaces at their ends.
  public var lines: [String] { grid.lines.map(Self.text) }

  /// The rows of the main screen, whichever is shown.
  public var mainScreenLines: [String] { (isAlternateScreen ? otherGrid : grid).lines.map(Self.text) }

  /// A cell of the screen that is shown.
  ///
  /// - Precondition: the place is on the screen.
  public func cell(_ column: Int, _ row: Int) -> Cell { grid[column, row] }

  /// A row's cells, from the left.
  public func cells(ofRow row: Int) -> [Cell] { grid.lines[row] }

  /// Where a text begins that is on one row; the topmost one, and on its row the leftmost.
  public func find(_ text: String) -> Place? {
    let wanted = Array(text.unicodeScalars)
    for row in 0..<rows {
      var scalars: [Unicode.Scalar] = []
      var columns: [Int] = []
      for (column, cell) in grid.lines[row].enumerated() where cell.width > 0 {
        for scalar in cell.text.unicodeScalars {
          scalars.append(scalar)
          columns.append(column)
        }
      }
      guard !wanted.isEmpty, wanted.count <= scalars.count else { continue }
      for start in 0...scalars.count - wanted.count where scalars[start..<start + wanted.count].elementsEqual(wanted) {
        return Place(column: columns[start], row: row)
      }
    }
    return nil
  }

  /// Whether a text is on one of the rows.
  public func shows(_ text: String) -> Bool { find(text) != nil }

  /// The whole screen for the message of a failed test: its rows, what is set off in them and how, the cursor, modes
  /// and what was not understood.
  public var screenDescription: String {
    var place = "\(columns)x\(rows), cursor at column \(cursor.column), row \(cursor.row)"
    if isWrapPending { place += ", about to wrap" }
    if !modes.showsCursor { place += ", hidden" }
    if isAlternateScreen { place += "; alternate screen" }
    if scrollRegion != 0..<rows { place += "; rows \(scrollRegion) scroll" }
    if modes.bracketsPaste { place += "; paste in brackets" }
    if modes.reportsMouse { place += "; mouse" }
    if modes.applicationCursorKeys { place += "; application cursor keys" }
    if modes.inserts { place += "; inserting" }
    if !modes.wraps { place += "; not wrapping" }
    var description = [place, "    +" + String(repeating: "-", count: columns) + "+"]
    for row in 0..<rows {
      let number = String(row)
      description.append(
        String(repeating: " ", count: max(0, 3 - number.count)) + number + " |"
          + grid.lines[row].map(\.text).joined() + "|")
      let runs = styledRuns(row)
      if !runs.isEmpty { description.append("      " + runs.joined(separator: ", ")) }
    }
    description.append("    +" + String(repeating: "-", count: columns) + "+")
    if !unknownSequences.isEmpty { description.append("unknown: " + unknownSequences.joined(separator: " ")) }
    return description.joined(separator: "\n")
  }

  /// The parts of a row that are set off, such as `0..<4 bold red`.
  private func styledRuns(_ row: Int) -> [String] {
    var runs: [String] = []
    var start = 0
    for column in 1...columns where column == columns || grid[column, row].style != grid[start, row].style {
      if grid[start, row].style != Style() { runs.append("\(start)..<\(column) \(grid[start, row].style)") }
      start = column
    }
    return runs
  }

  private static func text(_ cells: [Cell]) -> String {
    let end = cells.lastIndex { !$0.isBlank && $0.width > 0 }.map { $0 + 1 } ?? 0
    return cells[..<end].reduce(into: "") { $0 += $1.text }
  }
}

extension Emulator: CustomStringConvertible, CustomReflectable {
  /// The screen, as failed tests show it.
  public var description: String { screenDescription }

  /// No parts: the test library would write out every cell.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
