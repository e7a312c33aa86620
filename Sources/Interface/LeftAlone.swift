internal import ContactStore

/// Until when providers want to be left alone, as they said in this session (RFC 9110 section 10.2.3). Nobody is asked
/// again by itself; this is for the user to know.
struct LeftAlone: Sendable {
  private var until: [String: Timestamp] = [:]

  /// Takes in what a provider's last answer says of it.
  ///
  /// - Parameter seconds: as it said; `nil` where it said nothing.
  mutating func set(_ endpoint: String, seconds: Int?, at now: Timestamp) {
    until[endpoint] = seconds.map { now.adding(seconds: Int64(max(0, $0))) }
  }

  /// Seconds that are left; 0 where it may be asked.
  func seconds(_ endpoint: String, at now: Timestamp) -> Int64 {
    until[endpoint].map { max(0, $0.seconds - now.seconds) } ?? 0
  }
}
