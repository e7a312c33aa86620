import Glibc
import TerminalEmulator
import TestSupport
import Testing

/// Real programs on a terminal.
@Suite(.serialized) struct EmulatorTestsPseudoTerminal {
  private static let environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8"]

  private func shell(_ script: String, holdsOpen: Bool = true) throws -> PseudoTerminal {
    try PseudoTerminal("/bin/sh", ["-c", script], environment: Self.environment, holdsOpen: holdsOpen)
  }

  @Test(arguments: [true, false]) func whatIsWrittenIsShown(_ holdsOpen: Bool) throws {
    let terminal = try shell("printf 'a\\033[1mb\\033[m\\n'; exit 7", holdsOpen: holdsOpen)
    #expect(try terminal.waitForExit() == .exited(7))
    #expect(terminal.emulator.lines[0] == "ab")
    #expect(terminal.emulator.cell(1, 0).style == Emulator.Style(.bold))
    #expect(terminal.output == Array("a\u{1B}[1mb\u{1B}[m\r\n".utf8))
    #expect(terminal.bytesReceived == terminal.output.count)
  }

  @Test func environmentDirectoryAndSize() throws {
    let directory = try PrivateDirectory()
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "pwd; stty size; env | sort; tty; ps -o tpgid= -o pgid= -p $$"],
      environment: ["PATH": "/usr/bin:/bin", "NO_COLOR": "1"], directory: directory.path, columns: 90, rows: 30)
    try terminal.waitForExit()
    let lines = terminal.emulator.lines.filter { !$0.isEmpty }
    #expect(Array(lines.prefix(2)) == [directory.path, "30 90"])
    #expect(lines.contains("NO_COLOR=1") && !lines.contains { $0.hasPrefix("HOME=") })
    #expect(lines.contains { $0.hasPrefix("/dev/pts/") })
    let groups = lines.last?.split(separator: " ") ?? []
    // The program is in the foreground of its controlling terminal.
    #expect(groups.count == 2 && groups.first == groups.last)
  }

  @Test func typing() throws {
    let terminal = try shell("exec cat")
    try terminal.send("grüße\r")
    try terminal.waitUntil("the echo, and the line") { Array($0.lines[..<2]) == ["grüße", "grüße"] }
    let (time, bytes) = try terminal.measure(sending: "x") { $0.lines[2] == "x" }
    #expect(time > .zero && bytes == 1)
    try terminal.send("\r\u{4}")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test func moreThanTheTerminalHolds() throws {
    let terminal = try shell("stty raw -echo; printf ready; dd bs=1 count=200000 2>/dev/null | wc -c")
    try terminal.waitFor("ready")
    try terminal.send(bytes: [UInt8](repeating: 0x61, count: 200_000))
    try terminal.waitFor("200000")
  }

  @Test func failsWithTheScreen() throws {
    let terminal = try shell("echo something; exec cat")
    let failure = #expect(throws: TerminalFailure.self) {
      try terminal.waitUntil("nothing", timeout: .milliseconds(200)) { $0.shows("else") }
    }
    #expect(failure?.description.contains("0 |something") == true)
    #expect(throws: TerminalFailure.self) { try terminal.waitForExit(timeout: .milliseconds(50)) }
    terminal.signal(SIGKILL)
    #expect(try terminal.waitForExit() == .signalled(SIGKILL))
    #expect(throws: TerminalFailure.self) { try terminal.waitFor("else") }
  }

  @Test func noSuchProgram() {
    #expect(throws: TerminalFailure.self) { try PseudoTerminal("/nowhere/program", environment: [:]) }
  }

  @Test func anotherSize() throws {
    let terminal = try shell("trap 'stty size' WINCH; echo ready; while :; do read -r line; done")
    try terminal.waitFor("ready")
    try terminal.resize(columns: 50, rows: 10)
    try terminal.waitFor("10 50")
    #expect(terminal.emulator.columns == 50)
  }

  @Test func interrupt() throws {
    let terminal = try shell("echo ready; exec cat")
    try terminal.waitFor("ready")
    try terminal.send("\u{3}")
    #expect(try terminal.waitForExit() == .signalled(SIGINT))
  }

  @Test func noSignalIsBlockedOrIgnored() throws {
    let terminal = try shell("grep -E '^Sig(Blk|Ign)' /proc/self/status | tr '\\t' ' '")
    try terminal.waitForExit()
    let lines = terminal.emulator.lines
    #expect(lines[0] == "SigBlk: 0000000000000000")
    // Of the C library's own two, 32 and 33, posix_spawn(3) takes care itself.
    #expect(["SigIgn: 0000000000000000", "SigIgn: 0000000180000000"].contains(lines[1]))
  }

  @Test func hangUp() throws {
    let directory = try PrivateDirectory()
    let terminal = try shell(
      "trap 'echo hup >\(directory.path)/said; exit 3' HUP; echo ready; while :; do read -r line; done")
    try terminal.waitFor("ready")
    terminal.hangUp()
    let end = try terminal.waitForExit()
    #expect(end == .exited(3))
    #expect(try readFile(directory.path + "/said") == Array("hup\n".utf8))
    #expect(throws: TerminalFailure.self) { try terminal.send("x") }
  }

  @Test func lineSettings() throws {
    let terminal = try shell("stty raw -echo; echo ready; read -r line")
    let before = terminal.modesAtStart
    #expect(before.isCanonical && before.echoes && before.sendsSignals && before.processesOutput)
    try terminal.waitFor("ready")
    let during = try terminal.modes()
    #expect(!during.isCanonical && !during.echoes && !during.sendsSignals && during != before)
    try terminal.send("\n")
    try terminal.waitForExit()
    // The program has left them so, and that can be seen.
    #expect(try terminal.modes() == during)
  }

  @Test func answers() throws {
    let terminal = try shell("stty raw -echo; printf 'ab\\033[6n'; dd bs=1 count=6 2>/dev/null | od -An -c")
    try terminal.waitForExit()
    #expect(terminal.emulator.lines[0].hasPrefix("ab 033   [   1   ;   3   R"))
  }

  @Test func jobControl() throws {
    let terminal = try PseudoTerminal.shell(environment: Self.environment)
    let shellGroup = terminal.foregroundGroup
    #expect(shellGroup == terminal.pid)
    try terminal.enter("sh -c 'echo $((40 + 2)); exec cat'")
    try terminal.waitFor("42")
    #expect(terminal.foregroundGroup != shellGroup)
    try terminal.send("\u{1A}")
    try terminal.waitForPrompt()
    #expect(terminal.foregroundGroup == shellGroup)
    #expect(try terminal.lastStatus() == 128 + SIGTSTP)
    try terminal.enter("fg")
    try terminal.send("hello\r")
    try terminal.waitUntil("cat has gone on") { screen in screen.lines.filter { $0 == "hello" }.count == 2 }
    terminal.signalForeground(SIGTERM)
    try terminal.waitForPrompt()
    #expect(try terminal.lastStatus() == 128 + SIGTERM)
    #expect(try terminal.exitStatus(of: "false") == 1)
    try terminal.send("exit 5\r")
    #expect(try terminal.waitForExit() == .exited(5))
  }

  @Test func aFullScreenProgram() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "tput smcup; tput cup 3 5; tput rev; printf hello; tput sgr0; read -r line; tput rmcup"],
      environment: Self.environment)
    try terminal.waitUntil { $0.find("hello") == Emulator.Place(column: 5, row: 3) }
    #expect(terminal.emulator.isAlternateScreen)
    #expect(terminal.emulator.cell(5, 3).style == Emulator.Style(.reverse))
    try terminal.send("\r")
    try terminal.waitForExit()
    #expect(!terminal.emulator.isAlternateScreen && terminal.emulator.lines.allSatisfy { $0.isEmpty })
    #expect(terminal.emulator.unknownSequences == [])
    #expect(OutputScanner.violations(in: terminal.output) == [])
  }
}
