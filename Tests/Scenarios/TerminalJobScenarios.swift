import Glibc
import Terminal
import TerminalEmulator
import TestSupport
import Testing

extension TerminalScenarios {
  /// Under a shell that stops it and lets it go on.
  @Suite struct Jobs {
    /// The program in the foreground of a shell, with all that has to be undone; and the line's modes before.
    private func stage(
      _ kind: TerminalKind = .xterm
    ) async throws -> (stage: TerminalStage, modes: TerminalModes, group: pid_t) {
      let setting = TerminalSetting(kind: kind, contacts: try TerminalPeople.contacts())
      var modes: TerminalModes?
      let stage = try TerminalStage(setting) { start in
        let shell = try PseudoTerminal.shell(environment: start.environment)
        modes = try shell.modes()
        try shell.enter(start.command)
        return shell
      }
      try await stage.agree()
      for step in [TerminalStep.key("Tab"), .text("m"), .text("?")] { try await stage.take(step) }
      return (stage, try #require(modes), stage.terminal.foregroundGroup)
    }

    /// The shell has the terminal, as it was.
    private func checkShell(_ stage: TerminalStage, _ modes: TerminalModes) throws {
      stage.checkReturned()
      try #expect(stage.terminal.modes() == modes)
      #expect(try stage.terminal.exitStatus(of: "(exit 7)") == 7)
      #expect(stage.terminal.foregroundGroup == stage.terminal.pid)
    }

    private func bringBack(_ stage: TerminalStage) async throws {
      try stage.terminal.enter("fg")
      stage.assume(.resumed)
      try await stage.agree()
    }

    private func quit(_ stage: TerminalStage, _ modes: TerminalModes) throws {
      try stage.terminal.send("\u{3}")
      try stage.terminal.waitForPrompt()
      #expect(try stage.terminal.lastStatus() == 0)
      try checkShell(stage, modes)
      stage.checkOutput()
    }

    @Test(arguments: TerminalKind.all) func suspended(_ kind: TerminalKind) async throws {
      let (stage, modes, group) = try await stage(kind)
      for _ in 0..<2 {
        try stage.terminal.send("\u{1A}")
        stage.assume(.key(.control("z")))
        try stage.terminal.waitForPrompt()
        #expect(try stage.terminal.lastStatus() == 128 + SIGTSTP)
        #expect(state(of: group) == "T")
        try checkShell(stage, modes)
        try await bringBack(stage)
        try await stage.take(.key("Down"))
      }
      try quit(stage, modes)
    }

    @Test func anotherSizeMeanwhile() async throws {
      let (stage, modes, _) = try await stage()
      try stage.terminal.send("\u{1A}")
      stage.assume(.key(.control("z")))
      try stage.terminal.waitForPrompt()
      try stage.terminal.resize(columns: 100, rows: 30)
      stage.assume(.resize(Size(columns: 100, rows: 30)))
      try await bringBack(stage)
      try quit(stage, modes)
    }

    /// `kill -TSTP`; going on in the background it leaves the terminal to the shell.
    @Test func stoppedFromOutside() async throws {
      let (stage, modes, group) = try await stage()
      stage.terminal.signalForeground(SIGTSTP)
      try stage.terminal.waitForPrompt()
      try checkShell(stage, modes)
      kill(-group, SIGCONT)
      #expect(comesTrue { state(of: group) == "T" })
      try checkShell(stage, modes)
      stage.checkOutput()
      try await bringBack(stage)
      try quit(stage, modes)
    }

    /// It cannot give the terminal back then, and mends what it finds.
    @Test func stoppedByForce() async throws {
      let (stage, modes, _) = try await stage()
      stage.terminal.signalForeground(SIGSTOP)
      try stage.terminal.waitForPrompt()
      // Lines are not edited now.
      try stage.terminal.send("stty sane; tput rmcup\nfg\n")
      stage.assume(.resumed)
      try await stage.agree()
      try stage.terminal.send("\u{3}")
      try stage.terminal.waitForPrompt()
      stage.checkReturned()
      try #expect(stage.terminal.modes() == modes)
    }

    /// A signal to end, for one that is stopped in the background: the terminal is the shell's all the time.
    @Test(arguments: [SIGTERM, SIGHUP]) func endedWhileStopped(_ signal: Int32) async throws {
      let (stage, modes, group) = try await stage()
      try stage.terminal.send("\u{1A}")
      try stage.terminal.waitForPrompt()
      kill(-group, signal)
      kill(-group, SIGCONT)
      #expect(comesTrue { state(of: group) == "Z" || state(of: group) == nil })
      try checkShell(stage, modes)
      stage.checkOutput()
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGSEGV]) func theShellHasTheStatus(_ signal: Int32) async throws {
      let (stage, modes, _) = try await stage()
      stage.terminal.signalForeground(signal)
      try stage.terminal.waitForPrompt()
      #expect(try stage.terminal.lastStatus() == 128 + signal)
      try checkShell(stage, modes)
      stage.checkOutput()
    }

    /// The state of a process, as proc(5) has it: T for stopped, Z for ended. `nil` where there is none.
    private func state(of process: pid_t) -> Character? {
      guard let octets = try? readFile("/proc/\(process)/stat") else { return nil }
      let text = String(decoding: octets, as: UTF8.self)
      return text.split(separator: ")").last?.dropFirst().first
    }
  }
}
