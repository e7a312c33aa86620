import TestSupport
import Testing

/// What is found, and in which order.
@Suite struct FoundScenarios {
  @Test func straightFormIsOrderedByPriority() throws {
    let line = try single("straight.example")
    #expect(line.status == "found" && line.dnssec == "secure" && line.ttl == 3600)
    #expect(
      line.identifier
        == .init(input: "straight.example", kind: "mimi", name: "straight.example", unicode: "straight.example"))
    #expect(
      line.providers == [
        .init(
          priority: 1, service: "telegram", endpoint: "im.telegram.org", account: "myname99", source: "TXT", tags: [:]),
        .init(
          priority: 2, service: "whatsapp", endpoint: "mimi.whatsapp.com", account: "+15551234567", source: "TXT",
          tags: [:]),
      ])
    #expect(line.problems.isEmpty && line.error == nil)
    #expect(line.queries.filter { $0.type == "TXT" }.map(\.result) == ["answer"])
    #expect(line.queries.filter { $0.type == "MIMI" }.map(\.result) == ["no-data"])
    #expect(line.queries.allSatisfy { $0.name == "straight.example" && ($0.milliseconds ?? -1) >= 0 })
  }

  @Test func privateFormHasNoAccounts() throws {
    let line = try single("private.example")
    #expect(line.status == "found")
    #expect(line.providers.map(short) == ["1 telegram im.telegram.org -", "2 whatsapp mimi.whatsapp.com -"])
  }

  @Test func stringsOfOneRecordAreJoinedWithoutSpace() throws {
    let line = try single("joined.example")
    #expect(
      line.providers.map(short) == ["1 telegram im.example.org longname", "2 - mimi.example.net -"])
    #expect(line.problems.isEmpty)
  }

  @Test func tiesAreOrderedByServiceEndpointAccountAndNullIsLast() throws {
    let line = try single("ties.example")
    #expect(
      line.providers.map(short) == [
        "1 alpha a.example.org 1", "1 alpha a.example.org 2", "1 alpha a.example.org -", "1 alpha b.example.org 1",
        "1 beta a.example.org 1", "1 - a.example.org 1", "2 zeta z.example.org 9", "10 alpha a.example.org 1",
        "- alpha a.example.org 1",
      ])
  }

  @Test func spellingIsTolerated() throws {
    let line = try single("spelling.example")
    #expect(line.providers.map(short) == ["0 tele_gram-1.0 im.example.org Two Words"])
    #expect(line.problems.isEmpty)
  }

  @Test func valuesAtTheirLimitsAreGood() throws {
    let line = try single("limits.example")
    #expect(line.problems.isEmpty)
    #expect(line.providers.map(\.priority) == [65534, 65535])
    #expect(line.providers.first?.service?.count == 64)
    #expect(line.providers.first?.account == String(repeating: "a", count: 255))
    #expect(line.providers.last?.tags == ["x": String(repeating: "x", count: 1_800)])
  }

  @Test func unknownTagsAreKept() throws {
    let line = try single("unknown-tags.example")
    #expect(line.providers.map(\.tags) == [["x": "1", "Note": "hello", "P": "2"]])
    #expect(line.problems.isEmpty)
  }

  @Test func othersRecordsAreSkipped() throws {
    let line = try single("others-too.example")
    #expect(line.providers.map(short) == ["1 - im.example.org -"])
    #expect(line.problems.isEmpty)
  }

  @Test(arguments: [("brief.example", 1), ("instant.example", 0)])
  func shortTimesToLiveAreTold(_ identifier: String, _ ttl: Int) throws {
    let line = try single(identifier)
    #expect(line.status == "found" && line.dnssec == "secure" && line.ttl == ttl)
  }

  @Test func plainFormNamesTheFoundOnes() throws {
    let finished = try mimi(["lookup"], ["straight.example"])
    #expect(finished.exitStatus == 0)
    let lines = finished.outputText.split(separator: "\n").map {
      $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
    #expect(lines.first == "straight.example DNSSEC secure, good for 60 min")
    #expect(lines.contains { $0.hasPrefix("1 Telegram myname99 im.telegram.org") })
    #expect(lines.contains { $0.hasPrefix("2 WhatsApp +15551234567 mimi.whatsapp.com") })
  }
}
