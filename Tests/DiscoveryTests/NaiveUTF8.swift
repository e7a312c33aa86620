/// UTF-8 by the grammar of RFC 3629 section 4, alternative by alternative.
enum NaiveUTF8 {
  private static let tail: ClosedRange<UInt8> = 0x80...0xBF

  private static let alternatives: [[ClosedRange<UInt8>]] = [
    [0x00...0x7F],
    [0xC2...0xDF, tail],
    [0xE0...0xE0, 0xA0...0xBF, tail],
    [0xE1...0xEC, tail, tail],
    [0xED...0xED, 0x80...0x9F, tail],
    [0xEE...0xEF, tail, tail],
    [0xF0...0xF0, 0x90...0xBF, tail, tail],
    [0xF1...0xF3, tail, tail, tail],
    [0xF4...0xF4, 0x80...0x8F, tail, tail],
  ]

  static func isValid(_ octets: [UInt8]) -> Bool {
    var rest = octets[...]
    while !rest.isEmpty {
      guard let length = lengthOfFirst(rest) else { return false }
      rest = rest.dropFirst(length)
    }
    return true
  }

  /// Whether valid UTF-8 holds a scalar of category Cc: C0, DEL or C1.
  static func hasControl(_ octets: [UInt8]) -> Bool {
    octets.contains { $0 < 0x20 || $0 == 0x7F }
      || zip(octets, octets.dropFirst()).contains { $0 == 0xC2 && (0x80...0x9F).contains($1) }
  }

  private static func lengthOfFirst(_ octets: ArraySlice<UInt8>) -> Int? {
    alternatives.first { alternative in
      octets.count >= alternative.count && zip(alternative, octets).allSatisfy { $0.contains($1) }
    }?.count
  }
}
