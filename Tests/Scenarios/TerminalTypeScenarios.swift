import Glibc
import Terminal
import TerminalEmulator
import TestSupport
import Testing

extension TerminalScenarios {
  /// What `TERM`, the locale and the variables say of the terminal.
  @Suite struct Types {
    /// Terminals that can have no screen, and none at all.
    enum Poor: CaseIterable {
      case dumb, unknown, empty, unset, noDatabase

      func start(_ start: TerminalStage.Start) throws -> PseudoTerminal {
        var environment = start.environment
        var words = [start.program] + start.arguments
        switch self {
        case .dumb: environment["TERM"] = "dumb"
        case .unknown: environment["TERM"] = "no-such-terminal"
        case .empty: environment["TERM"] = ""
        case .unset: environment["TERM"] = nil
        case .noDatabase:
          // An empty directory over each place where the database may be.
          let hide = """
            for place in /etc/terminfo /lib/terminfo /usr/lib/terminfo /usr/share/terminfo; do
              [ ! -d "$place" ] || mount -t tmpfs none "$place" || exit 99
            done
            exec "$0" "$@"
            """
          words = ["/usr/bin/unshare", "-rm", "/bin/sh", "-c", hide] + words
        }
        return try PseudoTerminal(words[0], Array(words.dropFirst()), environment: environment)
      }
    }

    @Test(arguments: Poor.allCases) func theFormWithoutAScreen(_ poor: Poor) async throws {
      let contacts = try TerminalPeople.contacts()
      let stage = try TerminalStage(TerminalSetting(contacts: contacts)) { try poor.start($0) }
      let terminal = stage.terminal
      try terminal.waitFor("The DNS is asked through 127.0.0.1@9, not encrypted.")
      let modes = try terminal.modes()
      #expect(modes.isCanonical && modes.echoes && modes.sendsSignals)
      // All that others have written is listed, and each contact opened.
      try terminal.send("contacts\r")
      try terminal.waitFor("Type a number to open one, next, before")
      for number in 1...20 {
        try terminal.send("\(number)\r")
        try terminal.waitFor("9 back")
        try terminal.send("back\rcontacts\r")
        try terminal.waitUntil("the list") { !$0.shows("9 back") && $0.shows("Type a number to open one") }
      }
      try terminal.send("\u{4}")
      #expect(try terminal.waitForExit() == .exited(0))
      #expect(!terminal.output.contains(0x1B))
      #expect(terminal.emulator.modes == Emulator.Modes() && !terminal.emulator.isAlternateScreen)
      stage.checkOutput()
    }

    @Test(
      arguments: [
        ([], "NO_COLOR", "1", false), ([], "NO_COLOR", "", true), (["--color", "never"], "NO_COLOR", "", false),
        (["--color", "always"], "NO_COLOR", "1", true), ([], "MIMI_COLOR", "never", false),
        (["--color", "auto"], "MIMI_COLOR", "never", true), (["--color", "auto"], "NO_COLOR", "0", false),
      ] as [([String], String, String, Bool)])
    func colour(_ options: [String], _ variable: String, _ value: String, _ isAllowed: Bool) async throws {
      let setting = TerminalSetting(
        environment: [variable: value], options: options, allowsColor: isAllowed,
        contacts: try TerminalPeople.contacts())
      let stage = try TerminalStage(setting)
      try await stage.agree()
      let cells = (0..<24).flatMap { stage.terminal.emulator.cells(ofRow: $0) }
      #expect(cells.contains { $0.style.foreground != .standard } == isAllowed)
      for step in [TerminalStep.text("b1.people.example"), .key("Tab"), .key("Tab"), .key("Enter")] {
        try await stage.take(step)
      }
      try stage.quit()
    }

    @Test func withoutUTF8() async throws {
      for (variable, value) in [("LANG", "C"), ("LC_ALL", "POSIX"), ("LC_CTYPE", "no-such-locale")] {
        let setting = TerminalSetting(
          environment: [variable: value], isASCII: true, contacts: try TerminalPeople.contacts())
        let stage = try TerminalStage(setting)
        try await stage.agree()
        for step in [TerminalStep.text("日"), .control("u"), .key("Tab"), .key("End"), .key("Enter"), .key("Enter")] {
          try await stage.take(step)
        }
        try stage.quit()
        #expect(!stage.terminal.output.contains { $0 >= 0x80 })
      }
    }

    /// Esc by itself is a key soon, or as late as ESCDELAY says.
    @Test func theTimeOfEsc() async throws {
      for delay in ["0", "25"] {
        let stage = try TerminalStage(TerminalSetting(environment: ["ESCDELAY": delay]))
        try await stage.agree()
        try await stage.type("abc")
        // It clears the prompt, and nothing follows.
        try stage.terminal.send("\u{1B}")
        stage.assume(.key(.escape))
        try await stage.agree()
        try stage.quit()
      }
      let stage = try TerminalStage(TerminalSetting(environment: ["ESCDELAY": "600000"]))
      try await stage.agree()
      try await stage.type("abc")
      try stage.terminal.send("\u{1B}")
      // The time is what is tested: it must not be a key by now, however long it is.
      try stage.terminal.waitForQuiet(.milliseconds(150))
      try stage.terminal.send("[D")
      stage.assume(.key(.left))
      try await stage.agree()
      try stage.quit()
    }

    /// After the screen is quiet nothing is written, and nobody wakes up.
    @Test func idle() async throws {
      let stage = try TerminalStage(TerminalSetting(contacts: TerminalPeople.contacts()))
      try await stage.agree()
      try await stage.readAll()
      try stage.terminal.waitForQuiet()
      let (bytes, before) = (stage.terminal.bytesReceived, try Activity(of: stage.terminal.pid))
      // The time is what is tested: nothing happens in it.
      try stage.terminal.waitForQuiet(.seconds(1))
      let after = try Activity(of: stage.terminal.pid)
      #expect(stage.terminal.bytesReceived == bytes)
      // The clock may tick once: minutes are shown.
      #expect(after.wakes - before.wakes <= 5, "\(after) after \(before)")
      #expect(after.milliseconds - before.milliseconds <= 20, "\(after) after \(before)")
      try stage.quit()
    }

    /// What a process has done so far.
    private struct Activity {
      /// How often its first thread has waited for something.
      var wakes = 0
      /// Processor time of all threads.
      var milliseconds = 0.0

      init(of process: pid_t) throws {
        let directory = "/proc/\(process)"
        for line in String(decoding: try readFile(directory + "/status"), as: UTF8.self).split(separator: "\n")
        where line.hasPrefix("voluntary_ctxt_switches:") {
          wakes = Int(line.split(whereSeparator: \.isWhitespace).last ?? "") ?? 0
        }
        let fields = String(decoding: try readFile(directory + "/stat"), as: UTF8.self).split(separator: ")").last
        let numbers = fields?.split(separator: " ").compactMap { Double($0) } ?? []
        // utime and stime, of which the process's state has taken the first place.
        try #require(numbers.count > 12)
        milliseconds = (numbers[10] + numbers[11]) * 1_000 / Double(sysconf(Int32(_SC_CLK_TCK)))
      }
    }
  }
}
