import Discovery
import Glibc
import TestSupport
import Testing

@testable import AccountLookup

@Suite struct AskingTests {
  private let question: AccountQuestion

  init() throws { question = try AccountQuestion(Identifier("alice.example.com"), endpoint: "im.example.org") }

  private func ask(_ script: ScriptedResolver.Script) async throws -> AccountAnswer {
    try await AccountClient(AccountSettings(), resolver: ScriptedResolver(script)).ask(question)
  }

  @Test(
    "an endpoint that leads nowhere or into somebody's own network is refused, and nobody is connected to",
    arguments: [
      "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "127.0.0.1", "127.1.2.3", "127.255.255.255",
      "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.8", "192.0.0.170", "192.0.2.1",
      "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1",
      "255.255.255.255", "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
      "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1",
      "100:0:0:1::1", "2001::1", "2001:2::1", "2001:10::1", "2001:db8::1", "2002:7f00:1::1", "2002:a00:1::1",
      "2002:c0a8:101::1", "2002:a9fe:a9fe::1", "3fff::1", "5f00::1", "fc00::1", "fd00::1", "fe80::1", "febf::1",
      "fec0::1", "ff02::1", "4000::1", "::2",
    ])
  func refusedAddresses(text: String) async throws {
    let address = try #require(NetworkAddress(text))
    let resolver = ScriptedResolver(address: address.octets)
    let answer = try await AccountClient(AccountSettings(), resolver: resolver).ask(question)
    #expect(answer.status == .refusedAddress)
    #expect(answer.address == address.description)
    #expect(answer.detail?.hasPrefix("\(address.description) is ") == true)
    #expect(resolver.calls == [EndpointAddresses.questions("im.example.org")])
  }

  @Test func theOthersAreRefusedToo() async throws {
    let answer = try await ask(
      .init(a: .records([[127, 0, 0, 1], [10, 0, 0, 1]]), aaaa: .records([[UInt8](repeating: 0, count: 15) + [1]])))
    #expect(answer.status == .refusedAddress && answer.address == "127.0.0.1")
    #expect(answer.detail == "127.0.0.1 is a loopback address (RFC 1122); its 2 others are refused too")
  }

  @Test("each way in which the DNS gives no address has words of its own")
  func noAddress() async throws {
    let failing: [(ScriptedResolver.Script, AccountStatus, String)] = [
      (.init(), .unreachable, "the name has no address in the DNS"),
      (.init(a: .noName, aaaa: .noName), .unreachable, "there is no such name in the DNS"),
      (
        .init(a: .records([[1, 2, 3]]), aaaa: .records([[1, 2, 3, 4]])), .unreachable,
        "its address records cannot be read"
      ),
      (
        .init(a: .failed(.init(.bogus)), aaaa: .records([[UInt8](repeating: 0x20, count: 16)])), .unreachable,
        "the DNS answer for its address fails DNSSEC validation, so it is not used"
      ),
      (
        .init(a: .records([[11, 1, 1, 1]]), dnssec: .bogus), .unreachable,
        "the DNS answer for its address fails DNSSEC validation, so it is not used"
      ),
      (.init(a: .failed(.init(.timeout))), .timeout, "no answer from the DNS for its address"),
      (
        .init(a: .failed(.init(.refused, server: "192.0.2.53"))), .unreachable,
        "the resolver 192.0.2.53 refuses to answer for its address"
      ),
      (.init(aaaa: .failed(.init(.serverFailure))), .unreachable, "the resolver could not find its address"),
      (.init(a: .failed(.init(.unreachable))), .unreachable, "the resolver cannot be reached"),
    ]
    for (script, status, detail) in failing {
      let answer = try await ask(script)
      #expect(answer.status == status && answer.detail == detail)
    }
  }

  @Test("refused addresses are dropped where there are others, and no more than a few are used")
  func usableAddresses() throws {
    let resolutions = [
      Resolution(
        outcome: .records([[127, 0, 0, 1]] + (1...9).map { [11, 0, 0, $0] }), dnssec: nil, ttl: nil, elapsed: .zero),
      Resolution(
        outcome: .records([[UInt8](repeating: 0x20, count: 16), [UInt8](repeating: 0, count: 16)]), dnssec: nil,
        ttl: nil, elapsed: .zero),
    ]
    let finding = EndpointAddresses.judge(resolutions, of: "im.example.org", isPrivate: false)
    #expect(
      finding
        == .usable(
          try [
            "2020:2020:2020:2020:2020:2020:2020:2020", "11.0.0.1", "11.0.0.2", "11.0.0.3", "11.0.0.4",
          ].map { try #require(NetworkAddress($0)) }))
  }

  @Test("a name that leads elsewhere the second time is asked for once, and the address that was checked is the one")
  func rebinding() async throws {
    let checked = try Listener()
    let other = try Listener("127.0.0.2", port: checked.port)
    let resolver = ScriptedResolver(
      .init(a: .records([[127, 0, 0, 1]])), .init(a: .records([[127, 0, 0, 2]])))
    let client = try AccountClient(
      AccountSettings(privateEndpoints: ["im.example.org"], port: checked.port), resolver: resolver)
    async let answer = client.ask(question)
    let connection = await connection(to: checked)
    // Not by close alone: a program that another test starts just now may have inherited it.
    shutdown(connection, Int32(SHUT_RDWR))
    close(connection)
    #expect(await answer.status == .tlsError)
    #expect(await answer.address == "127.0.0.1")
    #expect(resolver.calls.count == 1)
    #expect(other.isUntouched)
  }

  @Test func aSilentServerIsATimeout() async throws {
    let server = try Listener()
    let client = try AccountClient(
      AccountSettings(privateEndpoints: ["im.example.org"], port: server.port),
      resolver: ScriptedResolver(address: [127, 0, 0, 1]))
    let answer = await client.ask(question, timeout: .milliseconds(200))
    #expect(answer.status == .timeout && answer.detail != nil)
    #expect(answer.elapsed >= .milliseconds(200))
  }

  @Test(.timeLimit(.minutes(2)))
  func cancellingEndsAtOnce() async throws {
    let server = try Listener()
    let client = try AccountClient(
      AccountSettings(privateEndpoints: ["im.example.org"], port: server.port),
      resolver: ScriptedResolver(address: [127, 0, 0, 1]))
    let question = question
    let asking = Task { await client.ask(question, timeout: .seconds(600)) }
    let connection = await connection(to: server)
    asking.cancel()
    let answer = await asking.value
    close(connection)
    #expect(answer.status == .timeout && answer.detail == "it was cancelled")
  }

  /// All places are taken by servers that never answer. Who waits behind them is connected to nobody, ends in time and can
  /// be cancelled, and comes next when a place is free.
  @Test(.timeLimit(.minutes(2)))
  func whoeverWaitsForAPlaceEndsInTime() async throws {
    let server = try Listener()
    let client = try AccountClient(
      AccountSettings(privateEndpoints: ["im.example.org"], port: server.port),
      resolver: ScriptedResolver(address: [127, 0, 0, 1]))
    let question = question
    var connections: [Int32] = []
    var asking: [Task<AccountAnswer, Never>] = []
    for _ in 0..<Limits.transfers {
      asking.append(Task { await client.ask(question, timeout: .seconds(600)) })
      connections.append(await connection(to: server))
    }
    let late = await client.ask(question, timeout: .milliseconds(200))
    #expect(late.status == .timeout && late.detail == "it had to wait for others")
    let waiting = Task { await client.ask(question, timeout: .seconds(600)) }
    waiting.cancel()
    #expect(await waiting.value.status == .timeout)
    #expect(server.isUntouched)

    let next = Task { await client.ask(question, timeout: .seconds(600)) }
    asking[0].cancel()
    connections.append(await connection(to: server))
    for task in asking + [next] { task.cancel() }
    for task in asking + [next] { #expect(await task.value.status == .timeout) }
    for connection in connections { close(connection) }
  }

  /// On a thread of its own: waiting must not hold up the pool that the answer comes through.
  private func connection(to server: Listener) async -> Int32 {
    await withCheckedContinuation { continuation in
      let waiting = Unmanaged.passRetained(Waiting(server: server, continuation: continuation))
      var thread = pthread_t()
      pthread_create(
        &thread, nil,
        { argument in
          guard let argument else { return nil }
          let waiting = Unmanaged<Waiting>.fromOpaque(argument).takeRetainedValue()
          waiting.continuation.resume(returning: waiting.server.accept())
          return nil
        }, waiting.toOpaque())
      pthread_detach(thread)
    }
  }

  private final class Waiting: Sendable {
    let server: Listener
    let continuation: CheckedContinuation<Int32, Never>

    init(server: Listener, continuation: CheckedContinuation<Int32, Never>) {
      self.server = server
      self.continuation = continuation
    }
  }
}
