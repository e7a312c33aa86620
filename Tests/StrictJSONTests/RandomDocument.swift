import StrictJSON
import TestSupport

/// A random JSON value, and one of the many texts that mean it.
struct RandomDocument {
  private(set) var text = ""
  private(set) var value = Plain.null
  private var random: SeededGenerator

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    value = write(depth: 0)
    space()
  }

  private mutating func write(depth: Int) -> Plain {
    space()
    switch Int.random(in: 0..<(depth < 4 ? 7 : 5), using: &random) {
    case 0: return literal("null", .null)
    case 1: return random.chance(oneIn: 2) ? literal("true", .boolean(true)) : literal("false", .boolean(false))
    case 2:
      let number = randomNumber()
      return literal(number, .number(number))
    case 3, 4: return .string(writeString(randomScalars()))
    case 5: return writeArray(depth)
    default: return writeObject(depth)
    }
  }

  private mutating func literal(_ word: String, _ value: Plain) -> Plain {
    text += word
    return value
  }

  private mutating func writeArray(_ depth: Int) -> Plain {
    text += "["
    var elements: [Plain] = []
    for index in 0..<Int.random(in: 0...4, using: &random) {
      if index > 0 { text += "," }
      elements.append(write(depth: depth + 1))
      space()
    }
    if elements.isEmpty { space() }
    text += "]"
    return .array(elements)
  }

  private mutating func writeObject(_ depth: Int) -> Plain {
    text += "{"
    var members: [Plain.Member] = []
    for index in 0..<Int.random(in: 0...4, using: &random) {
      if index > 0 { text += "," }
      space()
      // The number makes the name unlike any other of the object.
      let name = writeString(randomScalars() + Array("\(index)".unicodeScalars))
      space()
      text += ":"
      members.append(Plain.Member(name: name, value: write(depth: depth + 1)))
      space()
    }
    if members.isEmpty { space() }
    text += "}"
    return .object(members)
  }

  private mutating func randomNumber() -> String {
    var number = random.pick(["", "-"]) + random.pick(["0", "1", "7", "42", "65535", "900719925474099"])
    if random.chance(oneIn: 3) { number += "." + random.pick(["0", "5", "25", "000", "001"]) }
    if random.chance(oneIn: 3) {
      number += random.pick(["e", "E"]) + random.pick(["", "+", "-"]) + random.pick(["0", "2", "03"])
    }
    return number
  }

  private mutating func randomScalars() -> [Unicode.Scalar] {
    let telling: [Unicode.Scalar] = [
      "\"", "\\", "/", "\u{0}", "\n", "\u{1F}", "\u{7F}", "\u{FC}", "\u{2028}", "\u{D7FF}", "\u{E000}", "\u{FFFF}",
      "\u{10000}", "\u{1F600}", "\u{10FFFF}",
    ]
    return (0..<Int.random(in: 0...5, using: &random)).map { _ in
      random.chance(oneIn: 2) ? random.pick(telling) : Unicode.Scalar(UInt8.random(in: 0x20...0x7E, using: &random))
    }
  }

  /// Writes each scalar in one of the ways in which section 7 allows it, and returns the string's octets.
  private mutating func writeString(_ scalars: [Unicode.Scalar]) -> [UInt8] {
    text += "\""
    for scalar in scalars {
      let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
      if let short = Self.short[scalar], random.chance(oneIn: 2) {
        text += short
      } else if mustEscape || random.chance(oneIn: 4) {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16, uppercase: random.chance(oneIn: 2))
          text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
    return scalars.flatMap { Array(String($0).utf8) }
  }

  private static let short: [Unicode.Scalar: String] = [
    "\"": "\\\"", "\\": "\\\\", "/": "\\/", "\u{8}": "\\b", "\u{C}": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t",
  ]

  private mutating func space() {
    while random.chance(oneIn: 4) { text += random.pick([" ", "\t", "\n", "\r"]) }
  }
}
