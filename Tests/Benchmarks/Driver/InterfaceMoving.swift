import TestSupport

/// Moving the selection by one row, from the key sent to the last byte of the answer.
enum InterfaceMoving {
  /// Rows of a round; fewer than any of the programs shows at once.
  private static let steps = 15
  /// More than any of the programs shows at once.
  private static let screenful = 45

  /// Down and up again on a screen that does not scroll.
  static func withinScreen(_ stages: [InterfaceStage], rounds: Int) throws -> String {
    try run("one row down or up", stages, rounds, ratios: [InterfaceProgram.abook: "<= 1.25"]) { stage in
      let before = stage.lines
      let updates = try (Array(repeating: Keys.down, count: steps) + Array(repeating: Keys.up, count: steps))
        .map(stage.press)
      guard stage.lines == before else { throw stage.failure("has not come back to where it was") }
      return updates
    }
  }

  /// Down from the last row that is shown.
  static func scrolling(_ stages: [InterfaceStage], rounds: Int) throws -> String {
    for stage in stages { for _ in 0..<screenful { _ = try stage.press(Keys.down) } }
    let targets = [InterfaceProgram.abook: "<= 1.25", InterfaceProgram.fzf: "<= 0.33"]
    return try run("one row down, which scrolls", stages, rounds, ratios: targets) { stage in
      let before = stage.lines
      let updates = try Array(repeating: Keys.down, count: steps * 2).map(stage.press)
      guard stage.lines != before else { throw stage.failure("has not moved") }
      return updates
    }
  }

  private static func run(
    _ title: String, _ stages: [InterfaceStage], _ rounds: Int, ratios: [String: String],
    _ body: (InterfaceStage) throws -> [InterfaceStage.Update]
  ) throws -> String {
    let before = Machine.load
    var keys = InterfaceKeys(stages)
    try keys.run(rounds: rounds, body)
    let load = "load \(fixed(before, 1)) before, \(fixed(Machine.load, 1)) after"
    let tables = keys.tables(target: \.targets.update, ratios: ratios)
    return "interface: \(title); \(rounds) rounds of \(steps * 2) keys; \(load)\n\(tables)"
  }
}
