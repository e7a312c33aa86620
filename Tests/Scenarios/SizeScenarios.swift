import TestSupport
import Testing

/// Answers that do not fit a datagram, and more records than are kept.
@Suite struct SizeScenarios {
  @Test func sixtyKilobytesComeOverTCP() throws {
    let line = try single("large.example")
    #expect(line.status == "found" && line.dnssec == "secure" && line.problems.isEmpty)
    #expect(line.providers.map(\.account) == (1...40).map { "account\($0)" })
    #expect(line.providers.allSatisfy { $0.tags["x"]?.count ?? 0 > 1_200 })
  }

  @Test func ofMoreThan64RecordsTheFirst64AreKept() throws {
    let line = try single("many.example")
    #expect(line.status == "found" && line.dnssec == "secure")
    #expect(line.providers.map(\.priority) == Array(1...64))
    #expect(line.providers.map(\.service) == (1...64).map { "service\($0)" })
    #expect(line.problems == [.init(record: nil, reason: "too-many-records")])
  }
}
