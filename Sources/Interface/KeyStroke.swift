public import DisplayText
public import Terminal

/// A key by the name that a person writes for it: `F5`, `^R`, `Enter`, `r`.
public struct KeyStroke: Sendable, Hashable {
  /// The key.
  public var key: Key

  /// A key.
  public init(_ key: Key) { self.key = key }

  /// Reads a name; `nil` where no key is called so.
  public init?(_ name: String) {
    if name.count == 1, let character = name.first, !character.isWhitespace {
      key = .character(character)
    } else if name.count == 2, name.first == "^", let letter = name.last, letter.isASCII, letter.isLetter {
      key = .control(Character(letter.lowercased()))
    } else if name.first == "F" || name.first == "f", let number = Int(name.dropFirst()), (1...12).contains(number) {
      key = .function(number)
    } else if let named = Self.names.first(where: { $0.name.lowercased() == name.lowercased() }) {
      key = named.key
    } else {
      return nil
    }
  }

  /// Its name.
  public var name: DisplayText {
    switch key {
    case .character(" "): "Space"
    case .character(let character): DisplayText(String(character))
    case .control(let letter): "^\(letter.uppercased())"
    case .alt(let character): "Alt-\(String(character))"
    case .function(let number): "F\(number)"
    default: DisplayText(Self.names.first { $0.key == key }?.name ?? "")
    }
  }

  /// The names besides characters and `^` with a letter, for a person who seeks one.
  public static var knownNames: [String] { names.map(\.name) + (1...12).map { "F\($0)" } }

  private static let names: [(name: String, key: Key)] = [
    ("Enter", .enter), ("Esc", .escape), ("Tab", .tab), ("Shift-Tab", .backTab), ("Backspace", .backspace),
    ("Del", .delete), ("Ins", .insert), ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right),
    ("Home", .home), ("End", .end), ("PgUp", .pageUp), ("PgDn", .pageDown), ("Space", .character(" ")),
  ]
}
