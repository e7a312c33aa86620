import CWidth

extension Emulator {
  /// Shows a character where the cursor stands.
  mutating func print(_ received: Unicode.Scalar) {
    let scalar = characterSets.shown(received)
    if (0x20..<0x7f).contains(scalar.value) { return put(scalar, width: 1) }
    switch Int(mimi_column_width(scalar.value)) {
    case 0: combine(scalar)
    case 2: put(scalar, width: 2)
    case 1: put(scalar, width: 1)
    default:
      // Unassigned, or a control of C1.
      note("no character: \\u{\(String(scalar.value, radix: 16, uppercase: true))}")
      put("\u{FFFD}", width: 1)
    }
  }

  mutating func put(_ scalar: Unicode.Scalar, width: Int) {
    guard width <= columns else { return }
    if isWrapPending || cursor.column + width > columns {
      guard modes.wraps else { return overwriteLast(scalar, width) }
      index()
      cursor.column = 0
    }
    if modes.inserts { grid.insertCells(width, column: cursor.column, row: cursor.row, blank: Cell()) }
    grid.put(Cell(base: scalar, width: width, style: style), column: cursor.column, row: cursor.row)
    lastPrinted = scalar
    if cursor.column + width < columns {
      cursor.column += width
      isWrapPending = false
    } else {
      cursor.column = columns - 1
      isWrapPending = modes.wraps
    }
  }

  /// Without DECAWM the last column takes one character after the other; a wide one does not fit.
  private mutating func overwriteLast(_ scalar: Unicode.Scalar, _ width: Int) {
    guard width == 1 else { return }
    grid.put(Cell(base: scalar, width: 1, style: style), column: columns - 1, row: cursor.row)
  }

  /// Sets a mark on the character before the cursor.
  private mutating func combine(_ mark: Unicode.Scalar) {
    var column = isWrapPending ? cursor.column : cursor.column - 1
    if column > 0, grid[column, cursor.row].width == 0 { column -= 1 }
    guard column >= 0 else {
      return note("no character to combine with: \\u{\(String(mark.value, radix: 16, uppercase: true))}")
    }
    grid[column, cursor.row].marks.append(mark)
  }

  /// REP.
  mutating func repeatLast(_ count: Int) {
    guard let lastPrinted else { return note("nothing to repeat") }
    let width = Int(mimi_column_width(lastPrinted.value))
    for _ in 0..<min(count, columns * rows) { put(lastPrinted, width: width) }
  }
}
