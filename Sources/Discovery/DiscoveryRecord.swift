/// One discovery record: a provider at which its owner can be reached.
///
///     v=MIMI1; p=2; a=+15551234567; e=mimi.whatsapp.com; s=whatsapp
public struct DiscoveryRecord: Sendable, Hashable {
  /// Where the provider is asked.
  public enum Endpoint: Sendable, Hashable {
    /// A host.
    case host(String)
    /// `e=.`: published, and not reachable (as the null MX of RFC 7505).
    case notReachable
  }

  /// A tag that this version does not know, kept as it is.
  public struct Tag: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its value; it may hold control characters.
    public var value: String

    /// A tag.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// `p`: lower is tried first, as in MX, SRV and NAPTR; `nil` where the owner gave none.
  public var priority: UInt16?
  /// `s`: a token in lower case; `nil` where the owner gave none.
  public var service: String?
  /// `e`
  public var endpoint: Endpoint
  /// `a`: the account name at that provider, as it was published; `nil` where the provider is to be asked for it.
  public var account: String?
  /// What else was there, in its order.
  public var unknownTags: [Tag]

  /// A record with these parts.
  public init(priority: UInt16?, service: String?, endpoint: Endpoint, account: String?, unknownTags: [Tag]) {
    self.priority = priority
    self.service = service
    self.endpoint = endpoint
    self.account = account
    self.unknownTags = unknownTags
  }

  /// The record as text, from which the same record is read again, unless its blanks make it longer than
  /// `Limits.recordOctets`.
  public var text: String {
    var tags = ["v=\(Self.version)"]
    if let priority { tags.append("p=\(priority)") }
    if let account { tags.append("a=\(account)") }
    switch endpoint {
    case .host(let name): tags.append("e=\(name)")
    case .notReachable: tags.append("e=.")
    }
    if let service { tags.append("s=\(service)") }
    tags += unknownTags.map { "\($0.name)=\($0.value)" }
    return tags.joined(separator: "; ")
  }

  static let version = "MIMI1"
}
