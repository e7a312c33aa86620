internal import ContactStore
internal import Discovery

/// What a directory keeps of a contact besides its texts: 40 octets.
struct ContactRow: Sendable {
  /// Where the texts begin that folding changed.
  var start = 0
  var checkedAt: Timestamp
  var goodUntil: Timestamp?
  var status: DiscoveryStatus
  /// Whether the contact is there; of a removed one all is kept until its row is needed.
  var isAlive = true
  /// Whether the identifier is its own folded form, and so stands once.
  var idIsFolded = false
  /// The same of the name.
  var nameIsFolded = false
  /// Octets of the identifier among the texts that folding changed.
  var idLength: UInt32 = 0
  /// Octets of the name there, which stands behind it.
  var nameLength: UInt32 = 0
}

/// Where a contact's folded texts are: 24 octets, which is all that a filter reads besides the texts.
///
/// They stand as `name 0 identifier 0 identifier in Unicode`. The name may be missing with its 0, and so may the last;
/// where there is no name of the user's, the identifier in Unicode stands in its place.
/// No folded text holds a 0, so no word of a filter is found across two of them.
struct FoldedSpan: Sendable {
  /// Where they begin.
  var start = 0
  /// Which octets are in them; see `OctetSet`. Empty for a removed contact, which no filter finds so.
  var octets = OctetSet()
  var nameLength: UInt16 = 0
  var idLength: UInt16 = 0
  var unicodeLength: UInt16 = 0

  /// Where the identifier begins, from `start`.
  @inline(__always)
  var idStart: Int { nameLength == 0 ? 0 : Int(nameLength) + 1 }

  /// The octets by which contacts are sorted: name, 0 and identifier.
  @inline(__always)
  var keyLength: Int { idStart + Int(idLength) }

  /// All octets.
  @inline(__always)
  var length: Int { unicodeLength == 0 ? keyLength : keyLength + 1 + Int(unicodeLength) }
}

/// A set of octets in one word; only octets from 0x80 on, and controls, may be taken for another.
struct OctetSet: Sendable, Hashable {
  private(set) var bits: UInt64 = 0

  /// Small letters and their neighbours have a bit each, digits and punctuation too; folded text has no capitals.
  @inline(__always)
  mutating func insert(_ octet: UInt8) {
    let number = octet & 0x60 == 0x20 ? octet & 0x1F : octet < 0x80 ? octet & 0x1F | 0x20 : octet & 0x3F
    bits |= 1 << UInt64(number)
  }

  @inline(__always)
  mutating func insert(_ octets: UnsafeRawBufferPointer) { for octet in octets { insert(octet) } }

  /// Whether it may have all that the other has; never false when it does.
  @inline(__always)
  func mayContain(_ other: OctetSet) -> Bool { bits & other.bits == other.bits }
}
