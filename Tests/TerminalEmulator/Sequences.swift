/// `ESC [`, perhaps a mark of private use, parameters, intermediate bytes, and a final byte.
struct ControlSequence: Sendable, Hashable {
  /// `<`, `=`, `>` or `?` in front of the parameters; 0 for none.
  var mark: UInt8 = 0
  /// The parameters, each with what follows it after colons; `nil` where there is nothing.
  var parameters: [[Int?]] = []
  /// Bytes between parameters and the final one.
  var intermediates: [UInt8] = []
  /// What it is for.
  var final: UInt8
  /// All its bytes.
  var bytes: [UInt8]

  /// Reads a whole one; `nil` when its bytes do not stand in this order.
  init?(_ bytes: [UInt8]) {
    guard let last = bytes.last else { return nil }
    final = last
    self.bytes = bytes
    var rest = bytes[2..<bytes.count - 1]
    if let first = rest.first, (0x3c...0x3f).contains(first) {
      mark = first
      rest = rest.dropFirst()
    }
    let text = rest.prefix { (0x30...0x3b).contains($0) }
    intermediates = Array(rest.dropFirst(text.count))
    guard intermediates.allSatisfy({ (0x20..<0x30).contains($0) }) else { return nil }
    if !text.isEmpty {
      parameters = text.split(separator: 0x3b, omittingEmptySubsequences: false).map { parameter in
        parameter.split(separator: 0x3a, omittingEmptySubsequences: false).map(Self.number)
      }
    }
  }

  /// A parameter, `otherwise` where there is none.
  func parameter(_ index: Int, otherwise: Int) -> Int {
    index < parameters.count ? parameters[index][0] ?? otherwise : otherwise
  }

  /// How often, or how far: the first parameter, with 0 counted as 1.
  var count: Int { max(1, parameter(0, otherwise: 1)) }

  /// The larger ones are cut: no screen has that many cells.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.isEmpty ? nil : digits.reduce(0) { min($0 * 10 + Int($1 - 0x30), 1_000_000) }
  }
}

/// A sequence that carries a text.
struct StringSequence: Sendable, Hashable {
  /// `]` for an operating system command, `P` for a device control string, `X`, `^` and `_` for others.
  var introducer: UInt8
  /// Its text.
  var content: [UInt8]

  /// All its bytes, ended in the way of ECMA-48.
  var bytes: [UInt8] { [0x1b, introducer] + content + [0x1b, 0x5c] }

  /// The number of an operating system command, and the text after it.
  var command: (number: Int, text: String)? {
    guard introducer == 0x5d else { return nil }
    let text = String(decoding: content, as: UTF8.self)
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits) else { return nil }
    let rest = text.dropFirst(digits.count)
    guard rest.isEmpty || rest.first == ";" else { return nil }
    return (number, String(rest.dropFirst()))
  }

  /// Whether these bytes are a whole palette command of the Linux console, which nothing ends: `ESC ] R`, and
  /// `ESC ] P` with seven hexadecimal digits.
  static func isLinuxPalette(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 3, bytes[1] == 0x5d else { return false }
    return bytes[2] == UInt8(ascii: "R") || bytes[2] == UInt8(ascii: "P") && bytes.count == 10
  }
}

/// Bytes as they can be read in a message of a failed test: `ESC [ ? 25 h` as `\e[?25h`.
func readable(_ bytes: some Sequence<UInt8>) -> String {
  var text = ""
  for scalar in String(decoding: Array(bytes), as: UTF8.self).unicodeScalars {
    switch scalar.value {
    case 0x1b: text += "\\e"
    case 0x0a: text += "\\n"
    case 0x0d: text += "\\r"
    case 0x20..<0x7f: text.unicodeScalars.append(scalar)
    default: text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }
  return text
}
