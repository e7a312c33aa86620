import CWidth

/// A terminal's screen: what stands in which cell.
struct Screen {
  /// A character with its marks, in the cell where it begins.
  struct Cell {
    var column: Int
    /// Two for wide characters.
    var width: Int
    var text: String
    var pen: Pen
  }

  /// Text beyond the picture's edge. A picture with cut text is worse than none.
  struct TextOutside: Error {
    var row: Int
    var column: Int
  }

  let columns: Int
  /// The cells of each row, from left to right. Rows that the capture does not have are empty.
  private(set) var rows: [[Cell]]

  /// Reads a capture. The pen is carried over line ends, as `tmux` writes it.
  init(capture lines: [String], columns: Int, rows count: Int) throws(TextOutside) {
    self.columns = columns
    rows = []
    var pen = Pen()
    for (index, line) in lines.enumerated() {
      let row = Self.row(line, &pen)
      // Blank space may reach beyond the edge, for nobody misses it.
      if let cut = row.last(where: { $0.text != " " }), index >= count || cut.column + cut.width > columns {
        throw TextOutside(row: index, column: cut.column)
      }
      if index < count { rows.append(row.filter { $0.column + $0.width <= columns }) }
    }
    rows += Array(repeating: [], count: count - rows.count)
  }

  private static func row(_ line: String, _ pen: inout Pen) -> [Cell] {
    var cells: [Cell] = []
    var column = 0
    var reader = CaptureReader(line)
    while let piece = reader.next() {
      switch piece {
      case .rendition(let parameters): pen.apply(parameters)
      case .scalar(let scalar):
        let width = Int(mimi_column_width(scalar.value))
        if width == 0 {
          // A mark stands on the character before it.
          if !cells.isEmpty { cells[cells.count - 1].text.unicodeScalars.append(scalar) }
          continue
        }
        // What the C library does not know is no text for XML either, yet its cell has to be kept.
        let text = width > 0 ? String(scalar) : "\u{FFFD}"
        cells.append(Cell(column: column, width: max(1, width), text: text, pen: pen))
        column += max(1, width)
      }
    }
    return cells
  }
}
