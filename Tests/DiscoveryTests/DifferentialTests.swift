import Discovery
import TestSupport
import Testing

/// The one-pass parser beside the naive one, with fixed seeds.
@Suite("The parser reads what a plain reading of the grammar reads")
struct DifferentialTests {
  private static let seed: UInt64 = 0x4D49_4D49_0200
  /// Fewer where each takes several times as long.
  private static let rounds = Int(20_000 / slowness)

  @Test("random and mutated records")
  func random() throws {
    var random = SeededGenerator(seed: Self.seed)
    var verdicts: [String: Int] = [:]
    for round in 0..<Self.rounds {
      let record = RandomRecord(&random)
      let ours = ParsedRecord(rdata: record.rdata, isDiscoveryType: record.isDiscoveryType).reading
      let naive = NaiveParser.read(rdata: record.rdata, isDiscoveryType: record.isDiscoveryType)
      try #require(ours == naive, "\(shown(record, round))")
      verdicts[naive.verdict, default: 0] += 1
    }
    // The cases are worth something only while every rule is met.
    let reasons = ProblemReason.allCases.map(\.rawValue).filter { $0 != "too-many-records" }
    for verdict in reasons + ["record", "foreign"] {
      #expect(verdicts[verdict, default: 0] >= Self.rounds / 1_000, "\(verdict): \(verdicts)")
    }
  }

  @Test("parse, print, parse gives the same, octet for octet")
  func printed() throws {
    var random = SeededGenerator(seed: Self.seed + 1)
    for round in 0..<Self.rounds {
      let record = RandomRecord(&random)
      guard let first = ParsedRecord(rdata: record.rdata, isDiscoveryType: record.isDiscoveryType).record else {
        continue
      }
      let again = ParsedRecord(rdata: rdata(first.text), isDiscoveryType: record.isDiscoveryType)
      try #require(again.reading == ParsedRecord.record(first).reading, "\(shown(record, round)) printed \(first.text)")
      try #require(again.record?.text == first.text, "\(shown(record, round))")
    }
  }

  private func shown(_ record: RandomRecord, _ round: Int) -> String {
    "seed \(Self.seed), round \(round), of the discovery type: \(record.isDiscoveryType), RDATA \(record.rdata), "
      + String(decoding: record.rdata, as: UTF8.self).debugDescription
  }
}
