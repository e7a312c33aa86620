import Discovery
import Glibc
import TestSupport
import Testing

@testable import AccountLookup

/// How long a client stays connected to a provider that lets it.
@Suite struct ConnectionTests {
  private static let endpoint = "im.example.org"

  private let provider: ProviderServer
  private let client: AccountClient
  private let question: AccountQuestion

  init() throws {
    provider = try ProviderServer(
      script: """
        {"hosts": [{"endpoint": "\(Self.endpoint)",
          "accounts": [{"identifier": "alice.example.com", "account": "alice99"}]}]}
        """)
    client = try AccountClient(
      AccountSettings(
        privateEndpoints: [Self.endpoint], authorities: .only(Array(provider.authority.utf8)), port: provider.port),
      resolver: ScriptedResolver(address: [127, 0, 0, 1]))
    question = try AccountQuestion(Identifier("alice.example.com"), endpoint: Self.endpoint)
  }

  private func ask() async throws {
    let answer = await client.ask(question, timeout: .seconds(60))
    try #require(answer.account == "alice99", "\(answer)")
  }

  private var connections: Int {
    get throws { try provider.events().count { $0.event == "connection" } }
  }

  /// Whether a socket of this machine is connected to the provider, by proc(5): the third column is the peer, the fourth the
  /// state, 01 for established.
  private var isConnected: Bool {
    get throws {
      let peer = "0100007F:" + String(provider.port, radix: 16, uppercase: true).leftPadded(to: 4)
      let table = try String(decoding: readFile("/proc/self/net/tcp"), as: UTF8.self)
      return table.split(separator: "\n").contains { line in
        let columns = line.split(separator: " ")
        return columns.count > 3 && columns[2] == peer && columns[3] == "01"
      }
    }
  }

  @Test(.timeLimit(.minutes(2)))
  func aConnectionIsUsedAgainAndClosedWhenNothingIsAskedAnyMore() async throws {
    try await ask()
    try await ask()
    let together = try connections
    // The provider itself would close it after a minute.
    let deadline = ContinuousClock.now + .seconds(45)
    while try isConnected {
      try #require(.now < deadline, "kept for as long as the provider likes")
      try await Task.sleep(for: .milliseconds(20))
    }
    try await ask()
    #expect(try connections == together + 1, "a new one")
    // A machine that is too busy may take a second between the first two.
    #expect(together <= 2)
  }
}

extension String {
  fileprivate func leftPadded(to count: Int) -> String {
    String(repeating: "0", count: max(0, count - utf8.count)) + self
  }
}
