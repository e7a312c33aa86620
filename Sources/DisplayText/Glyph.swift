extension DisplayText {
  /// What stands in one cell of a terminal, or two: a base character with at most two combining marks.
  public struct Glyph: Sendable, Hashable {
    /// The base character.
    public var base: Unicode.Scalar
    /// The first combining mark on it; `nil` for none.
    public var firstMark: Unicode.Scalar?
    /// The second one.
    public var secondMark: Unicode.Scalar?
    /// Columns, 1 or 2, by the C library's `wcwidth` for C.UTF-8.
    public var width: Int
  }

  /// Hands over each glyph in turn.
  ///
  /// - Parameter body: `false` ends it.
  public func forEachGlyph(_ body: (Glyph) -> Bool) {
    var pending: Glyph?
    for scalar in description.unicodeScalars {
      let width = scalar.value < 0x7F ? 1 : columnWidth(scalar)
      if width <= 0 {
        // A literal of the program's own could have it; text from outside never does.
        guard pending != nil, width == 0 else { continue }
        if pending?.firstMark == nil { pending?.firstMark = scalar } else { pending?.secondMark = scalar }
        continue
      }
      if let pending, !body(pending) { return }
      pending = Glyph(base: scalar, firstMark: nil, secondMark: nil, width: width)
    }
    if let pending { _ = body(pending) }
  }

  /// The text cut to so many columns, with `…` in the place of what is left out.
  ///
  /// - Parameters:
  ///   - columns: the most that it may take; 0 gives nothing.
  ///   - keepsEnd: whether the end is kept (`…signal.example`), not the beginning.
  public func fitted(to columns: Int, keepsEnd: Bool = false) -> DisplayText {
    if width <= columns { return self }
    guard columns > 0 else { return "" }
    var glyphs: [Glyph] = []
    forEachGlyph {
      glyphs.append($0)
      return true
    }
    if keepsEnd { glyphs.reverse() }
    var room = columns - 1
    var kept = glyphs.prefix {
      room -= $0.width
      return room >= 0
    }
    if keepsEnd { kept.reverse() }
    var text = String.UnicodeScalarView()
    for glyph in kept {
      text.append(glyph.base)
      if let mark = glyph.firstMark { text.append(mark) }
      if let mark = glyph.secondMark { text.append(mark) }
    }
    return keepsEnd ? "…\(String(text))" : "\(String(text))…"
  }
}
