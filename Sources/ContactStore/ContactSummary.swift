public import Discovery

/// What a list of contacts needs of one.
public struct ContactSummary: Sendable, Hashable {
  /// The identifier in canonical form.
  public var id: String
  /// The user's name for the contact; `nil` for none. Text from outside.
  public var name: String?
  /// How the last attempt ended.
  public var status: DiscoveryStatus
  /// When that was.
  public var checkedAt: Timestamp
  /// Until when what was found may be taken for current; `nil` where nothing was, or it may not.
  public var goodUntil: Timestamp?

  /// A summary with these parts.
  public init(
    id: String, name: String?, status: DiscoveryStatus, checkedAt: Timestamp, goodUntil: Timestamp?
  ) {
    self.id = id
    self.name = name
    self.status = status
    self.checkedAt = checkedAt
    self.goodUntil = goodUntil
  }

  /// A contact's.
  public init(_ contact: Contact) {
    self.init(
      id: contact.id, name: contact.name, status: contact.status, checkedAt: contact.checkedAt,
      goodUntil: contact.goodUntil)
  }

  /// The user's name for the contact, else its identifier. Text from outside.
  public var displayName: String {
    guard let name, !name.isEmpty else { return id }
    return name
  }
}

/// The same while a store hands it over, without a copy. The octets are there during the call only.
public struct BorrowedSummary {
  /// The identifier in canonical form, in UTF-8.
  public let id: UnsafeRawBufferPointer
  /// The user's name for the contact, in UTF-8; empty for none. Text from outside.
  public let name: UnsafeRawBufferPointer
  private let facts: ContactFacts

  init(id: UnsafeRawBufferPointer, name: UnsafeRawBufferPointer, facts: ContactFacts) {
    self.id = id
    self.name = name
    self.facts = facts
  }

  /// How the last attempt ended.
  public var status: DiscoveryStatus { facts.status }
  /// When that was.
  public var checkedAt: Timestamp { facts.checkedAt }
  /// Until when what was found may be taken for current; `nil` where nothing was, or it may not.
  public var goodUntil: Timestamp? { facts.goodUntil }

  /// A copy that can be kept.
  public var summary: ContactSummary {
    ContactSummary(
      id: String(decoding: id, as: UTF8.self), name: name.isEmpty ? nil : String(decoding: name, as: UTF8.self),
      status: status, checkedAt: checkedAt, goodUntil: goodUntil)
  }
}
