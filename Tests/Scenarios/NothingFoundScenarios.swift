import TestSupport
import Testing

/// The outcomes without a provider, each told apart.
@Suite struct NothingFoundScenarios {
  @Test(arguments: [
    ("nobody.example", "no-name"), ("a.b.c.nobody.example", "no-name"), ("address-only.example", "no-data"),
    ("others-only.example", "no-record"), ("unreachable.example", "not-reachable"), ("dangling.example", "no-name"),
    ("nobody.insecure.example", "no-name"), ("nobody.signed.example", "no-name"), ("ns.signed.example", "no-data"),
    ("address-only.insecure.example", "no-data"),
  ])
  func outcome(_ identifier: String, _ status: String) throws {
    let line = try single(identifier)
    #expect(line.status == status && exitStatus(of: status) == 1)
    #expect(line.dnssec == (identifier.contains("insecure") ? "insecure" : "secure"))
    #expect(line.providers.isEmpty && line.problems.isEmpty)
    #expect(line.error?.message.isEmpty == false && line.error?.code.isEmpty == false)
    let plain = try mimi(["lookup"], [identifier])
    #expect(plain.exitStatus == 1)
  }

  @Test func resultsOfTheQueriesAreNamed() throws {
    let absent = try single("nobody.example")
    #expect(absent.queries.allSatisfy { $0.result == "no-name" } && !absent.queries.isEmpty)
    let empty = try single("address-only.example")
    #expect(Set(empty.queries.map { "\($0.type) \($0.result)" }) == ["TXT no-data", "MIMI no-data"])
  }

  @Test func malformedRecordsAsideUnreachableStays() throws {
    let line = try single("unreachable-malformed.example")
    #expect(line.status == "not-reachable" && line.providers.isEmpty)
    #expect(line.problems == [.init(record: "v=MIMI1; p=x; e=im.example.org", reason: "priority-not-a-number")])
  }

  @Test func unreachableBesideARealEndpointSaysNothing() throws {
    let line = try single("unreachable-and-not.example")
    #expect(line.status == "found" && line.providers.map(short) == ["1 - im.example.org -"] && line.problems.isEmpty)
  }
}
