/// One thing that a discovery found different from the one before.
public struct ContactChange: Sendable, Hashable {
  /// The kinds of difference.
  public enum What: String, Sendable, Hashable {
    /// The provider is published since.
    case added
    /// The provider is no longer published.
    case removed
    /// The account that its record has is another.
    case account
    /// Its priority is another.
    case priority
  }

  /// When it was seen.
  public var at: Timestamp
  /// What differs.
  public var what: What
  /// The provider's service.
  public var service: String?
  /// The provider's host name.
  public var endpoint: String
  /// The account or the priority, in decimal, before; `nil` where there was none.
  public var from: String?
  /// The account or the priority since; `nil` where there is none.
  public var to: String?

  /// A change with these parts.
  public init(
    at: Timestamp, what: What, service: String?, endpoint: String, from: String? = nil, to: String? = nil
  ) {
    self.at = at
    self.what = what
    self.service = service
    self.endpoint = endpoint
    self.from = from
    self.to = to
  }
}
