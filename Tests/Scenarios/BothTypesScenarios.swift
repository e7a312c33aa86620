import TestSupport
import Testing

/// The new record type beside TXT (protocol.md section 2).
@Suite struct BothTypesScenarios {
  @Test func newTypeWinsOverText() throws {
    let line = try single("both.example")
    #expect(line.providers.map(short) == ["1 telegram im.example.org new"])
    #expect(line.providers.map(\.source) == ["MIMI"] && line.problems.isEmpty)
    #expect(line.dnssec == "secure" && line.ttl == 3600)
  }

  @Test func newTypeAloneIsEnough() throws {
    let line = try single("new-only.example")
    #expect(line.providers.map(short) == ["1 telegram im.example.org new", "2 - im.example.net two parts"])
    #expect(line.providers.map(\.source) == ["MIMI", "MIMI"] && line.ttl == 900)
    #expect(line.queries.filter { $0.type == "TXT" }.map(\.result) == ["no-data"])
    #expect(line.queries.filter { $0.type == "MIMI" }.map(\.result) == ["answer"])
  }

  @Test func problemsOfBothAreListed() throws {
    let line = try single("both-problems.example")
    #expect(line.providers.map(short) == ["1 telegram im.example.org new"])
    #expect(
      Set(line.problems) == [
        .init(record: "v=MIMI1; p=x; e=im.example.org", reason: "priority-not-a-number"),
        .init(record: "v=MIMI1; p=1", reason: "missing-endpoint"),
      ])
    #expect(line.problems.count == 2)
  }

  @Test func textCountsWhereNewTypeIsMalformed() throws {
    let line = try single("both-fall-back.example")
    #expect(line.status == "found" && line.providers.map(short) == ["1 telegram im.example.net old"])
    #expect(line.providers.map(\.source) == ["TXT"])
    #expect(line.problems == [.init(record: "v=MIMI1; p=1; e=127.0.0.1", reason: "bad-endpoint")])
  }

  @Test func nothingValidInEitherIsMalformed() throws {
    let line = try single("both-malformed.example")
    #expect(line.status == "malformed" && line.providers.isEmpty && line.error != nil)
    #expect(Set(line.problems.map(\.reason)) == ["bad-endpoint", "unknown-version"])
  }

  @Test func newTypeThatIsNotOursIsAProblem() throws {
    let line = try single("new-not-ours.example")
    #expect(line.status == "malformed")
    #expect(line.problems == [.init(record: "hello", reason: "unknown-version")])
  }

  @Test func stringPastTheEndSpoilsItsRecordOnly() throws {
    let line = try single("new-bad-rdata.example")
    #expect(line.status == "found" && line.providers.map(short) == ["1 telegram im.example.org new"])
    #expect(line.problems.map(\.reason) == ["bad-rdata"])
  }

  @Test func stringPastTheEndInTextToo() throws {
    let line = try single("bad-rdata.insecure.example")
    #expect(line.status == "found" && line.dnssec == "insecure")
    #expect(line.providers.map(short) == ["1 - im.example.org good"])
    // It cannot be told whether such a record is ours.
    #expect(line.problems.map(\.reason).allSatisfy { $0 == "bad-rdata" } && line.problems.count <= 1)
  }
}
