/// The field Retry-After (RFC 9110 section 10.2.3): seconds, or a date.
enum RetryAfter {
  /// Seconds from `now`, at least 0 and at most a year; `nil` for what is neither.
  ///
  /// - Parameter now: seconds since 1970.
  static func seconds(_ value: String, now: Int) -> Int? {
    let octets = Array(value.utf8)
    if !octets.isEmpty, octets.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
      let digits = octets.drop { $0 == 0x30 }
      // More digits than the greatest has are more than it, however many.
      guard digits.count < 10 else { return Limits.retryAfter }
      return min(Limits.retryAfter, digits.reduce(0) { $0 * 10 + Int($1 - 0x30) })
    }
    return HTTPDate.seconds(value, now: now).map { min(Limits.retryAfter, max(0, $0 - now)) }
  }
}
