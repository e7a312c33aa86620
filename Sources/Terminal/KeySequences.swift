/// Which keys send which sequences. The terminal database's own come first; the others are what most terminals send,
/// also where the database does not know them (the cursor keys have two forms, Home and End more).
struct KeySequences: Sendable {
  /// Those of this terminal.
  let special: [[UInt8]: Key]

  /// The key of `ESC [ ... final`, whatever modifiers it is pressed with.
  func control(_ sequence: [UInt8]) -> Key? {
    if let key = special[sequence] { return key }
    guard sequence.count > 2, let final = sequence.last else { return nil }
    let parameters = sequence[2..<sequence.count - 1]
    if parameters == [UInt8(ascii: "[")] { return Self.consoleFunction(final) }
    // Private parameters mark answers of the terminal, not keys.
    guard let number = Self.firstNumber(parameters) else { return nil }
    switch final {
    // `^`, `$` and `@` are Control, Shift and both on one family of terminals.
    case UInt8(ascii: "~"), UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "@"): return Self.numbered[number]
    case UInt8(ascii: "P")...UInt8(ascii: "S"): return .function(Int(final - UInt8(ascii: "P")) + 1)
    case UInt8(ascii: "Z"): return .backTab
    default: return Self.cursor(final)
    }
  }

  /// The key of `ESC O ... final`.
  func singleShift(_ sequence: [UInt8]) -> Key? {
    if let key = special[sequence] { return key }
    guard let final = sequence.last else { return nil }
    switch final {
    case UInt8(ascii: "P")...UInt8(ascii: "S"): return .function(Int(final - UInt8(ascii: "P")) + 1)
    case UInt8(ascii: "M"): return .enter
    case UInt8(ascii: "I"): return .tab
    case UInt8(ascii: "X"): return .character("=")
    // The numeric keypad in application mode: `*` is sent as j, and so on.
    case UInt8(ascii: "j")...UInt8(ascii: "y"): return .character(Character(Unicode.Scalar(final - 0x40)))
    default: return Self.cursor(final)
    }
  }

  private static func cursor(_ final: UInt8) -> Key? {
    switch final {
    // Lower case is Shift or Control on one family of terminals.
    case UInt8(ascii: "A"), UInt8(ascii: "a"): .up
    case UInt8(ascii: "B"), UInt8(ascii: "b"): .down
    case UInt8(ascii: "C"), UInt8(ascii: "c"): .right
    case UInt8(ascii: "D"), UInt8(ascii: "d"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    default: nil
    }
  }

  /// The Linux console's F1 to F5: `ESC [ [ A`.
  private static func consoleFunction(_ final: UInt8) -> Key? {
    guard (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(final) else { return nil }
    return .function(Int(final - UInt8(ascii: "A")) + 1)
  }

  private static let numbered: [Int: Key] = {
    var keys: [Int: Key] = [
      1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    ]
    // Numbers that the VT220's keyboard left out are left out in F1 to F20 too.
    let functions = [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34]
    for (index, number) in functions.enumerated() { keys[number] = .function(index + 1) }
    return keys
  }()

  /// The number before the first `;`, 0 where there is none; `nil` for anything that is no list of numbers.
  private static func firstNumber(_ parameters: some Collection<UInt8>) -> Int? {
    var number = 0
    var isFirst = true
    for byte in parameters {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if isFirst { number = min(9999, number * 10 + Int(byte - UInt8(ascii: "0"))) }
      case UInt8(ascii: ";"), UInt8(ascii: ":"): isFirst = false
      default: return nil
      }
    }
    return number
  }
}

extension Key {
  /// The key that sends a byte of ASCII by itself; not for ESC as the beginning of a sequence.
  init(ascii byte: UInt8) {
    switch byte {
    case 0x08, 0x7F: self = .backspace
    case 0x09: self = .tab
    case 0x0A, 0x0D: self = .enter
    case 0x1B: self = .escape
    case 0x00: self = .control(" ")
    case ..<0x1B: self = .control(Character(Unicode.Scalar(byte + 0x60)))
    // ^\ ^] ^^ ^_
    case ..<0x20: self = .control(Character(Unicode.Scalar(byte + 0x40)))
    default: self = .character(Character(Unicode.Scalar(byte)))
    }
  }
}
