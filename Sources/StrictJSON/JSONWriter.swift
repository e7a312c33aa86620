internal import DisplayText

/// Writes one JSON value (RFC 8259) after another into a buffer, with the keys in the order in which they are given.
///
/// Strings hold their data unchanged; the scalars that are unsafe to show are written as JSON escapes, so that a
/// terminal which is shown the line stays unharmed. `\u{2028}` and its like are among them.
public struct JSONWriter: Sendable {
  /// What has been written, UTF-8.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Starts empty.
  public init() {}

  /// An object; `members` writes them with `key` and a value each.
  public mutating func object(_ members: (inout JSONWriter) -> Void) {
    open(UInt8(ascii: "{"))
    members(&self)
    close(UInt8(ascii: "}"))
  }

  /// An array, one value for each element.
  public mutating func array<Elements: Sequence>(
    _ elements: Elements, _ write: (inout JSONWriter, Elements.Element) -> Void
  ) {
    open(UInt8(ascii: "["))
    for element in elements { write(&self, element) }
    close(UInt8(ascii: "]"))
  }

  /// The name of the member whose value is written next.
  public mutating func key(_ name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(UInt8(ascii: " "))
    needsComma = false
  }

  /// A string, or `null`.
  public mutating func string(_ text: String?) {
    guard let text else { return literal("null") }
    separate()
    bytes.append(UInt8(ascii: "\""))
    if text.utf8.allSatisfy(Self.needsNoEscape) { bytes.append(contentsOf: text.utf8) } else { escape(text) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A whole number, or `null`.
  public mutating func number(_ value: (some BinaryInteger)?) {
    literal(value.map { String($0) } ?? "null")
  }

  /// Milliseconds with one digit after the point.
  public mutating func milliseconds(_ duration: Duration) {
    let tenths = max(0, duration / .microseconds(100)).rounded()
    literal("\(Int(tenths) / 10).\(Int(tenths) % 10)")
  }

  /// `true`, `false` or `null`.
  public mutating func boolean(_ value: Bool?) {
    literal(value.map { $0 ? "true" : "false" } ?? "null")
  }

  /// A value that was read: its numbers as they were written, its members in their order.
  public mutating func node(_ node: JSONNode) {
    switch node.value {
    case .null: literal("null")
    case .boolean(let value): boolean(value)
    case .number(let written): literal(written)
    case .string(let text): string(text)
    case .array(let elements): array(elements) { $0.node($1) }
    case .object(let members):
      object { json in
        for member in members {
          json.key(member.name)
          json.node(member.node)
        }
      }
    }
  }

  /// Ends the line (JSON Lines: one value a line).
  public mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  private mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func separate() {
    if needsComma {
      bytes.append(UInt8(ascii: ","))
      bytes.append(UInt8(ascii: " "))
    }
    needsComma = true
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private static func needsNoEscape(_ octet: UInt8) -> Bool {
    octet >= 0x20 && octet < 0x7F && octet != UInt8(ascii: "\"") && octet != UInt8(ascii: "\\")
  }

  private mutating func escape(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": bytes.append(contentsOf: "\\\"".utf8)
      case "\\": bytes.append(contentsOf: "\\\\".utf8)
      case "\n": bytes.append(contentsOf: "\\n".utf8)
      case "\r": bytes.append(contentsOf: "\\r".utf8)
      case "\t": bytes.append(contentsOf: "\\t".utf8)
      case _ where scalar.isUnsafeToShow:
        for unit in UTF16.encode(scalar) ?? .init() {
          let digits = String(unit, radix: 16)
          bytes.append(contentsOf: "\\u".utf8)
          bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
          bytes.append(contentsOf: digits.utf8)
        }
      default: bytes.append(contentsOf: String(scalar).utf8)
      }
    }
  }
}
