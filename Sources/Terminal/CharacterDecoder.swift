/// UTF-8, byte after byte, by the table of well-formed sequences of the Unicode Standard (3.9, table 3-7).
struct CharacterDecoder: Sendable {
  enum Step {
    case more
    case scalar(Unicode.Scalar)
    /// The byte begins nothing.
    case invalid
    /// What came before this byte was cut off; the byte is to be taken anew.
    case invalidBefore
  }

  private var value: UInt32 = 0
  private var missing = 0
  /// What the next byte has to be.
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF

  /// Whether no character is begun.
  var isEmpty: Bool { missing == 0 }

  mutating func take(_ byte: UInt8) -> Step {
    if isEmpty { return begin(byte) }
    guard allowed.contains(byte) else {
      missing = 0
      return .invalidBefore
    }
    value = value << 6 | UInt32(byte & 0x3F)
    missing -= 1
    allowed = 0x80...0xBF
    guard isEmpty else { return .more }
    return Unicode.Scalar(value).map(Step.scalar) ?? .invalid
  }

  private mutating func begin(_ byte: UInt8) -> Step {
    switch byte {
    case 0x00...0x7F: return .scalar(Unicode.Scalar(byte))
    case 0xC2...0xDF: expect(1, value: byte & 0x1F)
    case 0xE0...0xEF: expect(2, value: byte & 0x0F)
    case 0xF0...0xF4: expect(3, value: byte & 0x07)
    default: return .invalid
    }
    switch byte {
    // Longer than needed, surrogates, and what is beyond the last scalar.
    case 0xE0: allowed = 0xA0...0xBF
    case 0xED: allowed = 0x80...0x9F
    case 0xF0: allowed = 0x90...0xBF
    case 0xF4: allowed = 0x80...0x8F
    default: allowed = 0x80...0xBF
    }
    return .more
  }

  private mutating func expect(_ count: Int, value: UInt8) {
    missing = count
    self.value = UInt32(value)
  }
}
