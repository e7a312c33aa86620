import TestSupport

/// The interface beside fzf and abook, each on a terminal of its own over the same contacts.
struct InterfaceComparison {
  let options: Options
  private let files: InterfaceFiles
  private let programs: [InterfaceProgram]

  init(_ options: Options) throws {
    self.options = options
    files = try InterfaceFiles()
    programs = try InterfaceProgram.all(files, mimi: options.mimi)
  }

  /// Measures all, and shows each table when it is there.
  func run(_ show: (String) -> Void) throws {
    show(try starting())
    let stages = try programs.map { try InterfaceStage($0, in: files.directory) }
    for stage in stages {
      try stage.settle()
      try stage.go(stage.program.toList)
    }
    show(try InterfaceMoving.withinScreen(stages, rounds: options.quick ? 3 : 15))
    show(try InterfaceMoving.scrolling(stages, rounds: options.quick ? 3 : 15))
    for stage in stages { try stage.go(stage.program.toPrompt) }
    let typed = stages.filter { $0.program.name != InterfaceProgram.abook }
    show(try InterfaceTyping.run(typed, rounds: options.quick ? 2 : 10))
    show(try InterfaceResting.run(stages, rounds: options.quick ? 1 : 3))
  }

  /// What it costs until something is to be seen.
  private func starting() throws -> String {
    let rounds = options.quick ? 3 : 15
    let before = Machine.load
    var results = programs.map { _ in [[InterfaceStage.Start]]() }
    for round in 0...rounds {
      let order = Array(programs.indices)
      for index in round.isMultiple(of: 2) ? order : order.reversed() {
        let program = programs[index]
        let starts = try InterfaceStage(program, in: files.directory).waitFor([program.firstFrame, program.ready])
        if round > 0 { results[index].append(starts) }
      }
    }
    var table = Table([
      "program", "first frame wall ms", "first frame CPU ms", "all there wall ms", "all there CPU ms", "target",
    ])
    for (program, rounds) in zip(programs, results) {
      func text(_ place: Int, _ figure: KeyPath<InterfaceStage.Start, Double>) -> String {
        Spread(rounds.map { $0[place][keyPath: figure] }).text(1)
      }
      table.add([
        program.name, text(0, \.wallMilliseconds), text(0, \.processorMilliseconds), text(1, \.wallMilliseconds),
        text(1, \.processorMilliseconds), program.targets.firstFrame,
      ])
    }
    let load = "load \(fixed(before, 1)) before, \(fixed(Machine.load, 1)) after"
    return "interface: start with \(InterfaceFiles.contacts) contacts; \(rounds) rounds; \(load)\n\(table.text)\n"
  }
}
