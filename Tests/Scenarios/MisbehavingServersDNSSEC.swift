import TestSupport
import Testing

/// Forwarders that take DNSSEC away, and ones that damage it, in front of a signed zone whose key is trusted.
@Suite struct MisbehavingServersDNSSEC {
  private func ask(_ mode: String, _ identifier: String, _ options: [String] = []) async throws -> LookupLine {
    let world = try World.shared()
    let server = try await BadServer(mode, ["--upstream", world.knot.resolver])
    return try await server.single(identifier, options: ["--trust-anchor", world.anchorFile] + options)
  }

  @Test func aTrueRelayChangesNothing() async throws {
    let line = try await ask("relay", "straight.example", ["--dnssec", "require"])
    #expect(line.status == "found" && line.dnssec == "secure")
  }

  /// Of a resolver that knows no DNSSEC everything would be bogus: used, and said to be unchecked.
  @Test func aForwarderWithoutDNSSECIsUnchecked() async throws {
    let line = try await ask("strip-dnssec", "straight.example")
    #expect(line.status == "found" && line.dnssec == "unchecked" && !line.providers.isEmpty)
  }

  @Test func aForwarderWithoutDNSSECIsNotEnoughWhereItIsRequired() async throws {
    let line = try await ask("strip-dnssec", "straight.example", ["--dnssec", "require"])
    #expect(line.status == "not-secure")
  }

  /// One damaged signature is no forwarder without DNSSEC: the key itself still comes back secure.
  @Test(arguments: [[], ["--dnssec", "require"]])
  func aDamagedSignatureStaysBogus(options: [String]) async throws {
    let line = try await ask("break-signatures", "straight.example", options)
    #expect(line.status == "bogus" && line.dnssec == "bogus")
  }

  @Test func aDamagedZoneStaysBogusBehindARelay() async throws {
    let line = try await ask("relay", "wrong.example")
    #expect(line.status == "bogus" && line.dnssec == "bogus")
  }

  /// What is lost on the way, DNSSEC's own queries too, is asked again.
  @Test func lostPacketsLeaveItSecure() async throws {
    let line = try await ask("lose-first", "straight.example")
    #expect(line.status == "found" && line.dnssec == "secure")
  }
}
