import Terminal
import TerminalEmulator

/// What a terminal has to show: a canvas as this kind of terminal shows it.
struct ExpectedScreen {
  let canvas: Canvas
  private let kind: TerminalKind
  private let styles: [Emulator.Style]

  init(_ canvas: Canvas, on kind: TerminalKind, rendering: Rendering) {
    self.kind = kind
    let canvas = canvas.adapted(to: rendering)
    self.canvas = canvas
    styles = canvas.cells.map { $0.style == .plain ? Emulator.Style() : kind.style($0.style) }
  }

  /// Whether all of it is there: text, attributes, colours, and where the cursor stands, or that it is hidden.
  func isShown(on emulator: Emulator) -> Bool {
    guard emulator.columns == canvas.size.columns, emulator.rows == canvas.size.rows, cursorIsRight(emulator) else {
      return false
    }
    return firstDifference(emulator) == nil
  }

  /// The first thing that is not as it has to be, in words.
  func difference(_ emulator: Emulator) -> String {
    guard emulator.columns == canvas.size.columns, emulator.rows == canvas.size.rows else {
      return "the size has to be \(canvas.size.columns)x\(canvas.size.rows)"
    }
    if let index = firstDifference(emulator) {
      let (column, row) = (index % canvas.size.columns, index / canvas.size.columns)
      let (cell, seen) = (canvas.cells[index], emulator.cell(column, row))
      return """
        column \(column), row \(row): “\(cell.text)” of width \(cell.width), \(styles[index]), has to be there, \
        and “\(seen.text)” of width \(seen.width), \(seen.style), is
        """
    }
    if cursorIsRight(emulator) { return "no difference" }
    guard let place = canvas.cursor else { return "the cursor has to be hidden" }
    return "the cursor has to be seen at column \(place.column), row \(place.row)"
  }

  /// How a cell has to be set off.
  func style(_ column: Int, _ row: Int) -> Emulator.Style { styles[row * canvas.size.columns + column] }

  private func cursorIsRight(_ emulator: Emulator) -> Bool {
    guard let place = canvas.cursor else {
      let corner = Emulator.Place(column: canvas.size.columns - 1, row: canvas.size.rows - 1)
      return kind.canHideCursor ? !emulator.modes.showsCursor : emulator.cursor == corner
    }
    return emulator.modes.showsCursor && emulator.cursor == Emulator.Place(column: place.column, row: place.row)
  }

  private func firstDifference(_ emulator: Emulator) -> Int? {
    var index = 0
    for row in 0..<canvas.size.rows {
      for seen in emulator.cells(ofRow: row) {
        if !same(canvas.cells[index], seen) || !looksSame(seen, styles[index]) { return index }
        index += 1
      }
    }
    return nil
  }

  /// Whether a cell is set off so. Of one in which nothing is to be read, bold or faint or the colour of text cannot be
  /// seen, and ncurses leaves them out where that saves bytes.
  private func looksSame(_ seen: Emulator.Cell, _ style: Emulator.Style) -> Bool {
    if seen.style == style { return true }
    let visible: Emulator.Attributes = [.reverse, .underlined]
    return seen.isBlank && seen.style.background == style.background
      && seen.style.attributes.isDisjoint(with: visible) && style.attributes.isDisjoint(with: visible)
  }

  private func same(_ cell: Cell, _ seen: Emulator.Cell) -> Bool {
    guard seen.width == Int(cell.width), seen.width == 0 || seen.base == cell.base else { return false }
    switch seen.marks.count {
    case 0: return cell.firstMark == nil
    case 1: return cell.firstMark == seen.marks[0] && cell.secondMark == nil
    case 2: return cell.firstMark == seen.marks[0] && cell.secondMark == seen.marks[1]
    default: return false
    }
  }
}
