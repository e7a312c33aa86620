import Glibc
import TerminalEmulator
import TestSupport

/// Keys while all contacts are looked up again, beside the same keys when nothing else is done, in the same process.
struct InterfaceRefreshing {
  /// Many enough for a second of work.
  private static let mostContacts = 5_000
  private static let steps = 15
  /// A key is answered when the row beside this is selected; see `select`.
  private static let mark = ">"

  /// What a key has cost.
  private struct Answer {
    var milliseconds: Double
    /// Without the time for which this program or mimi could have run, but all cores were busy with something else: with
    /// the servers, with other threads of mimi, or with what is none of the benchmark's.
    var millisecondsWithCore: Double
  }

  private let contacts: Int
  private let program: InterfaceProgram
  private let directory: PrivateDirectory

  /// - Parameter field: whose server is asked, and answers for each of the contacts.
  init(_ field: Field) throws {
    directory = try PrivateDirectory()
    contacts = min(Self.mostContacts, field.options.names)
    let lines = (0..<contacts).map { People.line($0, id: Zones.name($0, in: Zones.signed)) }
    let store = try directory.write("contacts.jsonl", lines.joined())
    program = InterfaceProgram(
      name: InterfaceProgram.mimi, program: field.options.mimi,
      arguments: [
        "--store", store, "--resolver", "127.0.0.1@\(field.servers.knotPort)", "--trust-anchor", field.zones.anchor,
      ], firstFrame: "", ready: "Contacts", toList: Keys.tab)
  }

  func run(rounds: Int) throws -> String {
    let before = Machine.load
    let stage = try InterfaceStage(program, in: directory)
    try stage.settle()
    try stage.go(program.toList)
    var quiet: [[Answer]] = []
    var busy: [[Answer]] = []
    for _ in 0..<rounds {
      quiet.append(try (0..<10).flatMap { _ in try downAndUp(stage) })
      _ = try stage.press("R")
      try stage.terminal.send(Keys.enter)
      try stage.terminal.waitUntil("the refresh has begun") { Self.isUnderWay($0) }
      var answers: [Answer] = []
      while Self.isUnderWay(stage.terminal.emulator) {
        answers += try downAndUp(stage)
        guard !stage.shows("found nothing") else { throw stage.failure("finds nothing for a contact") }
      }
      busy.append(answers)
      try stage.terminal.waitForQuiet()
    }
    var table = Table([
      "mimi", "keys", "p50 ms", "p95 ms", "p99 ms", "most ms", "p99 with a core ms", "most with a core ms", "target",
    ])
    for (name, rounds, target) in [("quiet", quiet, ""), ("looking \(contacts) up", busy, "p99 with a core < 16 ms")] {
      let all = rounds.flatMap(\.self)
      table.add(
        [name, "\(all.count)"] + [50, 95, 99, 100].map { fixed(percentile($0, of: all.map(\.milliseconds)), 2) }
          + [99, 100].map { fixed(percentile($0, of: all.map(\.millisecondsWithCore)), 2) } + [target])
    }
    var ratios = Table(["ratio", "p50 of a round", "p95 of a round"])
    ratios.add(
      ["busy / quiet"]
        + [50, 95].map { percent in
          let figures = [busy, quiet].map { $0.map { percentile(percent, of: $0.map(\.milliseconds)) } }
          return Spread(figures[0], by: figures[1]).text(2)
        })
    let load = "load \(fixed(before, 1)) before, \(fixed(Machine.load, 1)) after"
    return "interface: keys while contacts are looked up; \(rounds) rounds; \(load)\n\(table.text)\n\n\(ratios.text)\n"
  }

  private static func isUnderWay(_ screen: Emulator) -> Bool { screen.shows("Esc stops") }

  private func downAndUp(_ stage: InterfaceStage) throws -> [Answer] {
    let steps = Array(repeating: Keys.down, count: Self.steps) + Array(repeating: Keys.up, count: Self.steps)
    return try steps.map { try select($0, stage) }
  }

  /// Sends a key, and reads until the next row is selected: the screen is not quiet, for it shows the progress.
  private func select(_ key: String, _ stage: InterfaceStage) throws -> Answer {
    let here = ProcessFigures(pid: getpid())
    func waited() throws -> Double { try stage.figures.waitForCoreSeconds() + here.waitForCoreSeconds() }
    let before = try waited()
    let row = stage.terminal.emulator.cursor.row + (key == Keys.down ? 1 : -1)
    let result = try stage.terminal.measure(sending: key) { screen in
      screen.cursor.row == row && screen.cell(0, row).text == Self.mark
    }
    let milliseconds = result.time / .milliseconds(1)
    let waiting = (try waited() - before) * 1_000
    return Answer(milliseconds: milliseconds, millisecondsWithCore: max(0, milliseconds - waiting))
  }
}
