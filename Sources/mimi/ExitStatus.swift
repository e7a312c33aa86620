import Discovery

/// The exit statuses, which are a contract; the numbers above 63 are those of sysexits.h.
enum ExitStatus: Int32, Comparable {
  /// Something was found.
  case found = 0
  /// It was asked, and nothing is published.
  case nothing = 1
  /// A mistake in the command line, or an identifier that is none.
  case usage = 64
  /// There are records, and none can be read.
  case malformed = 65
  /// No answer that may be used.
  case unavailable = 69
  /// Contacts cannot be kept.
  case store = 73
  /// The output cannot be written.
  case output = 74
  /// Maybe later.
  case temporary = 75
  /// A mistake in the configuration.
  case configuration = 78

  /// Whether `left` is the lower number.
  static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rawValue < right.rawValue }
}

extension AccountStatus {
  /// The exit status of a question to a provider that ends so.
  var exitStatus: ExitStatus {
    switch self {
    case .found: .found
    case .notFound, .declined: .nothing
    case .wait, .timeout: .temporary
    case .authentication, .httpError, .redirect, .notJRD, .tooLarge, .otherSubject, .tlsError, .refusedAddress,
      .unreachable:
      .unavailable
    }
  }
}

extension DiscoveryStatus {
  /// The exit status of a lookup that ends so.
  var exitStatus: ExitStatus {
    switch self {
    case .found: .found
    case .notReachable, .noRecord, .noData, .noName: .nothing
    case .malformed: .malformed
    case .bogus, .notSecure, .refused, .unreachable: .unavailable
    case .timeout, .serverFailure: .temporary
    case .invalidIdentifier: .usage
    }
  }
}
