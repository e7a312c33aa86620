import TestSupport

/// Runs contestants against each other.
struct Arena {
  /// The least peak memory that can be told, in kB.
  let floor: Int
  private let directory: PrivateDirectory
  /// Long enough for 10,000 validated names under an instrumented build, short enough for a hanging program.
  private let deadline: Duration = .seconds(120)

  init(_ directory: PrivateDirectory) throws {
    self.directory = directory
    floor = try Stopwatch.floor(in: directory)
  }

  /// Runs all of them in turn, `rounds` times, and returns their measurements: by contestant, then in the order of the
  /// rounds, `repeats` a round.
  ///
  /// In turn, so that a machine that grows slower or faster does so for all; every other round in reverse order, so that
  /// none always profits from what ran just before it. The first round warms caches up and is not counted.
  func run(_ contestants: [Contestant], rounds: Int) throws -> [[Measurement]] {
    var results = contestants.map { _ in [Measurement]() }
    for round in 0...rounds {
      let order = Array(contestants.indices)
      for index in round.isMultiple(of: 2) ? order : order.reversed() {
        let contestant = contestants[index]
        for _ in 0..<(round == 0 ? 1 : contestant.repeats) {
          let measurement = try once(contestant)
          if round > 0 { results[index].append(measurement) }
        }
      }
    }
    return results
  }

  private func once(_ contestant: Contestant) throws -> Measurement {
    let streams = Stopwatch.Streams(
      input: contestant.input, output: directory.path + "/output", errors: directory.path + "/errors")
    let measurement = try Stopwatch.measure(contestant.program, contestant.arguments, streams, deadline: deadline)
    for expected in contestant.expected {
      let count = try occurrences(of: expected.text, in: streams.output)
      guard count == expected.count else {
        throw SupportFailure(
          "\(contestant.name): “\(expected.text)” stands \(count) times in its output, not \(expected.count) times",
          errors: try readFile(streams.errors))
      }
    }
    return measurement
  }
}
