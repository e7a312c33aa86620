extension Emulator {
  /// One cell of the screen: a base character with the marks on it, or the right half of a wide one.
  public struct Cell: Sendable, Hashable {
    /// The base character; U+0020 in an empty cell and in the right half of a wide character.
    public var base: Unicode.Scalar = " "
    /// The combining marks on it.
    public var marks: [Unicode.Scalar] = []
    /// Columns that it takes: 1, 2, or 0 for the right half of the wide one at its left.
    public var width = 1
    /// How it is set off.
    public var style = Style()

    /// Its text; nothing for the right half of a wide one.
    public var text: String {
      if width == 0 { return "" }
      var scalars = String.UnicodeScalarView([base])
      scalars.append(contentsOf: marks)
      return String(scalars)
    }

    /// Whether nothing is to be read in it.
    public var isBlank: Bool { base == " " && marks.isEmpty && width == 1 }

    /// A cell that was erased; of the style only the background counts, as in xterm.
    static func erased(_ style: Style) -> Cell { Cell(style: Style(background: style.background)) }
  }

  /// How a cell is set off.
  public struct Style: Sendable, Hashable {
    /// Its attributes.
    public var attributes: Attributes = []
    /// The colour of the text.
    public var foreground = Color.standard
    /// The colour behind it.
    public var background = Color.standard

    /// A style with these parts.
    public init(_ attributes: Attributes = [], foreground: Color = .standard, background: Color = .standard) {
      self.attributes = attributes
      self.foreground = foreground
      self.background = background
    }
  }

  /// What SGR sets besides colours.
  public struct Attributes: OptionSet, Sendable, Hashable, CustomStringConvertible {
    /// The bits.
    public let rawValue: UInt8

    /// Attributes by their bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// SGR 1.
    public static let bold = Attributes(rawValue: 1)
    /// SGR 2.
    public static let faint = Attributes(rawValue: 2)
    /// SGR 3; with `TERM=screen` it is what stands out.
    public static let italic = Attributes(rawValue: 4)
    /// SGR 4, and 21.
    public static let underlined = Attributes(rawValue: 8)
    /// SGR 5 and 6.
    public static let blinking = Attributes(rawValue: 16)
    /// SGR 7.
    public static let reverse = Attributes(rawValue: 32)
    /// SGR 8.
    public static let hidden = Attributes(rawValue: 64)
    /// SGR 9.
    public static let struck = Attributes(rawValue: 128)

    private static let names: [(Attributes, String)] = [
      (.bold, "bold"), (.faint, "faint"), (.italic, "italic"), (.underlined, "underlined"), (.blinking, "blinking"),
      (.reverse, "reverse"), (.hidden, "hidden"), (.struck, "struck"),
    ]

    /// Their names.
    public var description: String { Self.names.filter { contains($0.0) }.map(\.1).joined(separator: " ") }
  }

  /// A colour.
  public enum Color: Sendable, Hashable, CustomStringConvertible {
    /// The terminal's own, SGR 39 or 49.
    case standard
    /// One of the 256: 0 to 7 from SGR 30 to 37, 8 to 15 from SGR 90 to 97.
    case palette(UInt8)
    /// By its parts.
    case rgb(UInt8, UInt8, UInt8)

    /// Its name or number.
    public var description: String {
      switch self {
      case .standard: return "standard"
      case .palette(let index) where index < 8:
        return ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"][Int(index)]
      case .palette(let index): return "colour \(index)"
      case .rgb(let red, let green, let blue): return "rgb(\(red),\(green),\(blue))"
      }
    }
  }
}

extension Emulator.Style: CustomStringConvertible {
  /// Its parts, or `plain`.
  public var description: String {
    var parts: [String] = []
    if !attributes.isEmpty { parts.append(attributes.description) }
    if foreground != .standard { parts.append(foreground.description) }
    if background != .standard { parts.append("on \(background)") }
    return parts.isEmpty ? "plain" : parts.joined(separator: " ")
  }
}
