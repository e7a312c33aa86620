/// What a terminal can show of a canvas.
public struct Rendering: Sendable, Hashable {
  /// Whether colours are used.
  public var hasColor: Bool
  /// Whether only ASCII can be shown, since the locale's encoding is not UTF-8.
  public var isASCII: Bool

  /// A rendering with these parts.
  public init(hasColor: Bool = true, isASCII: Bool = false) {
    self.hasColor = hasColor
    self.isASCII = isASCII
  }
}

extension Canvas {
  /// The canvas as a terminal shows it that has not all. Pure, so that what is on a screen can be foretold.
  public func adapted(to rendering: Rendering) -> Canvas {
    if rendering.hasColor, !rendering.isASCII, size.columns > 1 { return self }
    var made = self
    made.replaceCells { $0.adapted(to: rendering) }
    // On some terminals ncurses draws the last cell by way of the one before it. In a single column there is none, and
    // ncurses 6.4 shows what its memory has there.
    if size.columns == 1 { made.clear(Rect(column: 0, row: size.rows - 1, columns: 1, rows: 1)) }
    return made
  }
}

extension Cell {
  fileprivate func adapted(to rendering: Rendering) -> Cell {
    var made = self
    if !rendering.hasColor {
      // Most terminals are dark: what is to be white is what the text's colour fills there.
      if made.style.color == .ink { made.style.attributes.formSymmetricDifference(.reverse) }
      made.style.color = .standard
    }
    guard rendering.isASCII, !base.isASCII || width == 0 || firstMark != nil else { return made }
    // The right half of a wide character becomes a character of its own.
    let shown: Unicode.Scalar = width == 0 ? "?" : Self.spelling[base] ?? (base.isASCII ? base : "?")
    return Cell(shown, style: made.style)
  }

  /// The program's own marks and lines.
  private static let spelling: [Unicode.Scalar: Unicode.Scalar] = [
    "─": "-", "│": "|", "┼": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+", "┌": "+", "┐": "+", "└": "+", "┘": "+",
    "…": "~", "•": "*", "▲": "^", "▼": "v",
  ]
}
