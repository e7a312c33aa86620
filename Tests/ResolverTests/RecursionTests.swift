import Discovery
import Glibc
import TestSupport
import Testing

@testable import Resolver

/// `recursive` asks port 53 and nothing else, so these run in a network namespace of their own (unshare(1)), in a
/// second process of this test program.
@Suite struct RecursionTests {
  private static let variable = "MIMI_TEST_INSIDE_NAMESPACE"

  @Test func recursionInANamespace() throws {
    let script = "ip link set lo up && exec \"$@\""
    let tests = CommandLine.arguments[0]
    // The leak sanitizer finds threads by their numbers in /proc, and those are of another namespace.
    let environment = [Self.variable: "1", "LSAN_OPTIONS": "detect_leaks=0"]
    let finished = try run(
      "unshare",
      [
        "-rn", "--pid", "--fork", "--kill-child", "sh", "-c", script, "sh", tests, "--testing-library",
        "swift-testing", "--filter", "RecursionInside",
      ], environment: environment)
    #expect(finished.exitStatus == 0, "\(finished.outputText)\(finished.errorText)")
    #expect((finished.outputText + finished.errorText).contains("1 test"), "it ran")
  }

  @Suite(.enabled(if: getenv(RecursionTests.variable) != nil, "runs in a namespace, by the test above"))
  struct RecursionInside {
    @Test func namesAreFoundFromTheRootDown() async throws {
      let root = try ZoneSigner(zone: ".")
      let example = try ZoneSigner(zone: "example.")
      let rootZone = """
        $ORIGIN .
        . 300 IN SOA ns.root. hostmaster. 1 2 3 4 5
        . 300 IN NS ns.root.
        ns.root. 300 IN A 127.0.0.87
        example. 300 IN NS ns.example.
        ns.example. 300 IN A 127.0.0.88
        \(example.delegation)

        """
      let exampleZone = """
        $ORIGIN example.
        @ 300 IN SOA ns hostmaster 1 2 3 4 5
        @ 300 IN NS ns
        ns 300 IN A 127.0.0.88
        alice 300 IN TXT "v=MIMI1; p=1; e=im.example"

        """
      // A directory goes when nothing uses it any more, and the servers need theirs to the end.
      let directories = [try PrivateDirectory(), try PrivateDirectory(), try PrivateDirectory()]
      let servers = [
        try Self.server("127.0.0.87@53", .init(name: ".", text: try root.sign(rootZone)), in: directories[0]),
        try Self.server(
          "127.0.0.88@53", .init(name: "example.", text: try example.sign(exampleZone)), in: directories[1]),
      ]
      defer {
        for server in servers { server.stop() }
        withExtendedLifetime(directories) {}
      }
      let directory = directories[2]
      let hints = try directory.write("hints", ". 300 IN NS ns.root.\nns.root. 300 IN A 127.0.0.87\n")
      let anchor = try TrustAnchor(path: directory.write("anchor", root.anchor.fileText))
      let resolver = try DNSResolver(
        ResolverSettings(upstream: .recursive(rootHints: hints), validation: .anchor(anchor)))
      let found = await resolver.resolve(
        [Question(name: "alice.example", type: .txt)], grace: .zero, timeout: .seconds(5))[0]
      guard case .records = found.outcome else {
        Issue.record("\(found)")
        return
      }
      #expect(found.dnssec == .secure)
      let missing = await resolver.resolve(
        [Question(name: "nobody.nowhere", type: .txt)], grace: .zero, timeout: .seconds(5))[0]
      #expect(missing.outcome == .noName && missing.dnssec == .secure)
    }

    private static func server(_ listen: String, _ zone: Knot.Zone, in directory: PrivateDirectory) throws -> Daemon {
      let daemon = try Daemon("knotd", try Knot.prepare([zone], in: directory, listen: listen), directory: directory)
      try daemon.waitForLine("server started")
      return daemon
    }
  }
}
