internal import Discovery

extension ChatLink {
  /// A link that a provider named, parsed, checked by its scheme's rules, and put together anew; `nil` where it does not
  /// pass.
  ///
  /// What is no part of a person's address is left out: queries of xmpp, headers of mailto and sip, parameters of tel. A web
  /// address keeps its path, query and fragment.
  ///
  /// - Parameter href: text from outside.
  public init?(told href: String) {
    guard href.utf8.count <= Limits.linkOctets, let (scheme, rest) = URIText.split(href),
      rest.utf8.allSatisfy({ URIText.isAllowed($0) || $0 == UInt8(ascii: "%") }),
      let made = Self.made(scheme, rest), made.utf8.count <= Limits.linkOctets
    else { return nil }
    self.init(made: made)
  }

  private static func made(_ scheme: String, _ rest: Substring) -> String? {
    switch scheme {
    case "https": return web(rest)
    case "xmpp":
      return decoded(rest).flatMap { AddressParts(jid: $0) }.map { "xmpp:\($0.local)@\($0.domain)?message" }
    case "mailto", "im":
      return decoded(rest).flatMap { AddressParts(email: $0) }.map { "\(scheme):\($0.local)@\($0.domain)" }
    case "sip", "sips":
      return decoded(rest.prefix { $0 != ";" }).flatMap { AddressParts(sip: $0) }.map {
        "\(scheme):\($0.local)@\($0.domain)"
      }
    case "tel": return number(rest.prefix { $0 != ";" }).map { "tel:+\($0)" }
    case "sms": return number(rest.prefix { $0 != ";" && $0 != "?" }).map { "sms:+\($0)" }
    case "matrix":
      guard let path = decoded(rest), path.hasPrefix("u/") else { return nil }
      return AddressParts(matrix: String(path.dropFirst(2))).map { "matrix:u/\($0.local):\($0.domain)?action=chat" }
    default: return nil
    }
  }

  /// An address without query and fragment, percent-encodings decoded.
  private static func decoded(_ rest: Substring) -> String? {
    PercentEncoding.decode(rest.prefix { $0 != "?" && $0 != "#" })
  }

  /// The digits of a global number (RFC 3966 section 3), visual separators left out.
  private static func number(_ text: Substring) -> String? {
    guard text.first == "+", text.utf8.allSatisfy({ URIText.isDigit($0) || "+-.()".utf8.contains($0) }) else {
      return nil
    }
    return (try? TelephoneNumber(String(text)))?.digits
  }

  /// A web address: a host name of two labels or more, no address, no user information, port 443.
  private static func web(_ rest: Substring) -> String? {
    guard rest.hasPrefix("//") else { return nil }
    let authority = rest.dropFirst(2).prefix { !"/?#".contains($0) }
    let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard let first = parts.first, let host = try? HostName(ascii: String(first)),
      parts.count == 1 || (parts.count == 2 && (parts[1].isEmpty || parts[1] == "443"))
    else { return nil }
    let behind = rest[authority.endIndex...]
    let path = behind.prefix { $0 != "?" && $0 != "#" }
    let query = behind[path.endIndex...].prefix { $0 != "#" }
    let fragment = behind[query.endIndex...]
    // Within a fragment, "#" is no character of a URI.
    guard let made = URIText.normalised(path), let query = URIText.normalised(query),
      let fragment = URIText.normalised(fragment), !fragment.dropFirst().contains("#")
    else { return nil }
    return "https://\(host.ascii)\(URIText.withoutDotSegments(made.isEmpty ? "/" : made))\(query)\(fragment)"
  }
}
