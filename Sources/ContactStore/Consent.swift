/// A provider that is asked for accounts without asking the user each time.
public struct Consent: Sendable, Hashable {
  /// The provider's host name, A-labels in lower case: a consent belongs to a party.
  public var endpoint: String
  /// Since when.
  public var since: Timestamp

  /// A consent.
  public init(endpoint: String, since: Timestamp) {
    self.endpoint = endpoint
    self.since = since
  }
}
