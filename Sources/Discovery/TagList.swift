/// A tag-list as DKIM has it (RFC 6376 section 3.2), found in one pass over the octets; nothing is copied.
///
///     tag-list = tag-spec *( ";" tag-spec ) [ ";" ]
///     tag-spec = [FWS] tag-name [FWS] "=" [FWS] tag-value [FWS]
///
/// Values are wider than RFC 6376's: any octet but `;`. The rule of each tag judges its value.
struct TagList {
  /// One tag: where its name and its value are, without the white space around them.
  struct Tag {
    var name: Range<Int>
    var value: Range<Int>
  }

  private(set) var tags: [Tag] = []
  /// Whether every tag has a `=` and a name that is a letter followed by letters, digits and `_`.
  private(set) var isWellFormed = true

  /// Reads all tags, or with `onlyFirst` the first.
  init(_ octets: [UInt8], onlyFirst: Bool = false) {
    var start = 0
    while start < octets.count {
      var equals: Int?
      var end = start
      while end < octets.count, octets[end] != UInt8(ascii: ";") {
        if equals == nil, octets[end] == UInt8(ascii: "=") { equals = end }
        end += 1
      }
      add(octets, start..<end, equals)
      if onlyFirst { return }
      start = end + 1
    }
    // An empty text has one empty tag-spec, which is none.
    if octets.isEmpty { isWellFormed = false }
  }

  private mutating func add(_ octets: [UInt8], _ spec: Range<Int>, _ equals: Int?) {
    guard let equals else {
      // White space after a final ";" is no tag; anything else without "=" is a broken one.
      let isRest = spec.upperBound == octets.count && spec.lowerBound > 0
      if !isRest || !Self.trimmed(octets, spec).isEmpty { isWellFormed = false }
      return
    }
    let name = Self.trimmed(octets, spec.lowerBound..<equals)
    if !Self.isTagName(octets[name]) { isWellFormed = false }
    tags.append(Tag(name: name, value: Self.trimmed(octets, equals + 1..<spec.upperBound)))
  }

  /// `tag-name = ALPHA *ALNUMPUNC` (RFC 6376 section 3.2).
  static func isTagName(_ octets: ArraySlice<UInt8>) -> Bool {
    guard let first = octets.first, isLetter(first) else { return false }
    return octets.allSatisfy { isLetter($0) || ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: "_") }
  }

  private static func isLetter(_ octet: UInt8) -> Bool {
    (0x41...0x5A).contains(octet) || (0x61...0x7A).contains(octet)
  }

  private static func isBlank(_ octet: UInt8) -> Bool { octet == 0x20 || octet == 0x09 }

  /// The range without folding white space at either end: blanks, and a CRLF that a blank follows.
  static func trimmed(_ octets: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      if isBlank(octets[low]) {
        low += 1
      } else if low + 2 < high, octets[low] == 0x0D, octets[low + 1] == 0x0A, isBlank(octets[low + 2]) {
        low += 3
      } else {
        break
      }
    }
    while high > low, isBlank(octets[high - 1]) {
      high -= 1
      while high > low, isBlank(octets[high - 1]) { high -= 1 }
      if high - 2 >= low, octets[high - 1] == 0x0A, octets[high - 2] == 0x0D { high -= 2 }
    }
    return low..<high
  }
}
