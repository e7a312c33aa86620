import TerminalEmulator
import Testing

/// What the scanner lets pass and what not.
@Suite struct EmulatorTestsScanner {
  @Test func whatAScreenNeeds() {
    let output =
      "\u{1B}[?1049h\u{1B}[22;0;0t\u{1B}[1;24r\u{1B}(B\u{1B}[m\u{1B}[4l\u{1B}[?7h\u{1B}[39;49m\u{1B}[?1h\u{1B}="
      + "\u{1B}[H\u{1B}[2J\u{1B}[?2004h\u{1B}[?1006;1000h\u{1B}[1;31mab\u{8}\t日e\u{301}ä\u{E}q\u{F}\r\n"
      + "\u{1B}[3d\u{1B}[5G\u{1B}[K\u{1B}[2P\u{1B}[?12l\u{1B}[?25h\u{1B}[?1049l\u{1B}[23;0;0t"
    #expect(OutputScanner.violations(in: output.utf8) == [])
  }

  static let bad: [(String, OutputScanner.Violation.Kind, String)] = [
    ("\u{7}", .control, "\\u{7}"), ("\u{7F}", .control, "\\u{7F}"), ("\0", .control, "\\u{0}"),
    ("\u{9B}", .secondControl, "\\u{9B}"), ("\u{85}", .secondControl, "\\u{85}"),
    ("\u{202E}", .format, "\\u{202E}"), ("\u{2066}", .format, "\\u{2066}"), ("\u{200B}", .format, "\\u{200B}"),
    ("\u{200D}", .format, "\\u{200D}"), ("\u{FEFF}", .format, "\\u{FEFF}"), ("\u{E0041}", .format, "\\u{E0041}"),
    ("\u{AD}", .format, "\\u{AD}"), ("\u{FE0F}", .format, "\\u{FE0F}"),
    ("\u{E000}", .privateUse, "\\u{E000}"), ("\u{378}", .unassigned, "\\u{378}"),
    ("\u{FFFF}", .unassigned, "\\u{FFFF}"), ("\u{2028}", .separator, "\\u{2028}"),
    ("\u{1B}]0;x\u{7}", .sequence, "\\e]0;x\\e\\"), ("\u{1B}]52;c;YQ==\u{7}", .sequence, "\\e]52;c;YQ==\\e\\"),
    ("\u{1B}P1\u{1B}\\", .sequence, "\\eP1\\e\\"), ("\u{1B}[8;50;50t", .sequence, "\\e[8;50;50t"),
    ("\u{1B}[6n", .sequence, "\\e[6n"), ("\u{1B}[5i", .sequence, "\\e[5i"), ("\u{1B}c", .sequence, "\\ec"),
    ("\u{1B}[?1004h", .sequence, "\\e[?1004h"), ("\u{1B}[99m", .sequence, "\\e[99m"),
    ("\u{1B}[1", .unfinished, "\\e[1"), ("\u{1B}[\u{1B}[m", .unfinished, "\\e["),
  ]

  @Test(arguments: bad) func whatOughtNotToBeThere(
    _ text: String, _ kind: OutputScanner.Violation.Kind, _ shown: String
  ) {
    let found = OutputScanner.violations(in: "ab\(text)".utf8)
    #expect(found.map(\.kind) == [kind])
    #expect(found.map(\.text) == [shown])
  }

  @Test func invalidEncoding() {
    let found = OutputScanner.violations(in: [0x61, 0xc0, 0xaf, 0x62])
    #expect(
      found.map(\.description) == [
        "no UTF-8 \\xC0 at byte 2, after “a”", "no UTF-8 \\xAF at byte 3, after “a\u{5C}u{FFFD}”",
      ])
  }

  @Test func allowedByTheTest() {
    let copied = "\u{1B}]52;c;YQ==\u{7}"
    #expect(OutputScanner.violations(in: copied.utf8, allowing: .clipboard) == [])
    #expect(OutputScanner.violations(in: "\u{1B}]52;c;?\u{7}".utf8, allowing: .clipboard).count == 1)
    #expect(OutputScanner.violations(in: "\u{7}".utf8, allowing: .bell) == [])
    #expect(OutputScanner.violations(in: "\u{1B}c\u{1B}[!p".utf8, allowing: .reset) == [])
  }
}
