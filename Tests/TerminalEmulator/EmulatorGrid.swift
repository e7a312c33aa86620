/// The cells of a screen, without any cursor. Rows and columns are those of the caller's choice: it has clamped them.
struct EmulatorGrid: Sendable, Hashable {
  typealias Cell = Emulator.Cell

  private(set) var columns: Int
  private(set) var lines: [[Cell]]

  var rows: Int { lines.count }

  init(columns: Int, rows: Int) {
    self.columns = columns
    lines = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
  }

  subscript(column: Int, row: Int) -> Cell {
    get { lines[row][column] }
    set { lines[row][column] = newValue }
  }

  /// Puts a character; nothing stays of a wide one of which one half is overwritten.
  mutating func put(_ cell: Cell, column: Int, row: Int) {
    let end = column + cell.width
    if lines[row][column].width == 0, column > 0 { blank(column - 1, row) }
    if end < columns, lines[row][end].width == 0 { blank(end, row) }
    lines[row][column] = cell
    if cell.width == 2 { lines[row][column + 1] = Cell(width: 0, style: cell.style) }
  }

  mutating func fill(_ columns: Range<Int>, row: Int, with cell: Cell) {
    guard !columns.isEmpty else { return }
    split(columns.lowerBound, row)
    split(columns.upperBound, row)
    lines[row].replaceSubrange(columns, with: repeatElement(cell, count: columns.count))
  }

  mutating func fill(rows: Range<Int>, with cell: Cell) {
    for row in rows { lines[row] = Array(repeating: cell, count: columns) }
  }

  /// Opens a gap; what is pushed over the edge is lost.
  mutating func insertCells(_ count: Int, column: Int, row: Int, blank: Cell) {
    let count = min(count, columns - column)
    split(column, row)
    split(columns - count, row)
    lines[row].removeLast(count)
    lines[row].insert(contentsOf: repeatElement(blank, count: count), at: column)
  }

  mutating func deleteCells(_ count: Int, column: Int, row: Int, blank: Cell) {
    let count = min(count, columns - column)
    split(column, row)
    split(column + count, row)
    lines[row].removeSubrange(column..<column + count)
    lines[row].append(contentsOf: repeatElement(blank, count: count))
  }

  /// Moves these rows up, and new ones in below.
  mutating func scrollUp(_ region: Range<Int>, by count: Int, blank: Cell) {
    let count = min(count, region.count)
    lines.removeSubrange(region.lowerBound..<region.lowerBound + count)
    lines.insert(contentsOf: emptyLines(count, blank), at: region.upperBound - count)
  }

  mutating func scrollDown(_ region: Range<Int>, by count: Int, blank: Cell) {
    let count = min(count, region.count)
    lines.removeSubrange(region.upperBound - count..<region.upperBound)
    lines.insert(contentsOf: emptyLines(count, blank), at: region.lowerBound)
  }

  /// Cuts or extends it at the right and at the bottom.
  mutating func resize(columns: Int, rows: Int) {
    for row in lines.indices {
      if columns < self.columns {
        split(columns, row)
        lines[row].removeLast(self.columns - columns)
      } else {
        lines[row].append(contentsOf: repeatElement(Cell(), count: columns - self.columns))
      }
    }
    self.columns = columns
    if rows < lines.count {
      lines.removeLast(lines.count - rows)
    } else {
      lines.append(contentsOf: emptyLines(rows - lines.count, Cell()))
    }
  }

  private func emptyLines(_ count: Int, _ blank: Cell) -> [[Cell]] {
    Array(repeating: Array(repeating: blank, count: columns), count: count)
  }

  private mutating func blank(_ column: Int, _ row: Int) {
    lines[row][column] = Cell(style: lines[row][column].style)
  }

  /// Clears the wide character, if there is one, of which only the right half begins here.
  private mutating func split(_ column: Int, _ row: Int) {
    guard column > 0, column < columns, lines[row][column].width == 0 else { return }
    blank(column - 1, row)
    blank(column, row)
  }
}
