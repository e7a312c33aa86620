public import Discovery

/// A person or organisation whose providers were found, as the store keeps it.
public struct Contact: Sendable, Hashable {
  /// The identifier in its canonical form; the store's key.
  public let id: String
  /// Its kind.
  public let kind: Identifier.Kind
  /// The identifiers of this contact in canonical form, `id` among them.
  public var identifiers: [String]
  /// The name that the user gave; `nil` for none.
  public var name: String?
  /// The user's note; `nil` for none.
  public var note: String?
  /// How the last attempt ended.
  public var status: DiscoveryStatus
  /// When that was.
  public var checkedAt: Timestamp
  /// When providers were last found; `nil` for never.
  public var foundAt: Timestamp?
  /// Until when that may be taken for current, by its TTL.
  public var goodUntil: Timestamp?
  /// What DNSSEC said of it.
  public var dnssec: DNSSECStatus?
  /// Its TTL, in seconds.
  public var ttl: UInt32?
  /// Which source found it: `dns`.
  public var foundBy: String
  /// The providers that were last found, in their owner's order.
  public var providers: [ContactProvider]
  /// The records that could not be read in the last attempt that had an answer.
  public var problems: [RecordProblem]
  /// The provider that the user prefers, published or not.
  public var preferred: ProviderReference?
  /// What discoveries found different, the oldest first; at most `StoreLimits.changes`.
  public var changes: [ContactChange]
  /// Members of the object that this version does not know.
  public var unknown: UnknownMembers

  /// A contact from its first attempt.
  public init(_ identifier: Identifier, _ result: DiscoveryResult, at moment: Timestamp) {
    self.init(identifier, status: result.status, checkedAt: moment)
    apply(result, at: moment)
  }

  /// A contact of which nothing is known but how the last attempt ended.
  public init(_ identifier: Identifier, status: DiscoveryStatus, checkedAt: Timestamp) {
    self.init(id: identifier.canonical, kind: identifier.kind, status: status, checkedAt: checkedAt)
  }

  init(id: String, kind: Identifier.Kind, status: DiscoveryStatus, checkedAt: Timestamp) {
    self.id = id
    self.kind = kind
    identifiers = [id]
    self.status = status
    self.checkedAt = checkedAt
    foundBy = "dns"
    providers = []
    problems = []
    changes = []
    unknown = UnknownMembers()
  }

  /// The user's name for the contact, else its identifier. Text from outside.
  public var displayName: String {
    guard let name, !name.isEmpty else { return id }
    return name
  }

  /// Whether what was found may be out of date by now.
  public func isStale(at moment: Timestamp) -> Bool {
    guard let goodUntil else { return true }
    return goodUntil < moment
  }
}
