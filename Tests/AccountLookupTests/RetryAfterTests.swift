import Testing

@testable import AccountLookup

@Suite struct RetryAfterTests {
  /// Sun, 06 Nov 1994 08:49:37 GMT, the date of RFC 9110's examples.
  private let example = 784_111_777

  @Test(
    "seconds",
    arguments: [
      ("0", 0), ("90", 90), ("007", 7), ("31536000", 31_536_000), ("31536001", 31_536_000),
      ("999999999999999999999999999999", 31_536_000), ("00000000000000000000000000005", 5),
    ])
  func seconds(value: String, expected: Int) { #expect(RetryAfter.seconds(value, now: 0) == expected) }

  @Test(
    "what cannot be read",
    arguments: [
      "", " ", "-1", "+1", "1e9", "1.5", "0x10", "1 2", "soon", "\u{661}", "90s", "nan", "\u{0}", "1994-11-06",
      "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 31 Feb 1994 08:49:37 GMT",
      "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:60:37 GMT", "Sun, 6 Foo 1994 08:49:37 GMT",
      "Sun, 00 Nov 1994 08:49:37 GMT", "Xxx, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 94 08:49:37 GMT",
      "Sun, -6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 8:49:37 GMT", "Sunday, 06-Nov-1994 08:49:37 GMT",
      "Sunday, 06-Nov 08:49:37 GMT", "Sun Nov 6 1994", String(repeating: "Sun ", count: 10_000),
    ])
  func garbage(value: String) { #expect(RetryAfter.seconds(value, now: 0) == nil) }

  @Test(
    "a date in each of the three forms",
    arguments: ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"])
  func dates(value: String) {
    #expect(HTTPDate.seconds(value, now: example) == example)
    #expect(RetryAfter.seconds(value, now: example - 90) == 90)
    #expect(RetryAfter.seconds(value, now: example + 90) == 0)
  }

  @Test func datesFarAwayAreClamped() {
    #expect(RetryAfter.seconds("Fri, 31 Dec 9999 23:59:59 GMT", now: example) == 31_536_000)
    #expect(RetryAfter.seconds("Thu, 01 Jan 1970 00:00:00 GMT", now: example) == 0)
    #expect(RetryAfter.seconds("Sat, 01 Jan 0000 00:00:00 GMT", now: example) == 0)
  }

  @Test func twoDigitsAreTheYearThatIsNotFarAhead() {
    let year2026 = 1_795_000_000
    #expect(HTTPDate.seconds("Monday, 01-Jan-30 00:00:00 GMT", now: year2026) == 1_893_456_000)
    #expect(HTTPDate.seconds("Friday, 01-Jan-99 00:00:00 GMT", now: year2026) == 915_148_800)
  }

  @Test(
    "known days",
    arguments: [
      ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Tue, 29 Feb 2000 12:00:00 GMT", 951_825_600),
      ("Mon, 23 Nov 2026 15:04:05 GMT", 1_795_446_245), ("Thu, 31 Dec 1998 23:59:60 GMT", 915_148_800),
      ("Wed, 31 Dec 1969 23:59:59 GMT", -1),
    ])
  func days(value: String, expected: Int) { #expect(HTTPDate.seconds(value, now: 0) == expected) }
}
