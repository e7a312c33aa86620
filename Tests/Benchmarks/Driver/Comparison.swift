/// One comparison: who takes part, and whose ratios to show.
struct Comparison {
  var title: String
  var unit: Unit
  var contestants: [Contestant]
  var pairs: [Pair]

  struct Pair {
    var dividend: String
    var divisor: String
    /// For the ratio of wall times.
    var target = ""
  }

  enum Unit {
    case seconds, milliseconds

    var name: String { self == .seconds ? "s" : "ms" }
    var factor: Double { self == .seconds ? 1 : 1_000 }
    var digits: Int { self == .seconds ? 3 : 1 }
  }

  /// Runs it, and returns its tables.
  func run(in arena: Arena, rounds: Int) throws -> String {
    let before = Machine.load
    let results = try arena.run(contestants, rounds: rounds)
    let load = "load \(fixed(before, 1)) before, \(fixed(Machine.load, 1)) after"
    return
      "\(title); \(rounds) rounds; \(load)\n\(figures(results, floor: arena.floor).text)\n\n\(ratios(results).text)\n"
  }

  private func figures(_ results: [[Measurement]], floor: Int) -> Table {
    var table = Table(["program", "wall \(unit.name)", "CPU \(unit.name)", "peak MB", "target"])
    let floor = Double(floor) / 1_024
    for (contestant, measurements) in zip(contestants, results) {
      let peak = Spread(measurements.map { Double($0.peakKilobytes) / 1_024 }).most
      table.add([
        contestant.name,
        Spread(measurements.map { $0.wallSeconds * unit.factor }).text(unit.digits),
        Spread(measurements.map { $0.processorSeconds * unit.factor }).text(unit.digits),
        peak <= floor ? "<= \(fixed(floor, 1))" : fixed(peak, 1),
        contestant.target,
      ])
    }
    return table
  }

  private func ratios(_ results: [[Measurement]]) -> Table {
    var table = Table(["ratio", "wall", "CPU", "least wall / least", "target of wall"])
    for pair in pairs {
      guard let dividend = contestants.firstIndex(where: { $0.name == pair.dividend }),
        let divisor = contestants.firstIndex(where: { $0.name == pair.divisor })
      else { preconditionFailure("no contestant for \(pair)") }
      let (above, below) = (results[dividend], results[divisor])
      table.add([
        "\(pair.dividend) / \(pair.divisor)",
        Spread(above.map(\.wallSeconds), by: below.map(\.wallSeconds)).text(2),
        Spread(above.map(\.processorSeconds), by: below.map(\.processorSeconds)).text(2),
        // What the programs can do when nothing else runs: on a busy machine the steadiest figure of all.
        fixed(Spread(above.map(\.wallSeconds)).least / Spread(below.map(\.wallSeconds)).least, 2),
        pair.target,
      ])
    }
    return table
  }
}
