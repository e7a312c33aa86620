import ContactStore
import Glibc
import TestSupport

/// One change in an open store, beside a bare append and fsync of the same octets to a file of the same size: in turn, in
/// the same process, the sizes in turn too.
final class StoreChanging {
  private let size: Int
  private let store: ContactStore
  private let bare: Int32
  private let paths: (store: String, bare: String)
  private var changes: [Cost] = []
  private var appends: [Cost] = []

  private struct Cost {
    var wall: Double
    var processor: Double
  }

  /// Measures, and returns the table.
  static func run(_ files: StoreFiles, rounds: Int) throws -> String {
    let contestants = try StoreFiles.sizes.map { try StoreChanging($0, files) }
    let before = Machine.load
    for round in 0...rounds {
      for contestant in contestants { try contestant.run(round, of: rounds) }
    }
    for contestant in contestants { try contestant.check() }
    var table = Table([
      "contacts", "change us", "append + fsync us", "ratio of wall", "median / median", "change CPU us",
      "append CPU us", "target of ratio",
    ])
    for contestant in contestants { table.add(contestant.row) }
    let load = "load \(fixed(before, 1)) before, \(fixed(Machine.load, 1)) after"
    return "one change in an open store; \(rounds) rounds; \(load)\n\(table.text)\n"
  }

  /// Few enough for the smallest store not to be compacted: as many octets would have to be dead as are living.
  static func rounds(quick: Bool) -> Int { quick ? 100 : 400 }

  private init(_ size: Int, _ files: StoreFiles) throws {
    self.size = size
    paths = (files.store(size), files.bare(size))
    store = ContactStore(path: paths.store)
    guard try store.open().isEmpty else { throw SupportFailure("the store of \(size) contacts is not as it was made") }
    bare = open(paths.bare, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard bare >= 0 else { throw SupportFailure("\(paths.bare) cannot be opened") }
  }

  deinit { close(bare) }

  /// One change and one append; every other round the other way round. The first warms up and is not counted.
  private func run(_ round: Int, of rounds: Int) throws {
    // Another contact each time, all over the file.
    let number = People.number(at: round * size / (rounds + 1), of: size)
    let note = "round \(round)"
    let line = Array(People.line(number, note: note).utf8)
    func change() throws -> Cost {
      try measured { try store.update(People.identifier(number)) { $0?.note = note } }
    }
    func append() throws -> Cost {
      try measured {
        guard write(bare, line, line.count) == line.count, fsync(bare) == 0 else {
          throw SupportFailure("\(paths.bare) cannot be written")
        }
      }
    }
    let costs: (Cost, Cost)
    if round.isMultiple(of: 2) {
      costs.0 = try change()
      costs.1 = try append()
    } else {
      costs.1 = try append()
      costs.0 = try change()
    }
    guard round > 0 else { return }
    changes.append(costs.0)
    appends.append(costs.1)
  }

  private func measured(_ body: () throws -> Void) throws -> Cost {
    let clock = ContinuousClock()
    let (start, processor) = (clock.now, Self.processorSeconds)
    try body()
    return Cost(wall: (clock.now - start) / .seconds(1), processor: Self.processorSeconds - processor)
  }

  private static var processorSeconds: Double {
    var moment = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &moment)
    return Double(moment.tv_sec) + Double(moment.tv_nsec) / 1_000_000_000
  }

  /// The store must hold what was appended to the other file, octet by octet.
  private func check() throws {
    guard try readFile(paths.store) == readFile(paths.bare) else {
      throw SupportFailure("the store of \(size) contacts does not hold what was appended")
    }
  }

  private var row: [String] {
    func microseconds(_ costs: [Cost], _ part: KeyPath<Cost, Double>) -> Spread {
      Spread(costs.map { $0[keyPath: part] * 1_000_000 })
    }
    let (change, append) = (microseconds(changes, \.wall), microseconds(appends, \.wall))
    return [
      "\(size)", change.text(0), append.text(0), Spread(changes.map(\.wall), by: appends.map(\.wall)).text(2),
      fixed(change.median / append.median, 2), fixed(microseconds(changes, \.processor).median, 0),
      fixed(microseconds(appends, \.processor).median, 0), "<= 1.5, flat",
    ]
  }
}
