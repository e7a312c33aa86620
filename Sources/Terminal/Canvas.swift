public import DisplayText

/// What a screen shows: its cells, and where the cursor stands. Only `DisplayText` gets onto it.
public struct Canvas: Sendable, Hashable {
  /// Its size.
  public let size: Size
  /// Row after row, each from the left.
  public private(set) var cells: [Cell]
  /// Where the hardware cursor stands; `nil` for nowhere to be seen.
  public var cursor: Point?

  /// An empty screen.
  public init(size: Size) {
    self.size = size
    cells = [Cell](repeating: .empty, count: size.columns * size.rows)
  }

  /// All of it.
  public var bounds: Rect { Rect(size) }

  /// A cell.
  ///
  /// - Precondition: the place is on the canvas.
  public subscript(column: Int, row: Int) -> Cell { cells[row * size.columns + column] }

  /// Draws text from a place on, at most `limit` columns of it and never beyond the canvas; a wide character that would
  /// be cut becomes a space.
  ///
  /// - Returns: the column behind the text.
  @discardableResult
  public mutating func write(
    _ text: DisplayText, column: Int, row: Int, limit: Int = .max, style: TextStyle = .plain
  ) -> Int {
    guard row >= 0, row < size.rows, column < size.columns, limit > 0 else { return column }
    let end = limit < size.columns - column ? column + limit : size.columns
    var at = column
    text.forEachGlyph { glyph in
      guard at < end else { return false }
      if at + glyph.width > end {
        if at >= 0 { put(Cell(" ", style: style), column: at, row: row) }
        at += 1
        return false
      }
      if at == -1, glyph.width == 2 {
        put(Cell(" ", style: style), column: 0, row: row)
      } else if at >= 0 {
        let cell = Cell(
          glyph.base, firstMark: glyph.firstMark, secondMark: glyph.secondMark, width: glyph.width, style: style)
        put(cell, column: at, row: row)
        if glyph.width == 2 { put(.rightHalf(style), column: at + 1, row: row, isHalf: true) }
      }
      at += glyph.width
      return true
    }
    return at
  }

  /// Fills a part with empty cells of this style.
  public mutating func clear(_ part: Rect, style: TextStyle = .plain) {
    let part = part.intersection(bounds)
    for row in part.row..<part.row + part.rows {
      for column in part.column..<part.column + part.columns {
        put(Cell(" ", style: style), column: column, row: row)
      }
    }
  }

  /// Adds attributes to what a part shows; the selected row is set off so.
  public mutating func add(_ attributes: TextStyle.Attributes, to part: Rect) {
    let part = part.intersection(bounds)
    for row in part.row..<part.row + part.rows {
      for column in part.column..<part.column + part.columns {
        let index = row * size.columns + column
        cells[index].style = cells[index].style.adding(attributes)
      }
    }
  }

  /// The rows as text, without attributes and without the spaces at their ends.
  public var lines: [String] {
    (0..<size.rows).map { row in
      var line = cells[row * size.columns..<(row + 1) * size.columns].reduce(into: "") { $0 += $1.text }
      while line.unicodeScalars.last == " " { line.unicodeScalars.removeLast() }
      return line
    }
  }

  mutating func replaceCells(_ change: (Cell) -> Cell) {
    for index in cells.indices { cells[index] = change(cells[index]) }
  }

  private mutating func put(_ cell: Cell, column: Int, row: Int, isHalf: Bool = false) {
    let index = row * size.columns + column
    // Nothing stays of a wide character of which one half is overwritten.
    if cells[index].width == 0, !isHalf, column > 0 { cells[index - 1] = Cell(" ", style: cells[index - 1].style) }
    if cells[index].width == 2, column + 1 < size.columns {
      cells[index + 1] = Cell(" ", style: cells[index + 1].style)
    }
    cells[index] = cell
  }
}
