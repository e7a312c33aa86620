import Glibc
import TerminalEmulator
import TestSupport
import Testing

/// The form without a screen, the real program on a real terminal: all that a person would do in it, as one script.
@Suite(.serialized) struct DialogueScenarios {
  private let directory: PrivateDirectory

  init() throws { directory = try PrivateDirectory() }

  /// `mimi demo`, on a terminal.
  private func demo(_ arguments: [String] = [], terminal: String = "xterm-256color") throws -> PseudoTerminal {
    let environment = ["TERM": terminal, "TMPDIR": directory.path, "HOME": directory.path, "LC_ALL": "C.UTF-8"]
    return try PseudoTerminal(
      builtProgram("mimi"), ["demo"] + arguments, environment: environment, columns: 120, rows: 200)
  }

  /// What is left in the directory for temporary files.
  private func traces() throws -> String { try run("ls", [directory.path]).outputText }

  @Test func everyTaskCanBeFinished() throws {
    let terminal = try demo(["--accessible"])
    // Each line is sent when its question is there, as a person would; a screen reader needs no escape sequence.
    let script = [
      ("1 look up  2 contacts  3 help  4 quit", "alice.example"), ("your choice.", "prefer"), ("or back:", "1"),
      ("Suggested: 1 Telegram", "3"), ("There is no name.", "Alice"), ("The name is kept.", "note"),
      ("There is no note.", "a note"), ("Note: a note", "refresh"), ("found just now", "5"),
      ("Alice is removed; undo brings it back.", "5"), ("Alice is back among your contacts.", "back"),
      ("5 undo", "who.example"), ("no such name: who.example is not in the DNS", "bad..name"),
    ]
    for (expected, line) in script {
      try terminal.waitFor(expected)
      try terminal.send(line + "\n")
    }
    try terminal.waitFor("bad..name: ")
    try terminal.send("help\n")
    try terminal.waitFor("help and quit work wherever a number does")
    try terminal.send("quit\n")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(!terminal.output.contains(0x1B), "no escape sequence at all")
    #expect(try traces() == "")
  }

  @Test(arguments: ["dumb", "unknown", "nosuchterminal", ""])
  func aTerminalThatCanDoNothingHasIt(_ type: String) throws {
    let terminal = try demo(terminal: type)
    try terminal.waitFor("Type a number, or an identifier:")
    // ^D, as in any program that reads lines.
    try terminal.send("\u{4}")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(!terminal.output.contains(0x1B))
    #expect(try traces() == "")
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func aSignalLeavesNothingBehind(_ number: Int32) throws {
    let terminal = try demo(["--accessible"])
    try terminal.waitFor("Type a number, or an identifier:")
    try terminal.send("2\n")
    try terminal.waitFor("mallory.example, the last attempt: bogus")
    #expect(try traces().hasPrefix("mimi-demo-"))
    // A closing terminal sends two.
    terminal.signal(number)
    terminal.signal(number)
    #expect(try terminal.waitForExit() == .signalled(number))
    #expect(try traces() == "")
  }
}
