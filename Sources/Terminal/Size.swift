/// The size of a terminal, in character cells.
public struct Size: Sendable, Hashable {
  /// Cells of a row; at least 1.
  public var columns: Int
  /// Rows; at least 1.
  public var rows: Int

  /// A size; what is less than one cell counts as one.
  public init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
  }
}

/// A cell's place, both from 0, the upper left corner first.
public struct Point: Sendable, Hashable {
  /// From the left.
  public var column: Int
  /// From the top.
  public var row: Int

  /// A place.
  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// A part of the screen; it may be empty.
public struct Rect: Sendable, Hashable {
  /// Its left column.
  public var column: Int
  /// Its upper row.
  public var row: Int
  /// Its width; never negative.
  public var columns: Int
  /// Its height; never negative.
  public var rows: Int

  /// A part of the screen; what is negative in size counts as nothing.
  public init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// All of a screen.
  public init(_ size: Size) { self.init(column: 0, row: 0, columns: size.columns, rows: size.rows) }

  /// Whether there is no cell in it.
  public var isEmpty: Bool { columns == 0 || rows == 0 }

  /// Whether a cell is in it.
  public func contains(_ point: Point) -> Bool {
    point.column >= column && point.column < column + columns && point.row >= row && point.row < row + rows
  }

  /// What is in both.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(column, other.column)
    let top = max(row, other.row)
    return Rect(
      column: left, row: top, columns: min(column + columns, other.column + other.columns) - left,
      rows: min(row + rows, other.row + other.rows) - top)
  }

  /// The rows above, and what is left below.
  public func split(top rows: Int) -> (top: Rect, rest: Rect) {
    let taken = min(max(0, rows), self.rows)
    return (
      Rect(column: column, row: row, columns: columns, rows: taken),
      Rect(column: column, row: row + taken, columns: columns, rows: self.rows - taken)
    )
  }

  /// The columns at the left, and what is left beside.
  public func split(left columns: Int) -> (left: Rect, rest: Rect) {
    let taken = min(max(0, columns), self.columns)
    return (
      Rect(column: column, row: row, columns: taken, rows: rows),
      Rect(column: column + taken, row: row, columns: self.columns - taken, rows: rows)
    )
  }
}
