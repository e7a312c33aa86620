import TestSupport
import Testing

/// A name server that says another address each time it is asked. The address that is judged is the one that is connected
/// to. 192.31.196.1 (AS112, RFC 7535) is globally reachable by IANA's registry and nobody's; here it is this machine's.
@Suite struct AccountRebindingScenarios {
  private static let endpoint = "im.rebinding.example"

  /// nginx on the address of the open network; what listens on 127.0.0.2 is the world's mimi-provider.
  private func openNetworkNginx() throws -> (Nginx, configuration: String, PrivateDirectory) {
    let world = try AccountWorld.shared()
    _ = try world.namespace.run("ip", ["addr", "replace", "192.31.196.1/32", "dev", "lo"])
    let authority = try Authority()
    let answer = #"{"subject": "acct:rebound@\#(Self.endpoint)"}"#
    let host = Nginx.Host(
      name: Self.endpoint, certificate: try authority.leaf([Self.endpoint]),
      answers: [AccountWorld.resource("alice.example", Self.endpoint): answer])
    let directory = try PrivateDirectory()
    let trusted = try directory.write("authority.pem", authority.text)
    let configuration = try directory.write("config.json", "{\"certificateAuthorities\": \"\(trusted)\"}")
    return (try Nginx([host], in: world.namespace, address: "192.31.196.1"), configuration, directory)
  }

  private func nameServer(_ addresses: [String]) async throws -> BadServer {
    let options = ["--answer", "v=MIMI1; p=1; e=\(Self.endpoint); s=xmpp", "--ttl", "0"]
    return try await BadServer(
      "rebind", options + addresses.flatMap { ["--address", $0] }, in: AccountWorld.shared().namespace)
  }

  @Test func theAddressThatWasCheckedIsConnectedTo() async throws {
    let (nginx, configuration, directory) = try openNetworkNginx()
    let provider = try AccountWorld.shared().provider

    // First a good one, then a private one: a second look would go wrong.
    let good = try await nameServer(["192.31.196.1", "127.0.0.2"])
    let run = try AccountRun("alice.example", configuration: configuration, resolver: good.resolver)
    #expect(run.line.status == "found" && run.line.account == "rebound", "\(run.line)")
    #expect(try nginx.requests().count == 1)
    let query = "udp \(Self.endpoint). A"
    // What it says of its queries comes through a pipe, after the answer.
    try await good.wait(forQuery: query)
    #expect(good.count(ofQuery: query) == 1, "asked once: \(good.queries)")
    #expect(try provider.events(of: Self.endpoint).isEmpty)

    // The other way round: it is refused, and not asked for again until it pleases.
    let bad = try await nameServer(["127.0.0.2", "192.31.196.1"])
    let refused = try AccountRun("alice.example", configuration: configuration, resolver: bad.resolver)
    #expect(refused.line.status == "refused-address", "\(refused.line)")
    #expect(refused.line.detail?.contains("127.0.0.2") == true, "\(refused.line)")
    #expect(try nginx.requests().count == 1)
    try await bad.wait(forQuery: query)
    #expect(bad.count(ofQuery: query) == 1, "asked once: \(bad.queries)")
    #expect(try provider.events(of: Self.endpoint).isEmpty)
    withExtendedLifetime(directory) {}
  }
}
