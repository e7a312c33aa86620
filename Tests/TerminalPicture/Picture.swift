/// A screen in a plain window, as SVG.
///
/// Every character is placed by itself, so that the grid is exact whatever font is there and no ligature joins two cells.
struct Picture {
  /// 15 pixels of JetBrains Mono are 9 wide, and its lines are 20 high.
  private static let fontSize = 15
  private static let cell = (width: 9.0, height: 20.0)
  /// From a line's top to the foot of its letters.
  private static let baseline = 15.0
  private static let padding = 16.0
  private static let titleHeight = 32.0
  private static let fonts = "JetBrains Mono, DejaVu Sans Mono, Noto Sans Mono CJK JP"

  /// The whole document.
  let svg: String

  init(of screen: Screen, title: String) {
    let width = Double(screen.columns) * Self.cell.width + 2 * Self.padding
    let height = Self.titleHeight + Double(screen.rows.count) * Self.cell.height + 2 * Self.padding
    var writer = SVGWriter(width: width, height: height, fonts: Self.fonts, fontSize: Self.fontSize)
    Self.drawWindow(title, width, height, &writer)
    for (row, cells) in screen.rows.enumerated() {
      let top = Self.titleHeight + Self.padding + Double(row) * Self.cell.height
      Self.drawBackgrounds(cells, top, &writer)
      Self.drawText(cells, top, &writer)
    }
    svg = writer.finished
  }

  private static func drawWindow(_ title: String, _ width: Double, _ height: Double, _ writer: inout SVGWriter) {
    let window = Box(x: 0.5, y: 0.5, width: width - 1, height: height - 1)
    writer.window(window, titleHeight: titleHeight, bar: Palette.titleBar, Palette.background, border: Palette.border)
    writer.centered(title, x: width / 2, y: titleHeight / 2 + 5, Palette.title)
  }

  /// One box for each run of cells on the same colour: boxes side by side would show seams.
  private static func drawBackgrounds(_ cells: [Screen.Cell], _ top: Double, _ writer: inout SVGWriter) {
    var rest = cells[...]
    while let first = rest.first {
      let run = rest.prefix { $0.pen.background == first.pen.background }
      rest = rest.dropFirst(run.count)
      guard first.pen.background != Palette.background else { continue }
      let columns = run.reduce(0) { $0 + $1.width }
      writer.box(area(column: first.column, columns, top), first.pen.background)
    }
  }

  private static func drawText(_ cells: [Screen.Cell], _ top: Double, _ writer: inout SVGWriter) {
    var rest = cells[...]
    while let first = rest.first {
      let run = rest.prefix { $0.pen == first.pen }
      rest = rest.dropFirst(run.count)
      var characters: [(x: Double, text: String)] = []
      for cell in run {
        let area = area(column: cell.column, cell.width, top)
        if let block = BlockElement.part(cell.text, of: area) {
          writer.box(block, cell.pen.foreground)
        } else if cell.text != " " {
          characters.append((area.x, cell.text))
        }
        if cell.pen.isUnderlined {
          writer.box(Box(x: area.x, y: top + baseline + 2, width: area.width, height: 1), cell.pen.foreground)
        }
      }
      writer.text(characters, y: top + baseline, first.pen.foreground, isBold: first.pen.isBold)
    }
  }

  private static func area(column: Int, _ columns: Int, _ top: Double) -> Box {
    Box(
      x: padding + Double(column) * cell.width, y: top, width: Double(columns) * cell.width, height: cell.height)
  }
}
