/// What a name costs as the names grow more: it must not depend on their number.
struct Scaling {
  let zone: String

  /// One name is the start of the process and the first lookup with its keys; it is subtracted in the last columns.
  private static let sizes = [1, 100, 1_000, 10_000]

  static func rounds(quick: Bool) -> Int { quick ? 2 : 7 }

  /// Runs mimi and the C program in turn with each number of names, and returns the table.
  func run(_ field: Field, in arena: Arena, rounds: Int) throws -> String {
    let sizes = Self.sizes.filter { $0 < field.options.names } + [field.options.names]
    var entries: [(size: Int, contestant: Contestant)] = []
    for size in sizes { entries.append((size, try field.mimi("mimi", size, of: zone))) }
    for size in sizes { entries.append((size, try field.peer("C peer", size, of: zone))) }
    // Short runs are cheap and scatter most.
    for index in entries.indices where entries[index].size <= 100 { entries[index].contestant.repeats = 5 }
    let before = Machine.load
    let results = try arena.run(entries.map(\.contestant), rounds: rounds)

    var table = Table([
      "program", "names", "wall us/name", "CPU us/name", "wall less start", "CPU less start", "target",
    ])
    for (index, entry) in entries.enumerated() {
      guard let first = entries.firstIndex(where: { $0.contestant.name == entry.contestant.name }) else { continue }
      let wall = Spread(results[index].map(\.wallSeconds)), processor = Spread(results[index].map(\.processorSeconds))
      let start = Spread(results[first].map(\.wallSeconds)).median
      let startProcessor = Spread(results[first].map(\.processorSeconds)).median
      let size = Double(entry.size)
      table.add([
        entry.contestant.name, "\(entry.size)",
        fixed(wall.median / size * 1e6, 1), fixed(processor.median / size * 1e6, 1),
        index == first ? "" : fixed((wall.median - start) / (size - 1) * 1e6, 1),
        index == first ? "" : fixed((processor.median - startProcessor) / (size - 1) * 1e6, 1),
        entry.contestant.name == "mimi" && entry.size > 1 ? "flat" : "",
      ])
    }
    let kind = zone == Zones.signed ? "validating" : "not validating"
    let load = "load \(fixed(before, 1)) before, \(fixed(Machine.load, 1)) after"
    return "cost of a name, \(kind); \(rounds) rounds; \(load)\n\(table.text)\n"
  }
}
