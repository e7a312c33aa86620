import TestSupport
import Testing

/// A server that comes back is used again at once: within one run the program must not remember for long that it was away.
@Suite struct MisbehavingServersOutage {
  @Test(arguments: [("outage", "unreachable"), ("outage-silent", "timeout")])
  func aServerThatComesBackIsUsedAgain(mode: String, status: String) async throws {
    let server = try await BadServer(mode)
    let program = try Conversation(
      try builtProgram("mimi"), ["lookup", "--json", "--timeout", "3", "--resolver", server.resolver, "-"])
    try program.say("one.example")
    // The line is written whole; its input stands in the first half of it.
    try await program.wait(for: "one.example")
    try await server.command("up")
    let start = ContinuousClock.now
    try program.say("two.example")
    #expect(try await program.wait(for: "two.example") - start < .seconds(3 + slowness))
    program.endInput()
    #expect(try await program.exitStatus() == exitStatus(of: status))
    let lines = try lookupLines(program.output)
    #expect(lines.map(\.status) == [status, "found"])
  }

  /// The other way round: what goes away is noticed, and what was found stays printed.
  @Test func aServerThatGoesAwayIsNoticed() async throws {
    let server = try await BadServer("outage")
    try await server.command("up")
    let program = try Conversation(
      try builtProgram("mimi"), ["lookup", "--json", "--timeout", "3", "--resolver", server.resolver, "-"])
    try program.say("one.example")
    try await program.wait(for: "one.example")
    try await server.command("down")
    try program.say("two.example")
    try await program.wait(for: "two.example")
    program.endInput()
    #expect(try await program.exitStatus() == 69)
    #expect(try lookupLines(program.output).map(\.status) == ["found", "unreachable"])
  }
}
