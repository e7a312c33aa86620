/// Reads of a line what the index needs, in one pass without copying, and checks that all of it is JSON (RFC 8259).
///
/// It says yes only where it is sure; a line that it gives up on goes to `JSONParser`, which knows the reason. It takes
/// any white space and any order of members, so that a file of another program needs no decoding to be indexed.
struct LineScan {
  /// What was found: ranges in the line.
  struct Found {
    var schema: Int?
    var id: Range<Int>?
    /// `nil` where there is none, or `null`.
    var name: Range<Int>?
    var isRemoved = false
    var status: Range<Int>?
    var checkedAt: Range<Int>?
    /// `nil` where there is none, or `null`.
    var goodUntil: Range<Int>?
  }

  private let bytes: UnsafeRawBufferPointer
  private var at = 0
  private var sawOtherThanASCII = false
  private var sawEscape = false

  /// What a line holds; `nil` where it is no JSON object, or one for the slow way.
  static func find(_ line: UnsafeRawBufferPointer) -> Found? {
    var scan = LineScan(bytes: line)
    guard let found = scan.object(), !scan.sawOtherThanASCII || String(validating: line, as: UTF8.self) != nil else {
      return nil
    }
    return found
  }

  private init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  private enum Key { case schema, id, name, removed, status, checkedAt, goodUntil, other }

  private mutating func object() -> Found? {
    var found = Found()
    var seen = (schema: false, id: false, name: false, removed: false, goodUntil: false)
    skipBlanks()
    guard take(UInt8(ascii: "{")) else { return nil }
    skipBlanks()
    if take(UInt8(ascii: "}")) { return isAtEnd ? found : nil }
    while true {
      // A name with an escape may be any of ours; the parser tells.
      guard let key = plainString() else { return nil }
      skipBlanks()
      guard take(UInt8(ascii: ":")) else { return nil }
      skipBlanks()
      switch kind(of: key) {
      case .schema:
        guard !seen.schema, let number = smallNumber() else { return nil }
        seen.schema = true
        found.schema = number
      case .id:
        guard !seen.id, let text = plainString() else { return nil }
        seen.id = true
        found.id = text
      case .name:
        guard !seen.name else { return nil }
        seen.name = true
        guard plainStringOrNull(&found.name) else { return nil }
      case .removed:
        guard !seen.removed else { return nil }
        seen.removed = true
        found.isRemoved = next == UInt8(ascii: "t")
        guard word(found.isRemoved ? "true" : "false") else { return nil }
      case .status:
        guard found.status == nil, let text = plainString() else { return nil }
        found.status = text
      case .checkedAt:
        guard found.checkedAt == nil, let text = plainString() else { return nil }
        found.checkedAt = text
      case .goodUntil:
        guard !seen.goodUntil else { return nil }
        seen.goodUntil = true
        guard plainStringOrNull(&found.goodUntil) else { return nil }
      case .other:
        guard value(depth: 1) else { return nil }
      }
      skipBlanks()
      if take(UInt8(ascii: "}")) { return isAtEnd ? found : nil }
      guard take(UInt8(ascii: ",")) else { return nil }
      skipBlanks()
    }
  }

  private func kind(of key: Range<Int>) -> Key {
    // An escape in a name is legal and never seen; the slow way knows it.
    switch key.count {
    case 2 where has("id", at: key.lowerBound): .id
    case 4 where has("name", at: key.lowerBound): .name
    case 6 where has("schema", at: key.lowerBound): .schema
    case 6 where has("status", at: key.lowerBound): .status
    case 9 where has("checkedAt", at: key.lowerBound): .checkedAt
    case 9 where has("goodUntil", at: key.lowerBound): .goodUntil
    case 7 where has("removed", at: key.lowerBound): .removed
    default: .other
    }
  }

  private func has(_ word: StaticString, at start: Int) -> Bool {
    guard start + word.utf8CodeUnitCount <= bytes.count else { return false }
    for index in 0..<word.utf8CodeUnitCount where bytes[start + index] != word.utf8Start[index] { return false }
    return true
  }

  @inline(__always)
  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private var isAtEnd: Bool {
    mutating get {
      skipBlanks()
      return at == bytes.count
    }
  }

  @inline(__always)
  private mutating func take(_ byte: UInt8) -> Bool {
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  @inline(__always)
  private mutating func skipBlanks() {
    while at < bytes.count {
      let byte = bytes[at]
      guard byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A else { return }
      at += 1
    }
  }

  private mutating func word(_ word: StaticString) -> Bool {
    guard has(word, at: at) else { return false }
    at += word.utf8CodeUnitCount
    return true
  }

  private mutating func value(depth: Int) -> Bool {
    // The parser's own bound is larger; what is deeper than ours ever is takes the slow way.
    guard depth < 16, let byte = next else { return false }
    switch byte {
    case UInt8(ascii: "\""): return string() != nil
    case UInt8(ascii: "n"): return word("null")
    case UInt8(ascii: "t"): return word("true")
    case UInt8(ascii: "f"): return word("false")
    case UInt8(ascii: "{"): return list(UInt8(ascii: "}"), isObject: true, depth: depth)
    case UInt8(ascii: "["): return list(UInt8(ascii: "]"), isObject: false, depth: depth)
    default: return number()
    }
  }

  private mutating func list(_ end: UInt8, isObject: Bool, depth: Int) -> Bool {
    at += 1
    skipBlanks()
    if take(end) { return true }
    while true {
      if isObject {
        guard string() != nil else { return false }
        skipBlanks()
        guard take(UInt8(ascii: ":")) else { return false }
        skipBlanks()
      }
      guard value(depth: depth + 1) else { return false }
      skipBlanks()
      if take(end) { return true }
      guard take(UInt8(ascii: ",")) else { return false }
      skipBlanks()
    }
  }

  /// Whole numbers are all that we write; others take the slow way.
  private mutating func number() -> Bool {
    _ = take(UInt8(ascii: "-"))
    if take(UInt8(ascii: "0")) { return isNoDigit }
    let start = at
    while !isNoDigit { at += 1 }
    return at > start && next != UInt8(ascii: ".") && next != UInt8(ascii: "e") && next != UInt8(ascii: "E")
  }

  private var isNoDigit: Bool {
    guard let byte = next else { return true }
    return byte < 0x30 || byte > 0x39
  }

  private mutating func smallNumber() -> Int? {
    let start = at
    guard number(), at - start <= 9, bytes[start] != UInt8(ascii: "-") else { return nil }
    return bytes[start..<at].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// A string that is its own octets.
  private mutating func plainString() -> Range<Int>? {
    sawEscape = false
    guard let range = string(), !sawEscape else { return nil }
    return range
  }

  /// The same, or `null`, which leaves `text` as it is.
  private mutating func plainStringOrNull(_ text: inout Range<Int>?) -> Bool {
    if next == UInt8(ascii: "n") { return word("null") }
    text = plainString()
    return text != nil
  }

  /// A string's octets between the quotes.
  private mutating func string() -> Range<Int>? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    let start = at
    while true {
      skipOrdinary()
      guard let byte = next else { return nil }
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return start..<at - 1
      case UInt8(ascii: "\\"):
        guard escape() else { return nil }
      case 0x80...:
        sawOtherThanASCII = true
        at += 1
      case 0x20...: at += 1
      default: return nil
      }
    }
  }

  /// Goes on while octets are ASCII without controls, quote and backslash: eight at once.
  @inline(__always)
  private mutating func skipOrdinary() {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops = ones << 7
    while at + 8 <= bytes.count {
      let eight = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      let quote = eight ^ ones &* 0x22
      let backslash = eight ^ ones &* 0x5C
      // The lowest bit that is set belongs to the first octet that stops it; borrows only reach beyond that one.
      let stops =
        ((eight &- ones &* 0x20) & ~eight | (quote &- ones) & ~quote | (backslash &- ones) & ~backslash | eight) & tops
      if stops != 0 {
        at += stops.trailingZeroBitCount >> 3
        return
      }
      at += 8
    }
  }

  private mutating func escape() -> Bool {
    sawEscape = true
    guard at + 1 < bytes.count else { return false }
    switch bytes[at + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      at += 2
      return true
    case UInt8(ascii: "u"):
      guard at + 6 <= bytes.count else { return false }
      // Surrogates must be in pairs, which the slow way judges.
      if bytes[at + 2] | 0x20 == UInt8(ascii: "d"), bytes[at + 3] > UInt8(ascii: "7") { return false }
      for index in at + 2..<at + 6 {
        switch bytes[index] {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: break
        default: return false
        }
      }
      at += 6
      return true
    default: return false
    }
  }
}
