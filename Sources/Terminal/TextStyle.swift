/// How a cell's text is set off. What colour says, words say too.
public struct TextStyle: Sendable, Hashable {
  /// Attributes that every terminal has, or does without.
  public struct Attributes: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: UInt8

    /// Attributes by their bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Bold.
    public static let bold = Attributes(rawValue: 1)
    /// Less than the rest.
    public static let faint = Attributes(rawValue: 2)
    /// Underlined.
    public static let underlined = Attributes(rawValue: 4)
    /// Foreground and background changed over.
    public static let reverse = Attributes(rawValue: 8)
  }

  /// The terminal's own colours: their numbers in ECMA-48's SGR 30 to 37, the terminal's own foreground, and `ink`.
  public enum Color: UInt8, Sendable, Hashable {
    /// The terminal's own foreground.
    case standard = 255
    /// 1
    case red = 1
    /// 2
    case green = 2
    /// 3
    case yellow = 3
    /// 4
    case blue = 4
    /// 5
    case magenta = 5
    /// 6
    case cyan = 6
    /// Black on white, whatever the terminal's own colours are: for what a camera reads.
    case ink = 7
  }

  /// Its attributes.
  public var attributes: Attributes
  /// Its colour.
  public var color: Color

  /// A style with these parts.
  public init(_ attributes: Attributes = [], color: Color = .standard) {
    self.attributes = attributes
    self.color = color
  }

  /// As everything is that nothing sets off.
  public static let plain = TextStyle()

  /// This style with more attributes.
  public func adding(_ more: Attributes) -> TextStyle { TextStyle(attributes.union(more), color: color) }
}
