internal import Discovery

/// Accounts that are links themselves, parsed and put together anew.
enum LinkAddress {
  /// A contact address of SimpleX: the short one, `https://HOST/a#KEY` or `simplex:/a#KEY?h=HOST`, and the long one,
  /// `https://simplex.chat/contact#/?v=...&smp=...` or `simplex:/contact#/?...` (simplexmq, `protocol/agent-protocol.md`).
  static func simplex(_ account: String) -> String? {
    // Octets alone count below: a combining mark would hide one.
    guard isPrintable(account), let (scheme, rest) = URIText.split(account),
      let hash = rest.utf8.firstIndex(of: UInt8(ascii: "#"))
    else {
      return nil
    }
    let fragment = rest[rest.utf8.index(after: hash)...]
    guard let path = path(rest[..<hash], scheme: scheme) else { return nil }
    switch path.name {
    case "contact" where path.host == nil || path.host == "simplex.chat":
      guard fragment.utf8.starts(with: "/?".utf8), let query = parameters(fragment.utf8.dropFirst(2)),
        query.utf8.split(separator: UInt8(ascii: "&")).contains(where: { $0.starts(with: "smp=".utf8) && $0.count > 4 })
      else { return nil }
      return "\(path.start)contact#/?\(query)"
    case "a":
      let parts = fragment.utf8.split(separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
      guard let key = parts.first, key.count == keyOctets,
        key.allSatisfy({ URIText.isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
      else { return nil }
      guard parts.count == 2 else { return path.host == nil ? nil : "\(path.start)a#\(Substring(key))" }
      guard let query = parameters(parts[1]) else { return nil }
      return "\(path.start)a#\(Substring(key))?\(query)"
    default: return nil
    }
  }

  /// An invite of Delta Chat: `https://i.delta.chat/#FINGERPRINT&a=ADDRESS&...` (chatmail/core, `src/qr.rs`); an OpenPGP
  /// fingerprint has 40 hexadecimal digits, that of version 6 (RFC 9580 section 5.5.4) has 64.
  static func deltaInvite(_ account: String) -> String? {
    let prefix = "https://i.delta.chat/#"
    guard isPrintable(account), account.utf8.starts(with: prefix.utf8) else { return nil }
    let parts = account.utf8.dropFirst(prefix.utf8.count).split(
      separator: UInt8(ascii: "&"), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 40 || parts[0].count == 64, parts[0].allSatisfy(URIText.isHex),
      let query = parameters(parts[1]),
      query.utf8.split(separator: UInt8(ascii: "&")).contains(where: { $0.starts(with: "a=".utf8) && $0.count > 2 })
    else { return nil }
    return "\(prefix)\(Substring(parts[0]).uppercased())&\(query)"
  }

  private static func isPrintable(_ account: String) -> Bool { account.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } }

  /// Octets of 32 random ones in base64url.
  private static let keyOctets = 43

  private static func path(_ text: Substring, scheme: String) -> (start: String, host: String?, name: String)? {
    switch scheme {
    case "simplex":
      guard text.utf8.first == UInt8(ascii: "/") else { return nil }
      return ("simplex:/", nil, String(text.dropFirst()))
    case "https":
      guard text.utf8.starts(with: "//".utf8) else { return nil }
      let parts = text.dropFirst(2).split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let host = try? HostName(ascii: String(parts[0])) else { return nil }
      return ("https://\(host.ascii)/", host.ascii, String(parts[1]))
    default: return nil
    }
  }

  /// `name=value` pairs of unreserved and encoded characters, normalised; `nil` where anything else is in them.
  private static func parameters(_ octets: Substring.UTF8View) -> String? {
    let allowed = octets.allSatisfy { URIText.isUnreserved($0) || "%=&,".utf8.contains($0) }
    guard allowed, !octets.isEmpty else { return nil }
    return URIText.normalised(Substring(octets))
  }
}
