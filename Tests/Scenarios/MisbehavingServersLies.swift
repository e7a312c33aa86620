import TestSupport
import Testing

/// Answers that match the question and are wrong in themselves: never a crash, never data of another name.
@Suite struct MisbehavingServersLies {
  /// Two ways through the resolver: with validation, and without.
  private static let bothWays = [["--dnssec", "auto"], ["--dnssec", "off"]]

  @Test(arguments: ["cut-message", "lying-counts", "long-length", "pointer-loop", "cname-loop"], bothWays)
  func aMessageThatCannotBeReadIsAServerFailure(mode: String, options: [String]) async throws {
    let line = try await BadServer(mode).single(options: options, timeout: 2)
    #expect(line.status == "server-failure")
  }

  /// The records of another name are none of this one.
  @Test(arguments: bothWays)
  func recordsOfAnotherNameAreNotUsed(options: [String]) async throws {
    let line = try await BadServer("wrong-owner").single(options: options, timeout: 2)
    #expect(["no-data", "server-failure"].contains(line.status), "\(line)")
  }

  /// protocol.md section 2, `bad-rdata`. A text that cannot be read to its end is not known to be ours, unless its type says so.
  @Test(arguments: ["txt-overrun", "txt-empty"], bothWays)
  func lengthsPastTheEndAreNotFollowed(mode: String, options: [String]) async throws {
    let line = try await BadServer(mode).single(options: options, timeout: 2)
    #expect(["malformed", "no-record", "server-failure"].contains(line.status), "\(line)")
  }

  @Test(arguments: bothWays)
  func suchLengthsInTheNewTypeAreSaid(options: [String]) async throws {
    let line = try await BadServer("mimi-overrun").single(options: options, timeout: 2)
    #expect(line.status == "malformed")
    #expect(line.problems.map(\.reason) == ["bad-rdata"])
  }

  /// Read as zero (RFC 2181 section 8), or cut to what the resolver keeps at most, a day.
  @Test func nobodyKeepsARecordForACentury() async throws {
    let server = try await BadServer("huge-ttl")
    let line = try await server.single(timeout: 2)
    #expect(line.status == "found")
    #expect((0...86_400).contains(try #require(line.ttl)))
  }

  /// protocol.md section 2: 8 CNAME hops, more are a server failure.
  @Test(
    arguments: [(1, "found"), (8, "found"), (9, "server-failure"), (12, "server-failure"), (200, "server-failure")],
    bothWays)
  func aliasesAreFollowedSoFar(chain: (hops: Int, status: String), options: [String]) async throws {
    let server = try await BadServer("cname-chain", ["--hops", "\(chain.hops)"])
    let line = try await server.single(options: options, timeout: 4)
    // 200 of them come over TCP, where a failure that took long counts as silence.
    let isTooSlow = slowness > 1 && chain.hops == 200 && line.status == "timeout"
    #expect(line.status == chain.status || isTooSlow, "\(line)")
  }
}
