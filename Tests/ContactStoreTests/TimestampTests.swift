import Testing

@testable import ContactStore

@Suite("A moment")
struct TimestampTests {
  @Test(
    "is written as it is read",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2026-11-23T15:04:05Z", 1_795_446_245), ("2000-02-29T23:59:59Z", 951_868_799),
      ("1969-12-31T23:59:59Z", -1), ("0000-01-01T00:00:00Z", -62_167_219_200),
      ("9999-12-31T23:59:59Z", 253_402_300_799),
    ] as [(String, Int64)])
  func roundTrip(text: String, seconds: Int64) throws {
    #expect(Timestamp(text)?.seconds == seconds)
    #expect(Timestamp(seconds: seconds).text == text)
  }

  @Test(
    "is nothing else",
    arguments: [
      "", "2026-11-23", "2026-11-23t15:04:05Z", "2026-11-23T15:04:05+00:00", "2026-11-23T15:04:05.5Z",
      "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-10T00:00:00Z", "2026-11-31T00:00:00Z",
      "2026-11-23T24:00:00Z", "2026-11-23T15:60:05Z", "2026-11-23T15:04:60Z", "٢٠٢٦-11-23T15:04:05Z",
    ])
  func refused(text: String) { #expect(Timestamp(text) == nil) }

  @Test("stays within four digits of a year") func bounds() {
    #expect(Timestamp(seconds: .max).adding(seconds: .max).text == "9999-12-31T23:59:59Z")
    #expect(Timestamp(seconds: .min).adding(seconds: .min).text == "0000-01-01T00:00:00Z")
    #expect(Timestamp(seconds: 10).adding(seconds: -3_610).text == "1969-12-31T23:00:00Z")
  }
}
