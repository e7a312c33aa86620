import TestSupport
import Testing

/// Trust anchors that are not what they should be: what they cannot prove is never believed.
@Suite struct AnchorScenarios {
  private func look(_ identifier: String, anchor: String, options: [String] = []) throws -> Finished {
    let world = try World.shared()
    return try run(
      builtProgram("mimi"),
      ["lookup", "--json", "--resolver", world.knot.resolver, "--trust-anchor", anchor] + options + [identifier])
  }

  /// A key that the zone does not have, well formed: the zone's signatures come through, and do not fit.
  @Test(arguments: ["straight.example", "wrong.example"])
  func aWrongKeyMakesEverythingBogus(_ identifier: String) throws {
    let directory = try PrivateDirectory()
    let other = try ZoneSigner(zone: "example.")
    let lines = try lookupLines(
      try look(identifier, anchor: directory.write("anchor", other.anchor.fileText)).output)
    #expect(lines.map(\.status) == ["bogus"])
    let digest = String(repeating: "0A", count: 32)
    let anchor = try directory.write("digest", "example. IN DS 12345 13 2 \(digest)\n")
    #expect(try lookupLines(look(identifier, anchor: anchor).output).map(\.status) == ["bogus"])
  }

  @Test func anUnusableKeyIsRefusedBeforeAnythingIsAsked() throws {
    let directory = try PrivateDirectory()
    let anchor = try directory.write("anchor", "example. IN DNSKEY 257 3 200 AwEAAa==\n")
    let finished = try look("wrong.example", anchor: anchor)
    #expect(finished.exitStatus == 64 && finished.output.isEmpty)
    #expect(finished.errorText.contains(anchor))
  }

  /// A pipe can be read once only: what was judged must be what is used.
  @Test func aPipeIsReadOnceAndUsed() throws {
    let world = try World.shared()
    let script =
      "cat \"$1\" | \"$0\" lookup --json --resolver \"$2\" --trust-anchor /dev/stdin wrong.example straight.example"
    let finished = try run(
      "sh", ["-c", script, builtProgram("mimi"), world.anchorFile, world.knot.resolver])
    let lines = try lookupLines(finished.output)
    #expect(lines.map(\.status) == ["bogus", "found"])
    #expect(lines.map(\.dnssec) == ["bogus", "secure"])
  }
}
