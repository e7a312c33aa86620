import TerminalEmulator
import TestSupport

/// A program on a terminal of 120x40, from its start on.
final class InterfaceStage {
  static let (columns, rows) = (120, 40)
  /// A program is done with a key when it has written nothing for so long. Longer than two frames of a program that draws
  /// sixty a second, so that what it adds in a second frame counts; the same for all, and in no figure.
  private static let silence: Duration = .milliseconds(40)
  /// For a machine that is very busy.
  private static let patience: Duration = .seconds(60)

  let program: InterfaceProgram
  let figures: ProcessFigures
  let terminal: PseudoTerminal
  private let start: ContinuousClock.Instant

  /// What one key has cost.
  struct Update {
    /// From just before it was sent until the last byte of what it caused was read, in milliseconds.
    var milliseconds: Double
    var bytes: Int
    /// Of the program, all it did until it was quiet.
    var processorMicroseconds: Double
  }

  /// What it has cost to show something after the start.
  struct Start {
    var wallMilliseconds: Double
    var processorMilliseconds: Double
  }

  /// Starts it.
  init(_ program: InterfaceProgram, in directory: PrivateDirectory) throws {
    self.program = program
    start = .now
    terminal = try PseudoTerminal(
      program.program, program.arguments,
      environment: [
        "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color", "HOME": directory.path,
        "TMPDIR": directory.path,
      ], columns: Self.columns, rows: Self.rows)
    figures = ProcessFigures(pid: terminal.pid)
  }

  /// Reads until texts are on the screen, one after the other, and tells what each has cost. Right after the start only.
  func waitFor(_ texts: [String]) throws -> [Start] {
    var emulator = Emulator(columns: Self.columns, rows: Self.rows)
    var starts: [Start] = []
    while starts.count < texts.count {
      var samples: [Double] = []
      let pieces = try terminal.record(silence: Self.silence, patience: Self.patience) {
        samples.append(figures.processorSeconds)
      }
      for (piece, sample) in zip(pieces, samples) {
        emulator.feed(piece.bytes)
        while starts.count < texts.count, emulator.shows(texts[starts.count]) {
          starts.append(
            Start(wallMilliseconds: (piece.time - start) / .milliseconds(1), processorMilliseconds: sample * 1_000))
        }
      }
      if pieces.isEmpty { throw failure("does not show “\(texts[starts.count])”") }
    }
    return starts
  }

  /// Waits until all contacts are there and all is quiet.
  func settle() throws {
    try terminal.waitFor(program.ready)
    try terminal.waitForQuiet()
  }

  /// Sends a key, and reads until the program is quiet.
  func press(_ key: String) throws -> Update {
    let (processor, start) = (figures.processorSeconds, ContinuousClock.now)
    try terminal.send(key)
    let pieces = try terminal.record(silence: Self.silence, patience: .seconds(5))
    guard let last = pieces.last else { throw failure("does nothing for a key") }
    return Update(
      milliseconds: (last.time - start) / .milliseconds(1), bytes: pieces.reduce(0) { $0 + $1.bytes.count },
      processorMicroseconds: (figures.processorSeconds - processor) * 1_000_000)
  }

  /// Sends what leads to another place, if anything does, and waits.
  func go(_ keys: String) throws {
    if !keys.isEmpty { _ = try press(keys) }
  }

  /// The rows of the screen.
  var lines: [String] { terminal.emulator.lines }

  /// Whether a text is on one of the rows.
  func shows(_ text: String) -> Bool { terminal.emulator.shows(text) }

  /// A failure with the screen.
  func failure(_ sentence: String) -> SupportFailure {
    SupportFailure("\(program.name): \(sentence)\n\(terminal.emulator.screenDescription)")
  }
}
