/// Octets as text.
enum Charset {
  /// UTF-8; what is none was written in a Windows code page, of which 1252 is the one of most.
  static func decode(_ octets: [UInt8]) -> String {
    String(validating: octets, as: UTF8.self) ?? decodeWindows1252(octets)
  }

  /// Text in a named charset; `nil` where that is not known, and the octets are not UTF-8 either.
  ///
  /// ISO-8859-1 is read as windows-1252, as it is meant (WHATWG Encoding Standard section 4.2).
  static func decode(_ octets: [UInt8], named name: String) -> String? {
    switch name.uppercased() {
    case "UTF-8", "UTF8", "US-ASCII", "ASCII", "": return decode(octets)
    case "WINDOWS-1252", "CP1252", "X-CP1252", "ISO-8859-1", "ISO8859-1", "ISO_8859-1", "LATIN1", "LATIN-1", "L1":
      return decodeWindows1252(octets)
    default: return String(validating: octets, as: UTF8.self)
    }
  }

  private static func decodeWindows1252(_ octets: [UInt8]) -> String {
    var made = String.UnicodeScalarView()
    for octet in octets {
      let isInTable = octet >= 0x80 && octet < 0xA0
      made.append(isInTable ? windows1252[Int(octet) - 0x80] : Unicode.Scalar(octet))
    }
    return String(made)
  }

  /// 0x80 to 0x9F, by Unicode's table CP1252.TXT; five of them are nothing.
  private static let windows1252: [Unicode.Scalar] = Array(
    ("\u{20AC}\u{FFFD}\u{201A}\u{0192}\u{201E}\u{2026}\u{2020}\u{2021}\u{02C6}\u{2030}\u{0160}\u{2039}\u{0152}\u{FFFD}\u{017D}\u{FFFD}"
      + "\u{FFFD}\u{2018}\u{2019}\u{201C}\u{201D}\u{2022}\u{2013}\u{2014}\u{02DC}\u{2122}\u{0161}\u{203A}\u{0153}\u{FFFD}\u{017E}\u{0178}")
      .unicodeScalars)
}
