internal import Discovery

/// An address of two parts, such as `alice@example.org`, checked, and spelled as it stands in a URI.
struct AddressParts: Equatable {
  /// The part before the `@` or `:`, percent-encoded where it has to be.
  var local: String
  /// A host name in A-labels and lower case; at Matrix with a port where the server has one.
  var domain: String

  /// An email address whose local-part is an ASCII dot-atom (RFC 5322 section 3.2.3).
  ///
  /// Quoted and non-ASCII local-parts are addresses, too, but few programs that are handed one take them right; a hyphen at the
  /// beginning is left to nobody's option parser. A domain in other letters is one that IDNA leaves as it is typed.
  init?(email account: String) {
    guard let email = try? EmailAddress(account), let at = account.utf8.lastIndex(of: UInt8(ascii: "@")),
      account.utf8.first != UInt8(ascii: "\""), Self.isPlain(String(account[..<at]))
    else { return nil }
    let typed = account[account.utf8.index(after: at)...].lowercased()
    guard typed.utf8.elementsEqual(email.domain.unicode.utf8) || typed.utf8.elementsEqual(email.domain.ascii.utf8)
    else {
      return nil
    }
    local = PercentEncoding.encode(email.localPart)
    domain = email.domain.ascii
  }

  /// A bare JID (RFC 7622): no resource, the localpart in ASCII. Beyond ASCII it would have to be prepared by PRECIS
  /// (RFC 8265), which no library here does.
  init?(jid account: String) {
    guard let (local, domain) = Self.split(account, at: "@"), local.utf8.count <= Limits.jidPartOctets,
      Self.isPlain(local), !local.utf8.contains(where: { "\"&'/:<>@".utf8.contains($0) })
    else { return nil }
    self.local = PercentEncoding.encode(local)
    self.domain = domain
  }

  /// A SIP address without its scheme (RFC 3261 section 19.1): a user of unreserved characters and `+`, and a host name. What
  /// else may stand in one (a password, a port, parameters, headers) is no part of a person's address.
  init?(sip account: String) {
    guard let (local, domain) = Self.split(account, at: "@"), local.utf8.count <= Limits.sipUserOctets,
      Self.isPlain(local), local.utf8.allSatisfy({ URIText.isUnreserved($0) || $0 == UInt8(ascii: "+") })
    else { return nil }
    // Not encoded: in a SIP URI "+" and "%2B" are different users (RFC 3261 section 19.1.4).
    self.local = local
    self.domain = domain
  }

  /// A Matrix ID without its `@` (Matrix specification, appendices, "User identifiers"): today's localparts, and upper-case
  /// letters, which old ones have; a server's host name, no address, and its port.
  init?(matrix id: String) {
    guard id.utf8.count < Limits.matrixIDOctets, let colon = id.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      return nil
    }
    let local = id[..<colon]
    let server = id[id.utf8.index(after: colon)...].split(separator: ":", omittingEmptySubsequences: false)
    guard !local.isEmpty, local.utf8.allSatisfy({ URIText.isLetterOrDigit($0) || "._=-/+".utf8.contains($0) }),
      let first = server.first, let host = try? HostName(ascii: String(first))
    else { return nil }
    self.local = PercentEncoding.encode(String(local))
    domain = host.ascii
    if server.count == 2 {
      guard let port = UInt16(server[1]), port > 0, String(port) == server[1] else { return nil }
      domain += ":\(port)"
    } else if server.count > 2 {
      return nil
    }
  }

  /// The parts around the last separator; the domain is a host name in ASCII.
  private static func split(_ account: String, at separator: Character) -> (local: String, domain: String)? {
    guard let octet = separator.asciiValue, let place = account.utf8.lastIndex(of: octet),
      let host = try? HostName(ascii: String(account[account.utf8.index(after: place)...]))
    else { return nil }
    return (String(account[..<place]), host.ascii)
  }

  /// Printable ASCII without a space, not empty, and without a hyphen in front.
  private static func isPlain(_ local: String) -> Bool {
    !local.isEmpty && local.utf8.first != UInt8(ascii: "-") && local.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }
}
