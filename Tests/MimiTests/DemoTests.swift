import TestSupport
import Testing

/// `mimi demo`, the real program: every outcome is shown, validated inside the process.
@Suite struct DemoTests {
  private func demo(_ arguments: [String], environment: [String: String] = [:]) throws -> Finished {
    try run(builtProgram("mimi"), ["demo"] + arguments, environment: environment)
  }

  @Test func everyIdentifierEndsAsItsPageSays() throws {
    let finished = try demo(["--json"])
    let lines = try lookupLines(finished.output)
    let ends = Dictionary(uniqueKeysWithValues: lines.map { ($0.identifier.input, [$0.status, $0.dnssec]) })
    #expect(
      ends == [
        "alice.example": ["found", "secure"], "bob.family.example": ["found", "secure"],
        "carol.club.example": ["found", "secure"], "dora@post.example": ["found", "secure"],
        "emil.university.example": ["found", "secure"], "jürgen.example": ["found", "secure"],
        "kim.work.example": ["found", "secure"], "frida.example": ["found", "secure"],
        "judy.lan.example": ["found", "insecure"], "mallory.example": ["bogus", "bogus"],
        "oscar.example": ["found", "secure"], "gustav.example": ["malformed", "secure"],
        "heidi.example": ["not-reachable", "secure"], "ivan.example": ["no-record", "secure"],
        "nobody.example": ["no-name", "secure"],
      ])
    #expect(finished.exitStatus == 0, "all together they are a show")
  }

  @Test func oneIdentifierEndsAsALookupDoes() throws {
    #expect(try demo(["alice.example"]).exitStatus == 0)
    #expect(try demo(["nobody.example"]).exitStatus == 1)
    #expect(try demo(["gustav.example"]).exitStatus == 65)
    #expect(try demo(["mallory.example"]).exitStatus == 69)
  }

  @Test func otherNamesStayInside() throws {
    // In a namespace without a network, and without one.
    let finished = try run(
      "unshare", ["-rn", builtProgram("mimi"), "demo", "--json", "www.example.com", "alice.example"])
    #expect(try lookupLines(finished.output).map(\.status) == ["no-name", "found"])
  }

  @Test func plainFormIsAligned() throws {
    let finished = try demo(["alice.example"])
    #expect(
      finished.outputText == """
        alice.example   DNSSEC secure, good for 60 min

          1  Telegram   alice99    im.telegram.org
          2  WhatsApp   +15550100  mimi.whatsapp.com
          3  Signal     alice.01   mimi.signal.example

        """)
    #expect(finished.errors.isEmpty)
  }

  @Test func colourIsOnlyWhereItIsWanted() throws {
    #expect(!(try demo([]).output.contains(0x1B)), "not to a pipe")
    #expect(try demo(["--color", "always"]).output.contains(0x1B))
    #expect(!(try demo(["--color", "never"]).output.contains(0x1B)))
  }

  @Test func verboseSaysWhatWasAsked() throws {
    let finished = try demo(["--verbose", "alice.example"])
    #expect(finished.errorText.contains("asked the built-in zone for TXT of alice.example: answer"))
    #expect(finished.errorText.contains("for MIMI of alice.example: no-data"))
  }
}
