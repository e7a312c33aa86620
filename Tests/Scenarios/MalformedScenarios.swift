import TestSupport
import Testing

/// Every way to write a record wrong has its reason, and only the first one that applies.
@Suite struct MalformedScenarios {
  @Test func everyReasonOfTheZoneIsGiven() throws {
    let world = try World.shared()
    let zone = try #require(world.zones.first { $0.name == "malformed.example." })
    let records = zone.records.filter { ["TXT", "MIMI", "TYPE65432"].contains($0.type) }
    #expect(records.count > 80)
    let result = try lookup(records.map(\.owner))
    #expect(result.lines.count == records.count && result.finished.exitStatus == 65)
    for (record, line) in zip(records, result.lines) {
      // bad-account-7.malformed.example
      let reason = record.owner.split(separator: ".")[0].split(separator: "-").dropLast().joined(separator: "-")
      #expect(line.identifier.input == record.owner)
      #expect(line.status == "malformed" && line.dnssec == "secure", "\(record.owner)")
      #expect(line.problems.map(\.reason) == [reason], "\(record.owner)")
      #expect(line.providers.isEmpty && line.error != nil, "\(record.owner)")
      #expect(line.problems.allSatisfy { $0.record != nil }, "\(record.owner)")
      // What is plain text is shown as it is.
      let octets = record.strings.joined()
      if !octets.isEmpty, octets.count < 300, octets.allSatisfy({ (0x20...0x7e).contains($0) && $0 != 0x5c }) {
        #expect(line.problems.first?.record == String(decoding: octets, as: UTF8.self), "\(record.owner)")
      }
    }
    let seen = Set(result.lines.flatMap(\.problems).map(\.reason))
    #expect(
      seen == [
        "bad-rdata", "too-long", "not-utf8", "bad-tag", "duplicate-tag", "unknown-version", "priority-not-a-number",
        "missing-endpoint", "bad-endpoint", "bad-service", "bad-account",
      ])
  }

  @Test func onlyMalformedExits65() throws {
    let line = try single("bad-tag-1.malformed.example")
    #expect(line.status == "malformed")
    let plain = try mimi(["lookup"], ["priority-not-a-number-1.malformed.example"])
    #expect(plain.exitStatus == 65)
    let text = plain.outputText + plain.errorText
    #expect(!text.contains("the only discovery record at priority-not-a-number-1.malformed.example can be read"))
    #expect(text.contains("priority is not a number in \"v=MIMI1; p=x; e=im.example.org\""))
  }
}
