import QRCode

/// A QR code drawn with characters, its quiet zone included.
struct QRPicture {
  /// What it is drawn with.
  enum Pen: Hashable {
    /// Half blocks in black on white, whatever the terminal's own colours are.
    case colored(ColorDepth)
    /// Half blocks in the terminal's own colour for light modules, so on a dark background.
    case blocks
    /// Two columns a module, in black and white.
    case coloredSpaces(ColorDepth)
    /// Two columns a module, light ones in reverse video, so on a dark background.
    case reversed
    /// Two columns a module, `##` for light ones: what reads it has to look from afar.
    case ascii

    /// How many colours the terminal has.
    enum ColorDepth: Hashable { case eight, palette }
  }

  let code: QRCode
  let pen: Pen

  /// Columns that it needs.
  var columns: Int {
    switch pen {
    case .colored, .blocks: side
    case .coloredSpaces, .reversed, .ascii: side * 2
    }
  }

  /// Its lines.
  var lines: [String] {
    switch pen {
    case .colored(let depth): halfRows.map { "\(Self.black(depth))\(blocks($0, ink: true))\(Self.end)" }
    case .blocks: halfRows.map { blocks($0, ink: false) }
    case .coloredSpaces(let depth):
      rows.map { row in
        modules(row).map { "\($0 ? Self.darkGround(depth) : Self.lightGround(depth))  " }.joined() + Self.end
      }
    case .reversed: rows.map { row in modules(row).map { $0 ? "  " : "\u{1B}[7m  \(Self.end)" }.joined() }
    case .ascii: rows.map { row in modules(row).map { $0 ? "  " : "##" }.joined() }
    }
  }

  private var side: Int { code.side + 2 * QRCode.quietZone }
  private var rows: Range<Int> { -QRCode.quietZone..<code.side + QRCode.quietZone }
  /// The first of each two rows; below the last is quiet zone.
  private var halfRows: [Int] { Array(stride(from: rows.lowerBound, to: rows.upperBound, by: 2)) }

  private func modules(_ row: Int) -> [Bool] { rows.map { code.isDark(column: $0, row: row) } }

  /// Two rows in one line.
  ///
  /// - Parameter ink: whether it is dark modules that are drawn.
  private func blocks(_ row: Int, ink: Bool) -> String {
    zip(modules(row), modules(row + 1)).map { upper, lower in
      switch (upper == ink, lower == ink) {
      case (true, true): "█"
      case (true, false): "▀"
      case (false, true): "▄"
      case (false, false): " "
      }
    }.joined()
  }

  // The eight colours are whatever a theme makes of them; those of the palette's cube are not.
  private static func black(_ depth: Pen.ColorDepth) -> String {
    depth == .palette ? "\u{1B}[38;5;16;48;5;231m" : "\u{1B}[30;47m"
  }
  private static func darkGround(_ depth: Pen.ColorDepth) -> String {
    depth == .palette ? "\u{1B}[48;5;16m" : "\u{1B}[40m"
  }
  private static func lightGround(_ depth: Pen.ColorDepth) -> String {
    depth == .palette ? "\u{1B}[48;5;231m" : "\u{1B}[47m"
  }
  private static let end = "\u{1B}[0m"
}
