import Discovery
import Glibc
import TestSupport
import Testing

@testable import Resolver

@Suite struct DNSResolverTests {
  private static let zone = """
    $ORIGIN example.
    @ 300 SOA ns hostmaster 1 2 3 4 5
    @ 300 NS ns
    ns 300 A 127.0.0.1
    alice 300 TXT "v=MIMI1; p=1; e=im.example"
    """

  private func answer(_ name: String, from resolver: DNSResolver) async -> Resolution {
    await resolver.resolve([Question(name: name, type: .txt)], grace: .zero, timeout: .seconds(5))[0]
  }

  @Test func builtInZoneIsAnsweredInside() async throws {
    let zone = ResolverSettings.BuiltInZone(name: "example", text: Array(Self.zone.utf8))
    let resolver = try DNSResolver(ResolverSettings(upstream: .builtIn([zone]), validation: .off))
    let found = await answer("alice.example", from: resolver)
    guard case .records(let records) = found.outcome else {
      Issue.record("\(found)")
      return
    }
    #expect(records.count == 1)
    #expect(found.ttl == 300 && found.dnssec == .unchecked)
    #expect(await answer("nobody.example", from: resolver).outcome == .noName)
    #expect(await answer("ns.example", from: resolver).outcome == .noData)
    // Nothing else exists, and nobody is asked for it.
    #expect(await answer("alice.example.net", from: resolver).outcome == .noName)
  }

  @Test func brokenZoneIsAFailureAndNoCrash() async throws {
    let zone = ResolverSettings.BuiltInZone(name: "example", text: Array("this is ( no zone".utf8))
    let resolver = try DNSResolver(ResolverSettings(upstream: .builtIn([zone]), validation: .off))
    guard case .failed = await answer("alice.example", from: resolver).outcome else {
      Issue.record("a broken zone answers nothing")
      return
    }
  }

  /// A socket that takes questions and never answers: here the test itself sees when the question has arrived.
  private final class SilentServer: Sendable {
    let descriptor: Int32
    let port: UInt16

    init() throws {
      port = try freePort()
      let address = try #require(ServerAddress("127.0.0.1@\(port)"))
      descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
      var name = sockaddr_in()
      name.sin_family = sa_family_t(AF_INET)
      name.sin_port = address.port.bigEndian
      name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      let bound = withUnsafePointer(to: &name) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      try #require(bound == 0)
    }

    deinit { close(descriptor) }

    /// Blocks until a question is there.
    func waitForQuestion() {
      var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      poll(&ready, 1, 10_000)
    }
  }

  @Test func cancellationReturnsAtOnceAndLeavesOthersAlone() async throws {
    let silent = try SilentServer()
    let address = try #require(ServerAddress("127.0.0.1@\(silent.port)"))
    let resolver = try DNSResolver(ResolverSettings(upstream: .servers([address]), validation: .off))
    let patient = Task {
      await resolver.resolve([Question(name: "patient.example", type: .txt)], grace: .zero, timeout: .seconds(3))
    }
    let hasty = Task {
      await resolver.resolve([Question(name: "hasty.example", type: .txt)], grace: .zero, timeout: .seconds(600))
    }
    silent.waitForQuestion()
    hasty.cancel()
    // Would take ten minutes if cancelling did not reach it.
    let ended = await hasty.value[0]
    guard case .failed(let failure) = ended.outcome else {
      Issue.record("\(ended)")
      return
    }
    #expect(failure.kind == .timeout)
    guard case .failed(let other) = await patient.value[0].outcome else {
      Issue.record("nobody answered it")
      return
    }
    #expect(other.kind == .timeout)
  }

  @Test func deadlineHoldsWhateverLibunboundDoes() async throws {
    let silent = try SilentServer()
    let address = try #require(ServerAddress("127.0.0.1@\(silent.port)"))
    let resolver = try DNSResolver(ResolverSettings(upstream: .servers([address]), validation: .off))
    let questions = [RecordType.txt, .privateUseMIMI].map { Question(name: "a.example", type: $0) }
    let answers = await resolver.resolve(questions, grace: .seconds(1), timeout: .milliseconds(300))
    #expect(answers.count == 2)
    // As the resolver's own thread measures it, on a busy machine; libunbound itself gives up after 5.3 s.
    for answer in answers {
      #expect(answer.elapsed >= .milliseconds(300) && answer.elapsed < .seconds(4), "\(answer.elapsed)")
    }
  }

  private struct WeakLoop { weak var loop: EventLoop? }

  @Test func resolversLeaveNoThreadBehind() async throws {
    let zone = ResolverSettings.BuiltInZone(name: "example", text: Array(Self.zone.utf8))
    let settings = ResolverSettings(upstream: .builtIn([zone]), validation: .off)
    var loops: [WeakLoop] = []
    for _ in 0..<20 {
      let resolver = try DNSResolver(settings)
      _ = await answer("alice.example", from: resolver)
      loops.append(WeakLoop(loop: resolver.core.loop))
    }
    // A loop's thread holds it, and lets it go when it ends, which closes its descriptors too.
    let deadline = ContinuousClock.now + .seconds(10)
    while loops.contains(where: { $0.loop != nil }), ContinuousClock.now < deadline { sched_yield() }
    #expect(loops.allSatisfy { $0.loop == nil })
  }
}
