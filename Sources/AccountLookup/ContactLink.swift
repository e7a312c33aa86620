/// Which of a JRD's links lead to a person's chat. The program hands them to others, so it is choosy.
enum ContactLink {
  private static let schemes: Set<String> = ["xmpp", "matrix", "sip", "sips", "im", "tel", "mailto", "https"]

  /// Whether it is a URI of a contact scheme, in RFC 3986's characters only; https with a host and without user
  /// information, which is there to mislead.
  static func isUsable(_ href: String) -> Bool {
    let octets = Array(href.utf8)
    guard octets.count <= Limits.linkOctets, let colon = octets.firstIndex(of: UInt8(ascii: ":")),
      schemes.contains(String(decoding: octets[..<colon], as: UTF8.self).lowercased()), isOfURI(octets)
    else { return false }
    let rest = octets[(colon + 1)...]
    let isWeb = colon == 5 && octets[0] | 0x20 == UInt8(ascii: "h")
    return isWeb ? hasHost(rest) : !rest.isEmpty && !rest.starts(with: "//".utf8)
  }

  /// RFC 3986 section 2, and complete percent-encodings.
  private static func isOfURI(_ octets: [UInt8]) -> Bool {
    var rest = octets[...]
    while let octet = rest.popFirst() {
      if octet == UInt8(ascii: "%") {
        guard let high = rest.popFirst(), let low = rest.popFirst(), isHex(high), isHex(low) else { return false }
      } else if !isLetterOrDigit(octet), !"-._~:/?#[]@!$&'()*+,;=".utf8.contains(octet) {
        return false
      }
    }
    return true
  }

  private static func hasHost(_ rest: ArraySlice<UInt8>) -> Bool {
    guard rest.starts(with: "//".utf8) else { return false }
    let authority = rest.dropFirst(2).prefix { !"/?#".utf8.contains($0) }
    // User information would bring an "@", which neither a host nor a port has.
    let parts = authority.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    guard let host = parts.first, !host.isEmpty, host.contains(where: isLetterOrDigit),
      host.allSatisfy({ isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") })
    else { return false }
    return parts.count == 1 || (!parts[1].isEmpty && parts[1].allSatisfy { $0 >= 0x30 && $0 <= 0x39 })
  }

  private static func isLetterOrDigit(_ octet: UInt8) -> Bool {
    (octet >= 0x30 && octet <= 0x39) || (octet | 0x20 >= 0x61 && octet | 0x20 <= 0x7A)
  }

  private static func isHex(_ octet: UInt8) -> Bool {
    (octet >= 0x30 && octet <= 0x39) || (octet | 0x20 >= 0x61 && octet | 0x20 <= 0x66)
  }
}
