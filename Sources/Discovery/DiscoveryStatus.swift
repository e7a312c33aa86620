/// How a discovery ends: what a person must be able to tell apart.
public enum DiscoveryStatus: String, Sendable, Hashable, CaseIterable {
  /// There are providers.
  case found
  /// The owner says: published, and not reachable.
  case notReachable = "not-reachable"
  /// The name has other TXT records, and no discovery record.
  case noRecord = "no-record"
  /// The name is there, and has nothing of the types asked for.
  case noData = "no-data"
  /// There is no such name.
  case noName = "no-name"
  /// There are discovery records, and none can be read.
  case malformed
  /// DNSSEC validation failed.
  case bogus
  /// The answer is not secure, though that was required.
  case notSecure = "not-secure"
  /// SERVFAIL, garbage, an answer to another question.
  case serverFailure = "server-failure"
  /// REFUSED.
  case refused
  /// No answer in time.
  case timeout
  /// A closed port, no network.
  case unreachable
  /// What was typed is no identifier, or none that can be looked up.
  case invalidIdentifier = "invalid-identifier"
}

extension ResolutionFailure.Kind {
  /// The status of a discovery that fails for this reason.
  public var status: DiscoveryStatus {
    switch self {
    case .bogus: .bogus
    case .serverFailure: .serverFailure
    case .refused: .refused
    case .timeout: .timeout
    case .unreachable: .unreachable
    }
  }
}
