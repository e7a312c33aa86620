import Glibc
import TerminalEmulator
import TestSupport
import Testing

/// The form without a screen, on a terminal: lines are typed, and what is written since is looked at.
final class PlainWindow {
  private let terminal: PseudoTerminal
  private var mark = 0
  /// Keeps the directory.
  private let folder: ContactsFolder

  init(_ arguments: [String], in folder: ContactsFolder, term: String? = "dumb") throws {
    self.folder = folder
    let home = folder.directory.path
    var environment = cleanEnvironment(home: home, adding: ["XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home])
    environment["TERM"] = term
    terminal = try PseudoTerminal(builtProgram("mimi"), arguments, environment: environment, columns: 500)
  }

  /// What it has written since the last line was typed, the line's echo included.
  var answer: String { String(decoding: terminal.output[mark...], as: UTF8.self) }

  /// Waits until all of these are in the answer.
  func wait(for texts: [String]) throws {
    do {
      try terminal.waitUntil("\(texts)") { _ in
        let answer = answer
        return texts.allSatisfy(answer.contains)
      }
    } catch { throw SupportFailure("\(texts) not in: \(answer)") }
  }

  /// Types a line, and waits until all of these are in the answer.
  func say(_ line: String, _ texts: String...) throws {
    try begin(line)
    try wait(for: texts)
  }

  /// Types a line.
  func begin(_ line: String) throws {
    mark = terminal.output.count
    try terminal.send(line + "\r")
  }

  /// The end of the input, as ^D gives it.
  func endInput() throws { try terminal.send("\u{4}") }

  /// Sends what the keyboard sends for ^C.
  func interrupt() throws { try terminal.send("\u{3}") }

  /// Waits for its end, and checks that there are lines only: no escape, nothing written over.
  func expectEnd(_ end: ProgramEnd = .exited(0), sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(try terminal.waitForExit() == end, "\(answer)", sourceLocation: sourceLocation)
    let output = terminal.output
    #expect(!output.contains(0x1B) && !output.contains(0x08) && !output.contains(0x07), sourceLocation: sourceLocation)
    // The terminal itself writes CR before LF, and nobody else any.
    let returns = output.indices.filter { output[$0] == 0x0D }
    #expect(returns.allSatisfy { $0 + 1 < output.count && output[$0 + 1] == 0x0A }, sourceLocation: sourceLocation)
    let violations = OutputScanner.violations(in: output)
    #expect(violations.isEmpty, "\(violations.prefix(5))", sourceLocation: sourceLocation)
  }
}
