import TestSupport
import Testing

/// `--resolver system`: a namespace of its own (unshare(1)) with another /etc/resolv.conf, and the name server on port
/// 53.
@Suite struct SystemResolverScenarios {
  /// Starts Knot, waits until it answers (at most 100 tries), runs mimi. All ends with the namespace's first process.
  private static let script = """
    set -eu
    ip link set lo up
    mount --bind "$1" /etc/resolv.conf
    knotd -c "$2" >"$1.log" 2>&1 &
    tries=0
    until kdig +timeout=1 +retry=0 @127.0.0.53 example SOA 2>/dev/null | grep -q 'status: NOERROR'; do
      tries=$((tries + 1))
      if [ "$tries" -ge 100 ]; then cat "$1.log" >&2; exit 99; fi
      sleep 0.05
    done
    shift 2
    exec "$@"
    """

  private func inNamespace(resolvers: String, _ arguments: [String]) throws -> Finished {
    let world = try World.shared()
    let directory = try PrivateDirectory()
    let configuration = try directory.write("resolv.conf", resolvers, mode: 0o644)
    let knot = try Knot.prepare(world.served, in: directory, listen: "127.0.0.53@53")
    return try run(
      "unshare",
      [
        "-rnm", "--pid", "--fork", "--kill-child", "sh", "-c", Self.script, "sh", configuration, knot[1],
        builtProgram("mimi"),
      ]
        + arguments + ["--trust-anchor", world.anchorFile])
  }

  @Test(arguments: [[], ["--resolver", "system"]])
  func systemResolverIsTakenFromResolvConf(_ options: [String]) throws {
    let names = ["straight.example", "nobody.example", "wrong.example", "plain.insecure.example", "large.example"]
    let finished = try inNamespace(
      resolvers: "# a comment\nsearch example.net\noptions edns0\nnameserver 127.0.0.53\n",
      ["lookup", "--json"] + names + options)
    let lines = try lookupLines(finished.output)
    #expect(lines.map(\.status) == ["found", "no-name", "bogus", "found", "found"], "\(finished.errorText)")
    #expect(lines.map(\.dnssec) == ["secure", "secure", "bogus", "insecure", "secure"])
    #expect(finished.exitStatus == 69)
  }

  @Test func searchListIsNotUsed() throws {
    // plain.example.net is there, plain.example is not: an identifier is complete.
    let finished = try inNamespace(
      resolvers: "search net example.net\noptions ndots:5\nnameserver 127.0.0.53\n",
      ["lookup", "--json", "plain.example"])
    #expect(try lookupLines(finished.output).map(\.status) == ["no-name"])
  }

  @Test func closedPortIsUnreachable() throws {
    let finished = try inNamespace(
      resolvers: "nameserver 127.0.0.54\n", ["lookup", "--json", "straight.example", "--resolver", "system"])
    #expect(try lookupLines(finished.output).map(\.status) == ["unreachable"])
    #expect(finished.exitStatus == 69 && finished.wallSeconds < 8)
  }
}
