public import Discovery

/// A provider as a contact keeps it.
public struct ContactProvider: Sendable, Hashable {
  /// Who told the account name.
  public enum AccountSource: String, Sendable, Hashable {
    /// The discovery record.
    case dns
    /// The provider, when it was asked.
    case provider
  }

  /// Lower is tried first; `nil`, sorted last, where the owner gave none.
  public var priority: UInt16?
  /// The service's token in lower case; `nil` where the owner gave none.
  public var service: String?
  /// The provider's host name.
  public var endpoint: String
  /// The account name; `nil` where the provider is to be asked for it.
  public var account: String?
  /// Who told it; `nil` where there is none.
  public var accountFrom: AccountSource?
  /// When the provider told it; `nil` where the DNS did.
  public var accountAt: Timestamp?
  /// Ways to chat that the provider named when it told the account, as it wrote them: text from outside.
  public var links: [AccountAnswer.Link]
  /// Where the provider was read: `TXT`, `MIMI`, and others of later versions.
  public var source: String
  /// Tags that this version does not know.
  public var tags: [Tag]
  /// Members of the object that this version does not know.
  public var unknown: UnknownMembers

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

  /// A provider with these parts.
  public init(
    priority: UInt16? = nil, service: String? = nil, endpoint: String, account: String? = nil,
    accountFrom: AccountSource? = nil, accountAt: Timestamp? = nil, links: [AccountAnswer.Link] = [],
    source: String = "TXT", tags: [Tag] = [], unknown: UnknownMembers = UnknownMembers()
  ) {
    self.priority = priority
    self.service = service
    self.endpoint = endpoint
    self.account = account
    self.accountFrom = accountFrom
    self.accountAt = accountAt
    self.links = links
    self.source = source
    self.tags = tags
    self.unknown = unknown
  }

  /// A provider as it was found.
  public init(_ found: Provider) {
    self.init(
      priority: found.priority, service: found.service, endpoint: found.endpoint, account: found.account,
      accountFrom: found.account == nil ? nil : .dns, source: found.source.rawValue,
      tags: found.unknownTags.map { Tag(name: $0.name, value: $0.value) })
  }

  /// What names it in a preference.
  public var reference: ProviderReference { ProviderReference(service: service, endpoint: endpoint, account: account) }

  /// The owner's order: by priority, then service, endpoint, account, `nil` last. Equal priorities so stand the same
  /// way each time, whatever the order in a file that was edited.
  static func comesFirst(_ left: ContactProvider, _ right: ContactProvider) -> Bool {
    if left.priority != right.priority {
      return left.priority ?? .max < right.priority ?? .max || right.priority == nil
    }
    if let first = order(left.service, right.service) { return first }
    if let first = order(left.endpoint, right.endpoint) { return first }
    return order(left.account, right.account) ?? false
  }

  private static func order(_ left: String?, _ right: String?) -> Bool? {
    guard let left else { return right == nil ? nil : false }
    guard let right else { return true }
    // By octets: Swift's own order takes texts for equal that only look alike.
    if left.utf8.lexicographicallyPrecedes(right.utf8) { return true }
    return right.utf8.lexicographicallyPrecedes(left.utf8) ? false : nil
  }
}

/// What names a provider in a preference, which outlives the provider's records.
public struct ProviderReference: Sendable, Hashable {
  /// The service's token; `nil` where its owner gave none.
  public var service: String?
  /// The provider's host name.
  public var endpoint: String
  /// The account name when it was chosen.
  public var account: String?

  /// A reference with these parts.
  public init(service: String?, endpoint: String, account: String?) {
    self.service = service
    self.endpoint = endpoint
    self.account = account
  }
}
