/// Asks the DNS. The one protocol between the discovery and the network: libunbound behind one implementation, and
/// answers written down by a test behind the other.
public protocol NameResolver: Sendable {
  /// Asks all questions at once.
  ///
  /// - Parameters:
  ///   - questions: the first is the one that counts; once it has ended, the others are given at most `grace` more.
  ///   - grace: that time.
  ///   - timeout: for all of it.
  /// - Returns: what became of each, in the order of the questions; within `timeout`, also when the task is
  ///   cancelled, which ends it at once as `timeout`.
  func resolve(_ questions: [Question], grace: Duration, timeout: Duration) async -> [Resolution]
}

/// A type of resource record, by its number (RFC 1035 section 3.2.2).
public struct RecordType: RawRepresentable, Sendable, Hashable {
  /// The number.
  public var rawValue: UInt16

  /// The type with this number.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// A
  public static let a = RecordType(rawValue: 1)
  /// AAAA
  public static let aaaa = RecordType(rawValue: 28)
  /// TXT
  public static let txt = RecordType(rawValue: 16)
  /// What stands for the discovery type while it has no number: the first of private use here (RFC 6895 section 3.1).
  public static let privateUseMIMI = RecordType(rawValue: 65_432)
}

/// A question of class IN.
public struct Question: Sendable, Hashable {
  /// The owner name, A-labels, without the final dot.
  public var name: String
  /// The type.
  public var type: RecordType

  /// Asks for this type at this name.
  public init(name: String, type: RecordType) {
    self.name = name
    self.type = type
  }
}

/// What DNSSEC says of an answer (RFC 4033 section 5). The order is that of trust, the weakest first.
public enum DNSSECStatus: String, Sendable, Hashable, Comparable, CaseIterable {
  /// The signatures do not fit, or are missing where they must be; the data is never used.
  case bogus
  /// Nobody validated.
  case unchecked
  /// Provably unsigned.
  case insecure
  /// Signed all the way from the trust anchor.
  case secure

  /// Whether `left` is trusted less than `right`.
  public static func < (left: DNSSECStatus, right: DNSSECStatus) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What became of a question.
public struct Resolution: Sendable, Hashable {
  /// The ways in which it can end.
  public enum Outcome: Sendable, Hashable {
    /// The RDATA of each record of the type asked for; at least one.
    case records([[UInt8]])
    /// The name is there, and has no record of this type.
    case noData
    /// There is no such name.
    case noName
    /// No answer that could be used.
    case failed(ResolutionFailure)
  }

  /// How it ended.
  public var outcome: Outcome
  /// What DNSSEC says of it; `nil` where there is no answer.
  public var dnssec: DNSSECStatus?
  /// Seconds for which it may be kept: the least of the records and the aliases that led to them, or that of the
  /// denial (RFC 2308 section 5); `nil` where there is no answer.
  public var ttl: UInt32?
  /// How long it took.
  public var elapsed: Duration

  /// A resolution with these parts.
  public init(outcome: Outcome, dnssec: DNSSECStatus?, ttl: UInt32?, elapsed: Duration) {
    self.outcome = outcome
    self.dnssec = dnssec
    self.ttl = ttl
    self.elapsed = elapsed
  }
}

/// Why there is no answer that could be used.
public struct ResolutionFailure: Error, Sendable, Hashable {
  /// The reasons that can be told apart.
  public enum Kind: String, Sendable, Hashable {
    /// DNSSEC validation failed.
    case bogus
    /// SERVFAIL, garbage, an answer to another question.
    case serverFailure = "server-failure"
    /// REFUSED.
    case refused
    /// Silence, or nothing with the right id.
    case timeout
    /// A closed port, no network.
    case unreachable
  }

  /// The reason.
  public var kind: Kind
  /// The resolver that was asked, for people: `127.0.0.53`.
  public var server: String?
  /// What the library or the system says of it. Text from outside.
  public var detail: String?

  /// A failure for this reason.
  public init(_ kind: Kind, server: String? = nil, detail: String? = nil) {
    self.kind = kind
    self.server = server
    self.detail = detail
  }
}
