/// Reads one JSON text (RFC 8259), strictly: UTF-8 only, no member twice, a bounded depth, nothing after the value.
///
/// A decoder into types would be shorter to use, but tells neither a duplicate member nor the line of a mistake.
/// Time and memory are linear in the text; the caller bounds its length.
public struct JSONParser {
  /// Arrays and objects inside each other; what we read has 4 at most, and recursion is bounded by it.
  public static let deepest = 32

  private let bytes: [UInt8]
  private var offset = 0
  private var line = 1
  private var lineStart = 0

  /// Reads a whole text.
  ///
  /// - Throws: `JSONError` at the first mistake.
  public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONNode {
    var parser = JSONParser(bytes: bytes)
    try parser.checkEncoding()
    let node = try parser.value(depth: 0)
    parser.skipWhiteSpace()
    if parser.offset < bytes.count { throw parser.error("there is text after the end of the value") }
    return node
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var position: TextPosition { TextPosition(line: line, column: offset - lineStart + 1) }

  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private func error(_ reason: String) -> JSONError { JSONError(position: position, reason: reason) }

  private mutating func checkEncoding() throws(JSONError) {
    guard String(validating: bytes, as: UTF8.self) == nil else { return }
    // Rare: find the line by the longest readable run of lines.
    for run in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if String(validating: run, as: UTF8.self) == nil { break }
      line += 1
      lineStart += run.count + 1
    }
    offset = lineStart
    throw error("the text is not UTF-8")
  }

  private mutating func skipWhiteSpace() {
    while let byte = next {
      switch byte {
      case 0x20, 0x09, 0x0D: offset += 1
      case 0x0A:
        offset += 1
        line += 1
        lineStart = offset
      default: return
      }
    }
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONNode {
    skipWhiteSpace()
    let start = position
    guard let byte = next else { throw error("the text ends where a value should be") }
    let value: JSONNode.Value
    switch byte {
    case UInt8(ascii: "{"): value = try object(depth: depth + 1)
    case UInt8(ascii: "["): value = try array(depth: depth + 1)
    case UInt8(ascii: "\""): value = .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): value = .number(try number())
    case UInt8(ascii: "t"): value = try word("true", .boolean(true))
    case UInt8(ascii: "f"): value = try word("false", .boolean(false))
    case UInt8(ascii: "n"): value = try word("null", .null)
    default: throw error("a value should be here")
    }
    return JSONNode(value: value, position: start)
  }

  private mutating func word(_ word: String, _ value: JSONNode.Value) throws(JSONError) -> JSONNode.Value {
    guard bytes[offset...].starts(with: word.utf8) else { throw error("a value should be here") }
    offset += word.utf8.count
    return value
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    offset += 1
    return true
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONNode.Value {
    if depth > Self.deepest { throw error("objects and lists are nested more than \(Self.deepest) deep") }
    offset += 1
    var members: [JSONMember] = []
    var names = MemberNames()
    skipWhiteSpace()
    if take(UInt8(ascii: "}")) { return .object([]) }
    while true {
      skipWhiteSpace()
      let start = position
      guard next == UInt8(ascii: "\"") else { throw error("a name in double quotes should be here") }
      let name = try string()
      if !names.insert(name, among: members) {
        throw JSONError(position: start, reason: "\"\(name)\" stands twice in the same object")
      }
      skipWhiteSpace()
      guard take(UInt8(ascii: ":")) else { throw error("a colon should follow the name") }
      members.append(JSONMember(name: name, position: start, node: try value(depth: depth)))
      skipWhiteSpace()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else { throw error("a comma or } is missing") }
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONNode.Value {
    if depth > Self.deepest { throw error("objects and lists are nested more than \(Self.deepest) deep") }
    offset += 1
    var elements: [JSONNode] = []
    skipWhiteSpace()
    if take(UInt8(ascii: "]")) { return .array([]) }
    while true {
      elements.append(try value(depth: depth))
      skipWhiteSpace()
      if take(UInt8(ascii: "]")) { return .array(elements) }
      guard take(UInt8(ascii: ",")) else { throw error("a comma or ] is missing") }
    }
  }

  private mutating func number() throws(JSONError) -> String {
    let start = offset
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try digits() }
    if take(UInt8(ascii: ".")) { try digits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
    }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func digits() throws(JSONError) {
    guard let byte = next, isDigit(byte) else { throw error("a digit should be here") }
    while let byte = next, isDigit(byte) { offset += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private mutating func string() throws(JSONError) -> String {
    offset += 1
    var made: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return String(decoding: made, as: UTF8.self)
      case UInt8(ascii: "\\"):
        made.append(contentsOf: String(try escape()).utf8)
      case 0..<0x20:
        throw error("a control character must be written as an escape")
      default:
        made.append(byte)
        offset += 1
      }
    }
    throw error("the text ends inside a string")
  }

  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    let start = position
    offset += 1
    guard let byte = next else { throw error("the text ends inside a string") }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try hexadecimalUnit()
      if let scalar = Unicode.Scalar(unit) { return scalar }
      // RFC 8259 section 7: beyond the Basic Multilingual Plane as a pair of surrogates.
      if unit < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
        let low = try hexadecimalUnit()
        if low >= 0xDC00, low < 0xE000,
          let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        {
          return scalar
        }
      }
      throw JSONError(position: start, reason: "half a surrogate pair is no character")
    default: throw JSONError(position: start, reason: "no such escape")
    }
  }

  private mutating func hexadecimalUnit() throws(JSONError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error("four hexadecimal digits should follow \\u")
      }
      unit = unit << 4 | UInt32(digit)
      offset += 1
    }
    return unit
  }
}

/// The names of an object's members so far. By octets: RFC 8259 section 8.3 has names equal code unit by code unit, Swift
/// by what they look like.
private struct MemberNames {
  /// Below, comparing with each is faster than a set.
  private static let few = 16

  private var many: Set<[UInt8]> = []

  /// - Returns: whether it is not there yet.
  mutating func insert(_ name: String, among members: [JSONMember]) -> Bool {
    guard members.count >= Self.few else {
      return !members.contains { $0.name.utf8.elementsEqual(name.utf8) }
    }
    if many.isEmpty { many = Set(members.map { Array($0.name.utf8) }) }
    return many.insert(Array(name.utf8)).inserted
  }
}
