import Terminal
import TerminalEmulator
import Testing

extension TerminalScenarios {
  /// More than a person does, and what no terminal sends: afterwards the program lives, and shows what it has to.
  @Suite struct Storms {
    private func stage(_ size: Size = Size(columns: 80, rows: 24)) async throws -> TerminalStage {
      let stage = try TerminalStage(TerminalSetting(size: size, contacts: TerminalPeople.contacts()))
      try await stage.agree()
      return stage
    }

    @Test func hundredsOfSizes() async throws {
      let stage = try await stage()
      var generator = SplitMix(state: 3)
      // None of them looks anything up or changes anything, wherever it is pressed.
      let keys = [
        "j", "k", "G", "g", "\t", "?", "L", "\u{1B}[A", "\u{1B}[B", "\u{1B}[6~", "\u{1B}\u{C}", "日", "\u{1B}[Z",
      ]
      for _ in 0..<400 {
        let columns = Int.random(in: 1...140, using: &generator)
        try stage.terminal.resize(columns: columns, rows: Int.random(in: 1...50, using: &generator))
        try stage.terminal.send(keys[Int.random(in: 0..<keys.count, using: &generator)])
      }
      // Two sizes by which it is seen that all before is done: the first has but one line, and says which it is.
      try stage.terminal.resize(columns: 39, rows: 13)
      try stage.terminal.waitFor("this is 39x13")
      try stage.terminal.resize(columns: 80, rows: 24)
      try stage.terminal.waitFor("DNS 127.0.0.1@9")
      // Back to the prompt from wherever it is. Two keys on end that are no sequence.
      for _ in 0..<8 { try stage.terminal.send("\u{1B}\u{C}") }
      try await stage.take(.text("qqzzqq"))
      try stage.terminal.send("\u{15}")
      stage.assume(.key(.control("u")))
      try await stage.agree()
      try await stage.take(.key("Down"))
      try stage.quit()
    }

    /// As fast as it can be, and back: what had no room is gone from the terminal, whoever has seen the size between.
    @Test(arguments: TerminalKind.all) func anotherSizeAndBack(_ kind: TerminalKind) async throws {
      let stage = try TerminalStage(TerminalSetting(kind: kind, contacts: TerminalPeople.contacts()))
      try await stage.agree()
      for size in [Size(columns: 1, rows: 1), Size(columns: 30, rows: 24), Size(columns: 80, rows: 3)] {
        try stage.terminal.resize(columns: size.columns, rows: size.rows)
        try stage.terminal.resize(columns: 80, rows: 24)
        try await stage.agree()
      }
      try stage.quit()
    }

    @Test func aLongPaste() async throws {
      let stage = try await stage()
      let text = String(repeating: "0123456789 日本語 e\u{301}\r\n", count: 4_000)
      #expect(text.utf8.count > 100_000)
      try await stage.take(.paste(text))
      #expect(stage.terminal.emulator.shows("there is no room for more text"))
      try await stage.take(.control("u"))
      // The same in a form.
      for step in [TerminalStep.key("Tab"), .text("n"), .paste(text), .key("Enter")] { try await stage.take(step) }
      try stage.quit()
    }

    /// What a terminal without brackets sends for a paste: keys.
    @Test func aLongPasteWithoutBrackets() async throws {
      let stage = try await stage()
      try await stage.take(.text(String(repeating: "keys as text 日本語 ", count: 4_300)))
      #expect(stage.terminal.emulator.shows("there is no room for more text"))
      try stage.quit()
    }

    @Test func textByteByByte() async throws {
      let stage = try await stage()
      for scalar in "aé日😀e\u{301}ẞ".unicodeScalars {
        for byte in String(scalar).utf8 { try stage.terminal.send(bytes: [byte]) }
        stage.assume(.key(.character(Character(scalar))))
      }
      try await stage.agree()
      try stage.quit()
    }

    /// Each is cut, too long, beyond the last scalar, a surrogate, or the middle of something.
    @Test(
      arguments: [
        ([0xC3, 0x28], "\u{FFFD}("), ([0xE6, 0x97, 0x61], "\u{FFFD}a"), ([0xF0, 0x9F, 0x98, 0xC3, 0xA9], "\u{FFFD}é"),
        ([0x80, 0x62], "\u{FFFD}b"), ([0xFF, 0xFE, 0x63], "\u{FFFD}\u{FFFD}c"),
        ([0xC0, 0xAF, 0x64], "\u{FFFD}\u{FFFD}d"), ([0xED, 0xA0, 0x80, 0x65], "\u{FFFD}\u{FFFD}\u{FFFD}e"),
        ([0xF4, 0x90, 0x80, 0x80, 0x66], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}f"), ([0xC2, 0x9B, 0x67], "g"),
      ] as [([UInt8], String)]) func brokenUTF8(_ bytes: [UInt8], _ text: String) async throws
    {
      let stage = try await stage()
      try stage.terminal.send(bytes: bytes)
      stage.assume(text: text)
      try await stage.agree()
      try stage.quit()
    }

    /// The rest never comes: what came is no key, and what comes after it is.
    @Test func halvesOfSequences() async throws {
      let stage = try await stage()
      try await stage.type("ab")
      // Half a character is seen when its time is over.
      try stage.terminal.send(bytes: [0xE6, 0x97])
      stage.assume(.key(.character("\u{FFFD}")))
      try await stage.agree()
      // A sequence that another one cuts off.
      try stage.terminal.send("\u{1B}[1;\u{1B}[Dx")
      stage.assume(.key(.left))
      stage.assume(text: "x")
      try await stage.agree()
      // A string that never ends, and one that is cut off.
      try stage.terminal.send("\u{1B}]52;c;\u{1B}[Hy\u{1B}P12\u{3}")
      #expect(try stage.terminal.waitForExit() == .exited(0))
      stage.checkReturned()
      stage.checkOutput()
    }

    /// Brackets that are never closed: what was pasted is text all the same, and keys work afterwards.
    @Test func halfAPaste() async throws {
      let stage = try await stage()
      try stage.terminal.send("\u{1B}[200~alice q\u{3}")
      stage.assume(.paste("alice q\u{3}"))
      try await stage.agree()
      try await stage.take(.control("u"))
      try stage.quit()
    }

    @Test func mouseReportsOfBothKinds() async throws {
      let stage = try await stage()
      // The older form: three bytes that may be any, Esc among them.
      try stage.terminal.send(bytes: [0x1B, 0x5B, 0x4D, 0x20, 0x22, 0x26])
      stage.assume(.mouse(.press, Point(column: 1, row: 5)))
      try await stage.agree()
      try await stage.take(.press(Point(column: 2, row: 7)))
      // Beyond the screen, and numbers that are none.
      for noise in ["\u{1B}[<0;999;999M", "\u{1B}[<0;0;0M", "\u{1B}[<0;;M", "\u{1B}[<99999999999;1;1M"] {
        try stage.terminal.send(noise)
      }
      stage.assume(.mouse(.press, Point(column: 998, row: 998)))
      try await stage.take(.key("Down"))
      try stage.quit()
    }
  }
}
