internal import Discovery
internal import DisplayText

/// What an account can look like. The catalogue says which service has which; how each is read is said here, and only here
/// do parts of an account get into a link.
enum AccountForm: Sendable, Equatable {
  /// A telephone number with its country code.
  case telephone
  /// A user name or ID.
  case name(NameForm)
  /// An email address.
  case email
  /// A bare JID.
  case jid
  /// A SIP address.
  case sip
  /// A Matrix ID.
  case matrix
  /// A UUID (RFC 9562 section 4).
  case uuid
  /// A SimpleX contact address, which is a link itself.
  case simplex
  /// A Delta Chat invite, which is a link itself.
  case deltaInvite

  /// What stands in braces in a template for this form, each once.
  var placeholders: [String] {
    switch self {
    case .telephone: ["digits"]
    case .name: ["name"]
    case .email, .jid, .sip: ["local", "domain"]
    case .matrix: ["local", "server"]
    case .uuid: ["uuid"]
    case .simplex, .deltaInvite: ["address"]
    }
  }

  /// The parts of an account, in the order of `placeholders`, each in characters that may stand in a URI; `nil` where the account
  /// has not this form.
  func parts(of account: String) -> [String]? {
    // Hidden characters are no part of any form, also where a library would drop them.
    guard account.utf8.count <= Limits.accountOctets, !account.unicodeScalars.contains(where: \.isUnsafeToShow) else {
      return nil
    }
    switch self {
    case .telephone: return (try? TelephoneNumber(account)).map { [$0.digits] }
    case .name(let form): return form.name(in: account).map { [$0] }
    case .email: return AddressParts(email: account).map { [$0.local, $0.domain] }
    case .jid: return AddressParts(jid: account).map { [$0.local, $0.domain] }
    case .sip: return AddressParts(sip: account).map { [$0.local, $0.domain] }
    case .matrix:
      guard account.utf8.first == UInt8(ascii: "@") else { return nil }
      return AddressParts(matrix: String(account.unicodeScalars.dropFirst())).map { [$0.local, $0.domain] }
    case .uuid: return Self.uuid(account).map { [$0] }
    case .simplex: return LinkAddress.simplex(account).map { [$0] }
    case .deltaInvite: return LinkAddress.deltaInvite(account).map { [$0] }
    }
  }

  private static func uuid(_ account: String) -> String? {
    let groups = account.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard groups.map(\.count) == [8, 4, 4, 4, 12], groups.allSatisfy({ $0.allSatisfy(URIText.isHex) }) else {
      return nil
    }
    return account.lowercased()
  }
}
