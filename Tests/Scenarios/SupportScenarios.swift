import TestSupport
import Testing

/// The tests' own tools: what they promise the other tests.
@Suite struct SupportScenarios {
  @Test func aCommandsEndIsTold() throws {
    let finished = try run("sh", ["-c", "cat; echo bad >&2; exit 7"], input: Array("given".utf8))
    #expect(finished.exitStatus == 7 && finished.outputText == "given" && finished.errorText == "bad\n")
    #expect(finished.wallSeconds > 0 && finished.peakKilobytes > 0)
    #expect(try run("sh", ["-c", "kill -TERM $$"]).exitStatus == 143)
    #expect(throws: SupportFailure.self) { try run("no-such-program") }
  }

  @Test func theDeadlineEndsTheWholeGroup() throws {
    let start = ContinuousClock.now
    let failure = #expect(throws: SupportFailure.self) {
      try run("sh", ["-c", "echo begun; sleep 50 & sleep 50"], deadline: .milliseconds(300))
    }
    #expect(failure?.output == Array("begun\n".utf8))
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func whatOutlivesACommandDoesNotHoldItUp() throws {
    let finished = try run("sh", ["-c", "sleep 50 & echo done"], deadline: .seconds(20))
    #expect(finished.outputText == "done\n")
  }

  @Test func theEnvironmentIsClean() throws {
    let names = try run("env", environment: ["MIMI_X": "1"]).outputText.split(separator: "\n").map {
      $0.split(separator: "=")[0]
    }
    #expect(
      Set(names).subtracting(["ASAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "LLVM_PROFILE_FILE"])
        == ["PATH", "LANG", "HOME", "TMPDIR", "MIMI_X"])
  }

  @Test func aDaemonIsStoppedOnce() throws {
    let daemon = try Daemon("sh", ["-c", "echo ready; exec sleep 50"], directory: PrivateDirectory())
    try daemon.waitForLine("ready")
    #expect(daemon.isRunning)
    daemon.stop()
    daemon.stop()
    #expect(!daemon.isRunning)
    let other = try Daemon("sh", ["-c", "echo gone"], directory: PrivateDirectory())
    #expect(throws: SupportFailure.self) { try other.waitForLine("ready") }
  }

  @Test(arguments: [
    #"{"schema": 1}"#,
    #"{"schema": 1, "identifier": {"input": "x", "kind": null, "name": null, "unicode": null}, "status": "found", "dnssec": null, "#
      + #""ttl": null, "providers": [], "problems": [], "queries": [], "extra": 1}"#,
    #"{"schema": 1, "identifier": {"input": "x", "kind": null, "name": null, "unicode": null}, "status": "no-name", "dnssec": null, "#
      + #""ttl": null, "providers": [], "problems": [], "queries": []}"#,
    #"{"schema": 1, "identifier": {"input": "x", "kind": null, "name": null}, "status": "found", "dnssec": null, "#
      + #""ttl": null, "providers": [], "problems": [], "queries": []}"#,
  ])
  func aLineThatBreaksTheContractIsRefused(_ line: String) {
    #expect(throws: SupportFailure.self) { try lookupLines(Array((line + "\n").utf8)) }
  }
}
