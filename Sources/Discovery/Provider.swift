/// A provider at which a person can be reached, and where that was read.
public struct Provider: Sendable, Hashable {
  /// Where a provider was read.
  public enum Source: String, Sendable, Hashable {
    /// A TXT record.
    case txt = "TXT"
    /// A record of the discovery type.
    case mimi = "MIMI"
  }

  /// Lower is tried first; `nil`, sorted last, where the owner gave none.
  public var priority: UInt16?
  /// The service's token in lower case; `nil` where the owner gave none.
  public var service: String?
  /// The provider's host name.
  public var endpoint: String
  /// The account name, as it was published; `nil` where the provider is to be asked for it.
  public var account: String?
  /// Where it was read.
  public var source: Source
  /// Tags that this version does not know.
  public var unknownTags: [DiscoveryRecord.Tag]
}

extension Provider {
  /// The provider that a record names; `nil` for a record that names none.
  init?(_ record: DiscoveryRecord, source: Source) {
    guard case .host(let endpoint) = record.endpoint else { return nil }
    self.init(
      priority: record.priority, service: record.service, endpoint: endpoint, account: record.account, source: source,
      unknownTags: record.unknownTags)
  }

  /// The one order in which providers are shown: by priority, then service, endpoint, account, `nil` last, then by
  /// the unknown tags, so that it does not depend on the order in which a packet had them.
  static func comesFirst(_ left: Provider, _ right: Provider) -> Bool {
    if let first = nilLast(left.priority, right.priority, by: <) { return first }
    if let first = nilLast(left.service, right.service, by: octetsPrecede) { return first }
    if let first = nilLast(left.endpoint, right.endpoint, by: octetsPrecede) { return first }
    if let first = nilLast(left.account, right.account, by: octetsPrecede) { return first }
    return octetsPrecede(left.tagText, right.tagText)
  }

  private var tagText: String { unknownTags.map { "\($0.name)=\($0.value);" }.joined() }

  /// Whether left comes before right, or `nil` where neither does.
  private static func nilLast<Value>(
    _ left: Value?, _ right: Value?, by precedes: (Value, Value) -> Bool
  ) -> Bool? {
    switch (left, right) {
    case (nil, nil): nil
    case (_?, nil): true
    case (nil, _?): false
    case (let left?, let right?): precedes(left, right) ? true : precedes(right, left) ? false : nil
    }
  }
}

/// Order by octets: Swift's own takes texts for equal that only look alike, whose order would be the packet's then.
func octetsPrecede(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }
