internal import DisplayText

/// Why a record of ours cannot be used. The order of the cases is the order in which they are looked for: a record
/// has one problem, the first that applies.
public enum ProblemReason: String, Sendable, Hashable, CaseIterable {
  /// A character-string runs past the end of the RDATA.
  case badRDATA = "bad-rdata"
  /// More than `Limits.recordOctets`.
  case tooLong = "too-long"
  /// The text is not UTF-8.
  case notUTF8 = "not-utf8"
  /// A tag without `=`, or with a name that RFC 6376 section 3.2 does not allow.
  case badTag = "bad-tag"
  /// A tag given twice.
  case duplicateTag = "duplicate-tag"
  /// A version other than `MIMI1`, or RDATA of the discovery type that is no discovery record at all.
  case unknownVersion = "unknown-version"
  /// `p` that is no whole number from 0 to 65535.
  case priorityNotANumber = "priority-not-a-number"
  /// No `e`, or an empty one.
  case missingEndpoint = "missing-endpoint"
  /// `e` that is no host name.
  case badEndpoint = "bad-endpoint"
  /// `s` that is no token.
  case badService = "bad-service"
  /// `a` that is empty, too long, or has a control character.
  case badAccount = "bad-account"
  /// The name has more records than are kept.
  case tooManyRecords = "too-many-records"

  /// The reason in a person's words, as half a sentence.
  public var inWords: String {
    switch self {
    case .badRDATA: "its strings run past its end"
    case .tooLong: "it is longer than \(Limits.recordOctets) octets"
    case .notUTF8: "its text is not UTF-8"
    case .badTag: "something in it is no tag"
    case .duplicateTag: "a tag stands in it twice"
    case .unknownVersion: "its version is not MIMI1"
    case .priorityNotANumber: "priority is not a number"
    case .missingEndpoint: "the provider's host name is missing"
    case .badEndpoint: "the provider's address is not a host name"
    case .badService: "the service is not a plain word"
    case .badAccount: "the account name is empty, too long, or has control characters"
    case .tooManyRecords: "there are more than \(Limits.recordsOfAName) discovery records, and no more of them are used"
    }
  }
}

/// A record of ours that cannot be used.
public struct RecordProblem: Sendable, Hashable {
  /// The record's text, made safe to show; `nil` where the problem is not one record's.
  public var record: String?
  /// Why.
  public var reason: ProblemReason

  /// A problem of a record with this text.
  public init(octets: [UInt8]?, reason: ProblemReason) {
    record = octets.map { DisplayText(bytes: $0, limit: Limits.recordOctets).description }
    self.reason = reason
  }
}
