import Discovery

/// A URI of an address book, taken apart as far as identifiers need it; programs write them with more and less care.
struct AddressBookURI {
  /// In lower case; `nil` where there is none.
  let scheme: String?
  /// What is behind the scheme.
  let rest: String

  init(_ text: String) {
    let octets = text.utf8
    let isScheme: (UInt8) -> Bool = { octet in
      Character(Unicode.Scalar(octet)).isASCII
        && (Character(Unicode.Scalar(octet)).isLetter || Character(Unicode.Scalar(octet)).isNumber
          || octet == UInt8(ascii: "+") || octet == UInt8(ascii: "-") || octet == UInt8(ascii: "."))
    }
    guard let colon = octets.firstIndex(of: UInt8(ascii: ":")), colon > octets.startIndex,
      octets[..<colon].allSatisfy(isScheme), let first = text.first, first.isLetter
    else {
      (scheme, rest) = (nil, text)
      return
    }
    scheme = text[..<colon].lowercased()
    rest = String(text[octets.index(after: colon)...])
  }

  /// The rest, percent-decoded; `nil` where that is no text.
  var decodedRest: String? { PercentEncoding.decode(rest) }

  /// The name of a `dns:` URI (RFC 4501 section 3): behind the server, before class and type.
  var dnsName: String {
    var name = Self.before("?;", in: rest)[...]
    if name.hasPrefix("//") {
      let path = name.dropFirst(2)
      name = path.firstIndex(of: "/").map { path[path.index(after: $0)...] } ?? ""
    } else if name.hasPrefix("/") {
      name = name.dropFirst()
    }
    return PercentEncoding.decode(name) ?? String(name)
  }

  /// `user@host` of an `im:` (RFC 3860), `xmpp:` (RFC 5122) or `sip:` URI (RFC 3261 section 19.1.1): without an
  /// authenticating account, resource, query, password, port and parameters.
  var userAtHost: String {
    var text = rest[...]
    if text.hasPrefix("//") {
      let path = text.dropFirst(2)
      text = path.firstIndex(of: "/").map { path[path.index(after: $0)...] } ?? path
    }
    guard let at = text.lastIndex(of: "@") else { return PercentEncoding.decode(text) ?? String(text) }
    let host = Self.before("/?;:#", in: String(text[text.index(after: at)...]))
    let user = Self.before(":", in: String(text[..<at]))
    return "\(PercentEncoding.decode(user) ?? user)@\(host)"
  }

  /// The telephone number that a messenger's link names, with its plus; `nil` where it names none.
  var linkedNumber: String? {
    guard let text = decodedRest, let found = Self.numberLinks.first(where: { Self.isLink($0, scheme, text) }) else {
      // Apple's own scheme has the account behind it, whatever the service is.
      let bare = decodedRest ?? rest
      return scheme == "x-apple" && bare.hasPrefix("+") ? bare : nil
    }
    let behind = text.dropFirst(found.path.count)
    let digits = (behind.hasPrefix("+") ? behind.dropFirst() : behind).prefix { $0 != "?" && $0 != "&" && $0 != "/" }
    guard Discovery.Limits.telephoneDigits.contains(digits.count),
      digits.allSatisfy({ $0.isASCII && $0.isNumber }), behind.hasPrefix("+") || !found.needsPlus
    else { return nil }
    return "+\(digits)"
  }

  /// Links with a number at their end, as the services publish them.
  private static let numberLinks: [(schemes: [String], path: String, needsPlus: Bool)] = [
    (["https", "http"], "//wa.me/", false), (["https", "http"], "//api.whatsapp.com/send?phone=", false),
    (["whatsapp"], "//send?phone=", false), (["https", "http"], "//t.me/", true),
    (["https", "http", "sgnl"], "//signal.me/#p/", true), (["viber"], "//chat?number=", false),
    (["viber"], "//chat/?number=", false),
  ]

  private static func isLink(
    _ link: (schemes: [String], path: String, needsPlus: Bool), _ scheme: String?, _ text: String
  ) -> Bool {
    guard let scheme else { return false }
    return link.schemes.contains(scheme) && text.lowercased().hasPrefix(link.path)
  }

  private static func before(_ ends: String, in text: String) -> String { String(text.prefix { !ends.contains($0) }) }
}
