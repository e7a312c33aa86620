import Glibc
import TestSupport
import Testing

/// Many names of which some are never answered, and outputs that nobody reads.
@Suite struct MisbehavingServersCrowds {
  /// libunbound goes on with a cancelled query for seconds, and each keeps a socket of 256.
  @Test func namesThatTimeOutLeaveRoomForOthers() async throws {
    let server = try await BadServer("by-name", ["--quiet"])
    let silent = (1...320).map { "n\($0).silent.example" }
    let good = (1...50).map { "g\($0).example" }
    // Shorter than what libunbound waits, and long enough for 128 names at once.
    let timeout = slowness > 1 ? "4" : "0.5"
    let finished = try await waiting {
      try run(
        builtProgram("mimi"),
        ["lookup", "--json", "--timeout", timeout, "--resolver", server.resolver, "-"],
        input: Array((silent + good).joined(separator: "\n").utf8), deadline: .seconds(60 * slowness))
    }
    let statuses = try lookupLines(finished.output).map(\.status)
    #expect(statuses == silent.map { _ in "timeout" } + good.map { _ in "found" })
  }

  /// The reader of the output sleeps, so that the program is stuck in a write when the signal comes.
  @Test func aSignalEndsItWhileNobodyReads() async throws {
    // Results of over 1,000 octets: 64 of them are more than the 64 KiB that a pipe takes.
    let text = "v=MIMI1; e=im.example.org; x=" + String(repeating: "x", count: 1_000)
    let server = try await BadServer("answer", ["--answer", text])
    let directory = try PrivateDirectory()
    let names = try directory.write("names", (1...3_000).map { "n\($0).example\n" }.joined())
    // A FIFO that is held open for reading, and never read.
    let script = "mkfifo \"$0\" && exec 3<>\"$0\" && exec \"$1\" lookup --json --resolver \"$2\" - <\"$3\" >\"$0\""
    let program = try Conversation(
      "/bin/sh", ["-c", script, directory.path + "/pipe", builtProgram("mimi"), server.resolver, names])
    try await server.wait(forQuery: "udp n60.example. TXT")
    program.signal(SIGTERM)
    #expect(try await program.exitStatus() == 143)
  }
}
