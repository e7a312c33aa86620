/// One cell of a screen: a base character with at most two combining marks, or the right half of a wide one.
public struct Cell: Sendable, Hashable {
  /// The base character; U+0020 in an empty cell, and nothing that counts in the right half of a wide one.
  public private(set) var base: Unicode.Scalar
  /// The first combining mark on it; `nil` for none.
  public private(set) var firstMark: Unicode.Scalar?
  /// The second one.
  public private(set) var secondMark: Unicode.Scalar?
  /// Columns that it takes: 1, 2, or 0 for the right half of the wide one at its left.
  public private(set) var width: Int8
  /// How it is set off.
  public var style: TextStyle

  /// An empty cell.
  public static let empty = Cell(" ", style: .plain)

  init(
    _ base: Unicode.Scalar, firstMark: Unicode.Scalar? = nil, secondMark: Unicode.Scalar? = nil, width: Int = 1,
    style: TextStyle
  ) {
    self.base = base
    self.firstMark = firstMark
    self.secondMark = secondMark
    self.width = Int8(width)
    self.style = style
  }

  static func rightHalf(_ style: TextStyle) -> Cell { Cell(" ", width: 0, style: style) }

  /// Its text; nothing for the right half of a wide one.
  public var text: String {
    if width == 0 { return "" }
    var scalars = String.UnicodeScalarView([base])
    if let firstMark { scalars.append(firstMark) }
    if let secondMark { scalars.append(secondMark) }
    return String(scalars)
  }
}
