internal import Glibc

/// Finds a word in a text: sixteen places at once are looked at for two of its octets, and what has both is compared.
struct SubstringSearch {
  private let word: UnsafeRawPointer
  private let count: Int
  private let probe: Int
  private let first: SIMD16<UInt8>
  private let second: SIMD16<UInt8>

  /// - Parameters:
  ///   - word: not empty, and there as long as the search is.
  ///   - probe: the place in it of the second octet that is looked for; the other is the first.
  init?(_ word: UnsafeRawBufferPointer, probe: Int) {
    guard let start = word.baseAddress else { return nil }
    self.word = start
    count = word.count
    self.probe = probe
    first = SIMD16(repeating: word[0])
    second = SIMD16(repeating: word[probe])
  }

  /// The first place of the word in a part of a buffer, from `start` on; `nil` where there is none.
  @inline(__always)
  func place(in buffer: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int? {
    guard let base = buffer.baseAddress else { return nil }
    let last = end - count
    var at = start
    while at <= last {
      guard at + probe + 16 <= buffer.count else { return slowPlace(base, from: at, last: last) }
      let here = (base + at).loadUnaligned(as: SIMD16<UInt8>.self)
      let there = (base + at + probe).loadUnaligned(as: SIMD16<UInt8>.self)
      let hits = unsafeBitCast((here .== first) .& (there .== second), to: SIMD2<UInt64>.self)
      if hits != .zero {
        for half in 0..<2 {
          var rest = UInt64(littleEndian: hits[half])
          while rest != 0 {
            let place = at + half * 8 + rest.trailingZeroBitCount >> 3
            if place > last { return nil }
            if memcmp(base + place, word, count) == 0 { return place }
            rest &= ~(0xFF << UInt64(rest.trailingZeroBitCount & ~7))
          }
        }
      }
      at += 16
    }
    return nil
  }

  /// At the end of the buffer, where sixteen octets are not there any more.
  private func slowPlace(_ base: UnsafeRawPointer, from start: Int, last: Int) -> Int? {
    var at = start
    while at <= last {
      if memcmp(base + at, word, count) == 0 { return at }
      at += 1
    }
    return nil
  }
}
