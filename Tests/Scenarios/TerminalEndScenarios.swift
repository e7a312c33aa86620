import ContactStore
import Glibc
import Terminal
import TerminalEmulator
import Testing

extension TerminalScenarios {
  /// The ways out, and the terminal afterwards.
  @Suite struct Ends {
    /// Modes of the line that no program sets by itself, so that modes that are only cooked again are seen.
    private static let unusual = "stty eof ^X kill ^Y -ixon -onlcr echok"

    /// A stage on a line with unusual modes, and what these are.
    private func stage(
      _ kind: TerminalKind = .xterm, ignoring trap: String = ""
    ) async throws -> (stage: TerminalStage, modes: TerminalModes) {
      var modes: TerminalModes?
      let setting = TerminalSetting(kind: kind, contacts: try TerminalPeople.contacts())
      let stage = try TerminalStage(setting) { start in
        let script = "\(Self.unusual); \(trap) printf ready; read -r line; exec \"$0\" \"$@\""
        let terminal = try PseudoTerminal(
          "/bin/sh", ["-c", script, start.program] + start.arguments, environment: start.environment)
        try terminal.waitFor("ready")
        modes = try terminal.modes()
        try terminal.send("\r")
        return terminal
      }
      try await stage.agree()
      try #expect(stage.terminal.modes() != modes)
      // All that has to be undone: the mouse, colours, and a cursor that is not to be seen.
      for step in [TerminalStep.key("Tab"), .text("m"), .text("?")] { try await stage.take(step) }
      return (stage, try #require(modes))
    }

    private func check(_ stage: TerminalStage, _ modes: TerminalModes) throws {
      stage.checkReturned()
      stage.checkOutput()
      try #expect(stage.terminal.modes() == modes)
      if !stage.setting.kind.hasAlternateScreen {
        let emulator = stage.terminal.emulator
        #expect(emulator.cursor == Emulator.Place(column: 0, row: emulator.rows - 1))
        #expect(emulator.lines.last?.isEmpty == true)
      }
    }

    @Test(arguments: TerminalKind.all, ["q", "\u{3}"]) func keys(_ kind: TerminalKind, _ key: String) async throws {
      let (stage, modes) = try await stage(kind)
      try stage.terminal.send(key)
      #expect(try stage.terminal.waitForExit() == .exited(0))
      try check(stage, modes)
    }

    @Test(
      arguments: [TerminalKind.xterm, .vt100],
      [SIGINT, SIGTERM, SIGHUP, SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS, SIGQUIT])
    func signals(_ kind: TerminalKind, _ signal: Int32) async throws {
      let (stage, modes) = try await stage(kind)
      stage.terminal.signal(signal)
      // So that a shell has 128 + its number.
      #expect(try stage.terminal.waitForExit() == .signalled(signal))
      try check(stage, modes)
    }

    @Test func theWindowIsClosed() async throws {
      let (stage, _) = try await stage()
      stage.terminal.hangUp()
      #expect(try stage.terminal.waitForExit() == .signalled(SIGHUP))
      stage.checkOutput()
    }

    /// Nobody tells it but its input, which has ended.
    @Test func theWindowIsClosedAndNobodySaysSo() async throws {
      let (stage, _) = try await stage(ignoring: "trap '' HUP;")
      stage.terminal.hangUp()
      #expect(try stage.terminal.waitForExit() == .signalled(SIGHUP))
    }

    /// The terminal takes nothing any more, as after ^S: the program hangs in a write, and ends all the same.
    @Test(arguments: [SIGTERM, SIGINT]) func theTerminalStandsStill(_ signal: Int32) async throws {
      let (stage, modes) = try await stage()
      let line = try TerminalLine(of: stage.terminal.pid)
      #expect(tcflow(line.descriptor, TCOOFF) == 0)
      try stage.terminal.send("\u{C}")
      try line.waitUntilRead()
      stage.terminal.signal(signal)
      // Nothing is read from it meanwhile.
      #expect(comesTrue { stage.terminal.hasEnded })
      tcflow(line.descriptor, TCOON)
      #expect(try stage.terminal.waitForExit() == .signalled(signal))
      try #expect(stage.terminal.modes() == modes)
    }

    @Test func whatIsSeenToBeKeptIsKept() async throws {
      let contacts = try TerminalPeople.contacts()
      for round in 0..<3 {
        let stage = try TerminalStage(TerminalSetting(contacts: contacts))
        try await stage.agree()
        for step in [
          TerminalStep.text("b1.people.example"), .key("Tab"), .text("e"), .control("u"), .text("round \(round)"),
        ] {
          try await stage.take(step)
        }
        try stage.terminal.send("\r")
        try stage.terminal.waitFor("is called round \(round) here")
        stage.terminal.signal(SIGTERM)
        #expect(try stage.terminal.waitForExit() == .signalled(SIGTERM))
        #expect(try ContactStore(path: stage.store).contact("b1.people.example")?.name == "round \(round)")
      }
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGKILL]) func theStoreIsWhole(_ signal: Int32) async throws {
      let contacts = try TerminalPeople.contacts()
      let stage = try TerminalStage(TerminalSetting(contacts: contacts))
      try await stage.agree()
      // Someone with providers.
      for step in [TerminalStep.text("b1.people.example"), .key("Enter")] { try await stage.take(step) }
      let before = try contacts.compactMap { try ContactStore(path: stage.store).contact($0.id) }
      // Each note is another, and a write of its own; the signal comes amidst.
      try stage.terminal.send((0..<300).map { "n\($0)\r" }.joined())
      try stage.terminal.waitFor("the note is kept")
      stage.terminal.signal(signal)
      #expect(try stage.terminal.waitForExit() == .signalled(signal))
      let store = ContactStore(path: stage.store)
      #expect(try store.open() == [])
      #expect(store.count == contacts.count)
      for contact in before {
        var kept = try #require(try store.contact(contact.id))
        if contact.id == "b1.people.example" { kept.note = contact.note }
        // Not in the message: the test library would walk through all of both.
        let isSame = kept == contact
        #expect(isSame, "\(contact.id)")
      }
    }
  }
}
