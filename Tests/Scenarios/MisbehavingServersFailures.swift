import TestSupport
import Testing

/// Servers without a usable answer: which failure it is (protocol.md section 2, outcomes), and in time.
@Suite struct MisbehavingServersFailures {
  @Test(arguments: [
    ("silent", "timeout"), ("wrong-id", "timeout"), ("tc-hang", "timeout"), ("outage", "unreachable"),
    ("refused", "refused"), ("servfail", "server-failure"), ("formerr", "server-failure"),
    ("garbage", "server-failure"), ("garbage-short", "server-failure"), ("wrong-question", "server-failure"),
  ])
  func everyFailureHasItsName(mode: String, status: String) async throws {
    let server = try await BadServer(mode)
    let line = try await server.single(timeout: 2)
    #expect(line.status == status)
    #expect(line.result("TXT") == status)
    #expect(line.dnssec == nil && line.ttl == nil)
  }

  /// Without DNSSEC there is one way less to find out.
  @Test(arguments: [
    ("silent", "timeout"), ("outage", "unreachable"), ("refused", "refused"), ("servfail", "server-failure"),
    ("wrong-question", "server-failure"),
  ])
  func theSameWithoutDNSSEC(mode: String, status: String) async throws {
    let server = try await BadServer(mode)
    #expect(try await server.single(options: ["--dnssec", "off"], timeout: 2).status == status)
  }

  /// A closed port is known long before the deadline.
  @Test func aClosedPortIsSaidAtOnce() async throws {
    let server = try await BadServer("outage")
    let lookup = try await server.lookup(["alice.example"], timeout: 20)
    #expect(lookup.lines.map(\.status) == ["unreachable"])
    #expect(lookup.finished.wallSeconds < 10 * slowness)
  }

  /// Bytes in which the ID is wrong too are garbage or silence, as one looks at it; the same for one's own query.
  @Test(arguments: ["garbage-unmatched", "echo"])
  func noiseIsAFailure(mode: String) async throws {
    let server = try await BadServer(mode)
    let line = try await server.single(timeout: 2)
    #expect(["timeout", "server-failure"].contains(line.status))
  }

  @Test(arguments: [
    ("nxdomain", "no-name"), ("nodata", "no-data"), ("nodata-without-soa", "no-data"),
  ])
  func nothingPublishedIsNoFailure(mode: String, status: String) async throws {
    let server = try await BadServer(mode)
    let line = try await server.single(timeout: 2)
    #expect(line.status == status)
    #expect(line.result("TXT") == status)
    // Without SOA nobody may keep it (RFC 2308 section 5).
    if mode == "nodata-without-soa" { #expect(line.ttl == 0 || line.ttl == nil) }
  }

  @Test(arguments: [false, true])
  func oneFailingNameDoesNotStopTheOthers(reversed: Bool) async throws {
    let server = try await BadServer("by-name")
    let names = [
      "one.example", "silent.example", "two.example", "refused.example", "servfail.example", "garbage.example",
      "three.example", "wrong-question.example", "four.example",
    ]
    let lookup = try await server.lookup(reversed ? names.reversed() : names, timeout: 2)
    let statuses = Dictionary(lookup.lines.map { ($0.identifier.input, $0.status) }) { $1 }
    let expected = [
      "silent.example": "timeout", "refused.example": "refused", "servfail.example": "server-failure",
      "garbage.example": "server-failure", "wrong-question.example": "server-failure",
    ]
    for name in names {
      #expect(statuses[name] == expected[name] ?? "found", "\(name)")
    }
  }

  @Test func amongManyOneSilentNameCostsOnlyItself() async throws {
    let server = try await BadServer("by-name")
    let names = (1...200).map { $0 == 20 ? "silent.example" : "n\($0).example" }
    let lookup = try await server.lookup(names, timeout: 2)
    #expect(lookup.lines.count { $0.status == "found" } == 199)
    #expect(lookup.lines[19].status == "timeout")
  }
}
