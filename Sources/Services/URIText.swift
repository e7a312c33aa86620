/// The characters of a URI (RFC 3986 section 2), one place for all that reads or writes one.
enum URIText {
  /// Whether the octet is of the unreserved set (section 2.3).
  static func isUnreserved(_ octet: UInt8) -> Bool {
    isLetterOrDigit(octet) || "-._~".utf8.contains(octet)
  }

  /// Whether the octet may stand in a URI as it is, `%` left out.
  static func isAllowed(_ octet: UInt8) -> Bool {
    isUnreserved(octet) || ":/?#[]@!$&'()*+,;=".utf8.contains(octet)
  }

  /// ASCII letters and digits.
  static func isLetterOrDigit(_ octet: UInt8) -> Bool {
    isDigit(octet) || (octet | 0x20 >= 0x61 && octet | 0x20 <= 0x7A)
  }

  /// ASCII digits.
  static func isDigit(_ octet: UInt8) -> Bool { octet >= 0x30 && octet <= 0x39 }

  /// Hexadecimal digits in either case.
  static func isHex(_ octet: UInt8) -> Bool { isDigit(octet) || (octet | 0x20 >= 0x61 && octet | 0x20 <= 0x66) }

  /// The scheme in lower case, and what follows its colon; `nil` where there is none.
  static func split(_ text: String) -> (scheme: String, rest: Substring)? {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let scheme = text[..<colon]
    guard scheme.utf8.first.map(isLetter) ?? false,
      scheme.utf8.allSatisfy({ isLetterOrDigit($0) || "+-.".utf8.contains($0) })
    else { return nil }
    return (scheme.lowercased(), text[text.utf8.index(after: colon)...])
  }

  /// A path, query or fragment in the one spelling that equal ones share (RFC 3986 section 6.2.2): encoded letters, digits
  /// and `-._~` decoded, hexadecimal digits in upper case. `'` is encoded, which some shells take for a quote.
  ///
  /// - Returns: `nil` where a character is none of a URI, a `%` is not followed by two digits, or an encoded octet is a control.
  static func normalised(_ text: Substring) -> String? {
    var made: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let octet = rest.popFirst() {
      if octet == UInt8(ascii: "%") {
        guard let high = rest.popFirst(), let low = rest.popFirst(), isHex(high), isHex(low) else { return nil }
        let decoded = value(high) << 4 | value(low)
        if decoded < 0x20 || decoded == 0x7F { return nil }
        made += isUnreserved(decoded) ? [decoded] : encoded(decoded)
      } else if octet == UInt8(ascii: "'") {
        made += encoded(octet)
      } else if isAllowed(octet) {
        made.append(octet)
      } else {
        return nil
      }
    }
    return String(decoding: made, as: UTF8.self)
  }

  /// A path that begins with `/`, without `.` and `..` (RFC 3986 section 5.2.4).
  static func withoutDotSegments(_ path: String) -> String {
    var kept: [Substring] = []
    let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      switch segment {
      case ".": if isLast { kept.append("") }
      case "..":
        _ = kept.popLast()
        if isLast { kept.append("") }
      default: kept.append(segment)
      }
    }
    return "/" + kept.joined(separator: "/")
  }

  private static func isLetter(_ octet: UInt8) -> Bool { isLetterOrDigit(octet) && !isDigit(octet) }

  private static func encoded(_ octet: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "%"), digits[Int(octet >> 4)], digits[Int(octet & 0xF)]]
  }

  private static func value(_ digit: UInt8) -> UInt8 { isDigit(digit) ? digit - 0x30 : (digit | 0x20) - 0x61 + 10 }
}
