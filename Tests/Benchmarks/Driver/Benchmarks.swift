import Glibc
import TestSupport

/// `make bench`: what mimi costs, beside programs that do the same or a part of it. CONTRIBUTING.md says how to read it.
@main
enum Benchmarks {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    Stopwatch.runIfAsked(arguments)
    StoreOpening.runIfAsked(arguments)
    if arguments.contains("--help") {
      print(Options.usage)
      return
    }
    do {
      try measureAll(try Options(arguments))
    } catch {
      fail("\(error)")
    }
    // By `exit`, so that the servers and the directory go.
    exit(EXIT_SUCCESS)
  }

  private static func measureAll(_ options: Options) throws {
    let directory = try PrivateDirectory()
    let arena = try Arena(directory)
    show(
      """
      \(Machine.cores) cores. In each round every program runs once, in turn; medians, in brackets the least and the most.
      Ratios are of runs in the same round. With a load above the number of cores trust the ratios, not the times.

      """)
    let field = options.asksServers ? try Field(options, in: directory) : nil
    if let field { try measureLookups(field, in: arena) }
    if options.parts.contains(.store) { try measureStore(options, in: arena) }
    if options.parts.contains(.accounts) { try AccountAsking(options).run(in: arena, show) }
    if let field, options.parts.contains(.interface) {
      try InterfaceComparison(options).run(show)
      show(try InterfaceRefreshing(field).run(rounds: options.quick ? 1 : 5))
    }
  }

  private static func measureLookups(_ field: Field, in arena: Arena) throws {
    let options = field.options
    if options.parts.contains(.bulk) {
      for comparison in try Bulk.comparisons(field) {
        show(try comparison.run(in: arena, rounds: Bulk.rounds(quick: options.quick)))
      }
    }
    if options.parts.contains(.scaling) {
      for zone in [Zones.signed, Zones.unsigned] {
        show(try Scaling(zone: zone).run(field, in: arena, rounds: Scaling.rounds(quick: options.quick)))
      }
    }
    if options.parts.contains(.cold) {
      for comparison in Cold.comparisons(field) {
        show(try comparison.run(in: arena, rounds: Cold.rounds(quick: options.quick)))
      }
    }
  }

  private static func measureStore(_ options: Options, in arena: Arena) throws {
    let files = try StoreFiles(options)
    let opening = StoreOpening.comparison(files, mimi: options.mimi)
    show(try opening.run(in: arena, rounds: StoreOpening.rounds(quick: options.quick)))
    try StoreListing.check(files, mimi: options.mimi)
    for comparison in try StoreListing.comparisons(files, mimi: options.mimi) {
      show(try comparison.run(in: arena, rounds: StoreListing.rounds(quick: options.quick)))
    }
    // Last, for the stores grow.
    show(try StoreChanging.run(files, rounds: StoreChanging.rounds(quick: options.quick)))
  }

  /// Figures appear as they come, also in a file or a pipe.
  private static func show(_ text: String) {
    print(text)
    fflush(nil)
  }
}
