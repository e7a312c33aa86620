import Glibc
import TestSupport
import Testing

/// The ends that come from outside: Ctrl-C, SIGTERM, a reader that goes away.
@Suite struct MisbehavingServersSignals {
  /// A long timeout: what ends the program early is the signal.
  private func start(_ identifiers: [String], _ server: BadServer) throws -> Conversation {
    try Conversation(
      try builtProgram("mimi"),
      ["lookup", "--json", "--timeout", "60", "--resolver", server.resolver] + identifiers)
  }

  @Test(arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143))])
  func aSignalEndsItAndWhatWasKnownIsThere(signal: Int32, status: Int32) async throws {
    let server = try await BadServer("by-name")
    let program = try start(["one.example", "silent.example"], server)
    try await program.wait(for: "one.example")
    try await server.wait(forQuery: "udp silent.example. TXT")
    let start = ContinuousClock.now
    program.signal(signal)
    let end = try await program.end()
    #expect(end.status == status)
    #expect(end.at - start < .seconds(2 * slowness))
    let lines = try lookupLines(program.output)
    #expect(lines.first?.identifier.input == "one.example" && lines.first?.status == "found")
    #expect(!lines.dropFirst().contains { $0.status == "found" })
    #expect(try program.errors().count < 300)
  }

  /// Results stand in the order of the input; when the first will never come, those that wait for it are printed.
  @Test func whatWaitedForItsTurnIsPrinted() async throws {
    let server = try await BadServer("by-name")
    let program = try start(["silent.example"] + (1...200).map { "n\($0).example" }, server)
    // At most 128 are under way at once, so that of 200 at least 72 have ended when the last is asked for.
    try await server.wait(forQuery: "udp n200.example. TXT")
    #expect(program.output.isEmpty)
    program.signal(SIGINT)
    #expect(try await program.exitStatus() == 130)
    #expect(try lookupLines(program.output).count { $0.status == "found" } >= 72)
  }

  @Test func aReaderThatGoesAwayEndsItQuietly() async throws {
    let server = try await BadServer("by-name", ["--delay-ms", "300"])
    // The first line is read, then the pipe is closed; the others come later, from slow names.
    let names = ["one.example"] + (1...200).map { "n\($0).slow.example" }
    let script = "{ \"$@\"; echo \"status $?\" >&2; } | head -n 1"
    let mimi = try builtProgram("mimi")
    let arguments = ["-c", script, "sh", mimi, "lookup", "--json", "--resolver", server.resolver] + names
    let finished = try await waiting { try run("sh", arguments, deadline: .seconds(30)) }
    #expect(try lookupLines(finished.output).map(\.identifier.input) == ["one.example"])
    #expect(finished.errorText.hasSuffix("status 141\n") && finished.errors.count < 300, "\(finished.errorText)")
  }
}
