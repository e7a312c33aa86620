import TerminalEmulator
import TestSupport
import Testing

/// Every capability of the terminals that we promise to work on, as terminfo writes it, is one that the emulator knows.
@Suite struct EmulatorTestsTerminfo {
  /// What is not sent to a terminal: keys, answers, tables, labels, marks of pasted text.
  private static let received: Set = ["acsc", "u6", "u8", "lf1", "lf2", "lf3", "lf4", "xm", "PE", "PS"]
  /// Printing, memory lock, margins at left and right: no full-screen program uses them, and the emulator has none.
  private static let missing: Set = ["mc5", "meml", "memu", "smglp", "smgrp", "smglr"]
  private static let arguments: [String: [String]] = [
    "rep": ["97", "5"], "sgr": ["1", "1", "1", "1", "1", "1", "0", "0", "1"], "initc": ["1", "500", "500", "500"],
    "Ms": ["c", "YWJj"], "Cs": ["red"], "S0": ["66"],
  ]

  @Test(arguments: ["xterm-256color", "tmux-256color", "screen", "vt100", "linux"]) func all(_ terminal: String) throws
  {
    let entry = try run("infocmp", ["-1", "-x", terminal])
    let requests = entry.outputText.split(separator: "\n").flatMap { Self.requests($0) }
    #expect(requests.count > 40)

    let expanded = try run(
      "tput", ["-T", terminal, "-S"], input: Array((requests.joined(separator: "\n") + "\n").utf8))
    #expect(expanded.errorText == "")
    var emulator = Emulator(columns: 80, rows: 24)
    emulator.feed(expanded.output)
    #expect(emulator.unknownSequences == [])
    #expect(!emulator.isInsideSequence)
  }

  /// What tput(1) is to expand, from a line such as `cup=\\E[%i%p1%d;%p2%dH,`; nothing for what is not sent.
  private static func requests(_ line: Substring) -> [String] {
    guard line.hasPrefix("\t"), let equals = line.firstIndex(of: "=") else { return [] }
    let name = String(line[line.index(after: line.startIndex)..<equals])
    guard !name.hasPrefix("k"), !received.contains(name), !missing.contains(name) else { return [] }
    // These two open a status line or title, which fsl closes.
    if ["tsl", "TS"].contains(name) { return [name, "fsl"] }
    let count = (1...9).last { line.contains("%p\($0)") } ?? 0
    return [([name] + (arguments[name] ?? Array(["3", "7"].prefix(count)))).joined(separator: " ")]
  }
}
