import TestSupport

/// Keys that several programs are sent in the same rounds, and what they have cost.
struct InterfaceKeys {
  let stages: [InterfaceStage]
  /// By program, then by round.
  private var updates: [[[InterfaceStage.Update]]]

  init(_ stages: [InterfaceStage]) {
    self.stages = stages
    updates = stages.map { _ in [] }
  }

  /// Runs rounds: in each every program is sent its keys, every other round in reverse order. The first warms caches up
  /// and is not counted.
  mutating func run(rounds: Int, _ body: (InterfaceStage) throws -> [InterfaceStage.Update]) throws {
    for round in 0...rounds {
      let order = Array(stages.indices)
      for index in round.isMultiple(of: 2) ? order : order.reversed() {
        let made = try body(stages[index])
        if round > 0 { updates[index].append(made) }
      }
    }
  }

  /// The figures of all programs, and mimi's ratios to the others.
  func tables(target: (InterfaceProgram) -> String, ratios targets: [String: String]) -> String {
    var figures = Table(["program", "p50 ms", "p95 ms", "p99 ms", "bytes an update", "CPU us", "target"])
    for (stage, rounds) in zip(stages, updates) {
      let all = rounds.flatMap(\.self)
      let times = all.map(\.milliseconds)
      figures.add([
        stage.program.name, fixed(percentile(50, of: times), 2), fixed(percentile(95, of: times), 2),
        fixed(percentile(99, of: times), 2), fixed(Spread(all.map { Double($0.bytes) }).mean, 0),
        fixed(Spread(all.map(\.processorMicroseconds)).median, 0), target(stage.program),
      ])
    }
    var ratios = Table(["ratio", "p50 of a round", "p95 of a round", "CPU", "p50 / p50", "target of p50"])
    guard let mimi = stages.firstIndex(where: { $0.program.name == InterfaceProgram.mimi }) else { return figures.text }
    for index in stages.indices where index != mimi {
      func spread(_ figure: ([InterfaceStage.Update]) -> Double) -> String {
        Spread(updates[mimi].map(figure), by: updates[index].map(figure)).text(2)
      }
      let name = stages[index].program.name
      ratios.add([
        "\(InterfaceProgram.mimi) / \(name)", spread { percentile(50, of: $0.map(\.milliseconds)) },
        spread { percentile(95, of: $0.map(\.milliseconds)) },
        spread { percentile(50, of: $0.map(\.processorMicroseconds)) },
        fixed(median(mimi) / median(index), 2), targets[name] ?? "",
      ])
    }
    return "\(figures.text)\n\n\(ratios.text)\n"
  }

  private func median(_ program: Int) -> Double { Spread(updates[program].flatMap(\.self).map(\.milliseconds)).median }
}
