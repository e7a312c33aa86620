/// The character-strings of TXT RDATA (RFC 1035 section 3.3.14), joined without a space.
///
/// The length octets come from the network unchecked. `isWhole` is false where one points past the end (the octets
/// that are there are kept, to be shown), or where there is no string at all.
struct CharacterStrings {
  private(set) var joined: [UInt8] = []
  private(set) var isWhole = true

  init(rdata: [UInt8]) {
    joined.reserveCapacity(rdata.count)
    isWhole = !rdata.isEmpty
    var offset = 0
    while offset < rdata.count {
      let end = offset + 1 + Int(rdata[offset])
      isWhole = isWhole && end <= rdata.count
      joined.append(contentsOf: rdata[offset + 1..<min(end, rdata.count)])
      offset = end
    }
  }
}
