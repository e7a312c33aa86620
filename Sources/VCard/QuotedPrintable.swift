/// Quoted-printable (RFC 2045 section 6.7), whose soft line breaks are gone by now.
enum QuotedPrintable {
  /// The octets; an `=` that two hexadecimal digits do not follow is one, but at the end, where it promised a next line.
  static func decode(_ octets: ArraySlice<UInt8>) -> [UInt8] {
    var made: [UInt8] = []
    made.reserveCapacity(octets.count)
    var rest = octets
    while let octet = rest.popFirst() {
      if octet == UInt8(ascii: "="), rest.count >= 2, let high = value(rest[rest.startIndex]),
        let low = value(rest[rest.startIndex + 1])
      {
        made.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else if octet != UInt8(ascii: "=") || !rest.isEmpty {
        made.append(octet)
      }
    }
    return made
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit.upperASCII {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit.upperASCII - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
