import Terminal
import TerminalEmulator
import TestSupport
import Testing

extension TerminalScenarios {
  /// A terminal that others have made.
  @Suite struct Tmux {
    /// A server of its own, whose pane the program has.
    private struct Server {
      let directory: PrivateDirectory
      var environment: [String: String] { ["TMUX_TMPDIR": directory.path, "SHELL": "/bin/sh"] }

      @discardableResult
      func tmux(_ arguments: String...) throws -> [UInt8] {
        let finished = try run("tmux", ["-L", "mimi", "-f", "/dev/null", "-u"] + arguments, environment: environment)
        guard finished.exitStatus == 0 else { throw SupportFailure("tmux \(arguments)", errors: finished.errors) }
        return finished.output
      }
    }

    @Test func itShowsTheSame() async throws {
      let server = Server(directory: try PrivateDirectory())
      defer { _ = try? server.tmux("kill-server") }
      let stage = try TerminalStage(TerminalSetting(kind: .screen, contacts: TerminalPeople.contacts())) { start in
        // tmux's own TERM, whose entry is `screen`.
        try server.tmux("new-session", "-d", "-x", "80", "-y", "24", start.command)
        return try PseudoTerminal("/bin/cat", environment: start.environment)
      }
      try await agree(stage, server)
      let keys: [(String, TerminalStep)] = [
        ("Down", .key("Down")), ("Tab", .key("Tab")), ("End", .key("End")), ("k", .text("k")), ("Enter", .key("Enter")),
        ("Enter", .key("Enter")), ("?", .text("?")), ("PgDn", .key("PgDn")), ("Escape", .key("Esc")),
        ("/", .text("/")), ("日", .text("日")), ("C-u", .control("u")),
      ]
      for (name, step) in keys {
        try server.tmux("send-keys", name)
        for input in step.inputs { stage.assume(input) }
        try await agree(stage, server)
      }
    }

    /// Asks for what the pane shows until it is what it has to be: text, and what is set off.
    private func agree(_ stage: TerminalStage, _ server: Server) async throws {
      let expected = await stage.foretell()
      let deadline = ContinuousClock.now + .seconds(20)
      while true {
        var shown = Emulator(columns: 80, rows: 24)
        let capture = String(decoding: try server.tmux("capture-pane", "-e", "-p").dropLast(), as: UTF8.self)
        shown.feed(capture.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
        if shown.lines == expected.canvas.lines, sameStyles(shown, expected) { return }
        if ContinuousClock.now > deadline {
          throw Disagreement("\(expected.canvas.lines.joined(separator: "\n"))\nand not\n\(shown.screenDescription)")
        }
      }
    }

    /// A capture does not tell the attributes of what is empty.
    private func sameStyles(_ shown: Emulator, _ expected: ExpectedScreen) -> Bool {
      (0..<24).allSatisfy { row in
        (0..<80).allSatisfy { column in
          let seen = shown.cell(column, row)
          let style = expected.style(column, row)
          return seen.isBlank && !style.attributes.contains(.reverse) || seen.style == style
        }
      }
    }
  }
}
