/// The bytes of a bracketed paste up to its end, `ESC [ 201 ~`. Everything before is text, other sequences too.
struct PasteCollector: Sendable {
  private static let end = Array("\u{1B}[201~".utf8)

  private let limit: Int
  private var bytes: [UInt8] = []
  /// So many bytes of the end have been seen.
  private var matched = 0

  init(limit: Int) { self.limit = limit }

  /// Takes a byte.
  ///
  /// - Returns: whether it was the last one of the end.
  mutating func take(_ byte: UInt8) -> Bool {
    if byte == Self.end[matched] {
      matched += 1
      return matched == Self.end.count
    }
    keepMatched()
    // ESC is nowhere in the end but at its beginning, so that only there a new one can begin.
    if byte == Self.end[0] { matched = 1 } else { keep(byte) }
    return false
  }

  /// The text so far. Whoever asks when the end has not come gets what there is.
  mutating func finish() -> String {
    if matched < Self.end.count { keepMatched() }
    defer { self = PasteCollector(limit: limit) }
    if bytes.count == limit { dropCutCharacter() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func keepMatched() {
    for byte in Self.end.prefix(matched) { keep(byte) }
    matched = 0
  }

  private mutating func keep(_ byte: UInt8) {
    if bytes.count < limit { bytes.append(byte) }
  }

  /// A character of which the limit has cut the end.
  private mutating func dropCutCharacter() {
    guard let start = bytes.lastIndex(where: { $0 & 0xC0 != 0x80 }), bytes[start] >= 0xC0 else { return }
    let length = bytes[start] < 0xE0 ? 2 : bytes[start] < 0xF0 ? 3 : 4
    if bytes.count - start < length { bytes.removeSubrange(start...) }
  }
}
