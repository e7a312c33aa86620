/// The folded forms of the scalars below U+2000, which have nearly all letters that have cases or accents.
///
/// Made at first use, in 6 ms; 32 KB. No table of decompositions is public in Swift's library, so the letter below an
/// accent is found by the names of both: `LATIN SMALL LETTER U WITH DIAERESIS`.
struct FoldingTable: Sendable {
  /// The first scalar that is not in it.
  static let end: UInt32 = 0x2000
  static let shared = FoldingTable()

  /// Up to three octets, the first one lowest, and above them how many; or `isLong`.
  private var entries: [UInt32] = []
  private static let isLong = UInt32.max

  private init() {
    entries.reserveCapacity(Int(Self.end))
    for value in 0..<Self.end {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let folded = Self.fold(scalar)
      if folded.count > 3 {
        entries.append(Self.isLong)
      } else {
        var entry = UInt32(folded.count) << 24
        for (place, octet) in folded.enumerated() { entry |= UInt32(octet) << UInt32(8 * place) }
        entries.append(entry)
      }
    }
  }

  /// Adds the folded form of a scalar below `end`.
  @inline(__always)
  func append(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
    var entry = entries[Int(scalar.value)]
    if entry == Self.isLong { return folded.append(contentsOf: Self.fold(scalar)) }
    for _ in 0..<entry >> 24 {
      folded.append(UInt8(truncatingIfNeeded: entry))
      entry >>= 8
    }
  }

  /// The folded form of any scalar, the slow way.
  static func fold(_ scalar: Unicode.Scalar) -> [UInt8] {
    let properties = scalar.properties
    if properties.isWhitespace || properties.generalCategory == .control { return [0x20] }
    if isDropped(scalar) { return [] }
    if !properties.isCased { return Array(String(scalar).utf8) }
    var folded = ""
    for small in properties.lowercaseMapping.uppercased().lowercased().unicodeScalars where !isDropped(small) {
      let base = base(of: small)
      folded += written[base] ?? String(base)
    }
    return Array(folded.utf8)
  }

  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // The blocks of combining diacritical marks.
    case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  /// The letter that a letter is drawn on.
  private static func base(of letter: Unicode.Scalar) -> Unicode.Scalar {
    guard letter.value >= 0x80, let name = letter.properties.name, let with = name.firstRange(of: " WITH ") else {
      return letter
    }
    return named[String(name[..<with.lowerBound])] ?? letter
  }

  /// Latin, Greek and Cyrillic small letters by their names.
  private static let named: [String: Unicode.Scalar] = {
    var named: [String: Unicode.Scalar] = [:]
    for value in Array(0x61...0x7A) + [0xE6, 0xF8] + Array(0x3B1...0x3C9) + Array(0x430...0x4FF) {
      guard let letter = Unicode.Scalar(UInt32(value)), let name = letter.properties.name else { continue }
      if !name.contains(" WITH ") { named[name] = letter }
    }
    return named
  }()

  /// Letters that their names do not tell to have a mark, or to be two.
  private static let written: [Unicode.Scalar: String] = [
    "æ": "ae", "œ": "oe", "й": "и", "ё": "е", "ї": "і", "ѓ": "г", "ќ": "к", "ў": "у",
  ]
}
