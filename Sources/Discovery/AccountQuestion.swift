/// A question to a provider: which account the owner of an identifier has there. WebFinger (RFC 7033), with the identifier
/// as the user part of an `acct:` URI of the provider (RFC 7565).
public struct AccountQuestion: Sendable, Hashable {
  /// Whom it is about.
  public let identifier: Identifier
  /// The provider's host name, A-labels in lower case.
  public let endpoint: String

  /// Asks the provider at this endpoint.
  ///
  /// - Throws: `IdentifierError` where the endpoint is no host name as a discovery record may have it: ASCII, two labels or
  ///   more, no underscore, no IP address in any spelling.
  public init(_ identifier: Identifier, endpoint: String) throws(IdentifierError) {
    self.identifier = identifier
    self.endpoint = try HostName(endpoint: endpoint).ascii
  }

  /// What is asked about: `acct:mymimi.example.com@im.telegram.org`; what is reserved in the identifier, its `@` too, is
  /// percent-encoded.
  public var resource: String { "acct:\(PercentEncoding.encode(identifier.canonical))@\(endpoint)" }

  /// All of the question that goes to the provider: `https://im.telegram.org/.well-known/webfinger?resource=...`
  public var url: String {
    "https://\(endpoint)/.well-known/webfinger?resource=\(PercentEncoding.encode(resource))"
  }
}

extension HostName {
  /// Reads a provider's host name as a discovery record may have it: ASCII, two labels or more, no underscore.
  ///
  /// - Throws: `IdentifierError`, with the reason.
  public init(endpoint text: String) throws(IdentifierError) {
    try self.init(ascii: text)
    guard !ascii.utf8.contains(UInt8(ascii: "_")) else {
      throw IdentifierError(
        .badCharacter, "\"_\" cannot stand in a provider's name", hint: "names have letters, digits, hyphens and dots")
    }
  }
}
