import Glibc
import TestSupport

/// What the programs hold when they have been used, and what they do when nobody does anything.
enum InterfaceResting {
  private static let seconds: UInt32 = 3

  static func run(_ stages: [InterfaceStage], rounds: Int) throws -> String {
    let before = Machine.load
    var idle = stages.map { _ in (processor: [Double](), wakeUps: [Double]()) }
    for _ in 0..<rounds {
      let start = try stages.map { ($0.figures.processorSeconds, try $0.figures.wakeUps()) }
      sleep(seconds)
      for (index, stage) in stages.enumerated() {
        idle[index].processor.append((stage.figures.processorSeconds - start[index].0) * 1_000)
        idle[index].wakeUps.append(Double(try stage.figures.wakeUps() - start[index].1))
      }
    }
    var table = Table(["program", "peak MB", "PSS MB", "idle CPU ms", "idle wake-ups", "target", "target of idle"])
    for (stage, idle) in zip(stages, idle) {
      table.add([
        stage.program.name, fixed(Double(try stage.figures.peakKilobytes()) / 1_024, 1),
        fixed(Double(try stage.figures.proportionalKilobytes()) / 1_024, 1), Spread(idle.processor).text(1),
        Spread(idle.wakeUps).text(0), stage.program.targets.memory, stage.program.targets.idle,
      ])
    }
    let load = "load \(fixed(before, 1)) before, \(fixed(Machine.load, 1)) after"
    return "interface: after all that; \(rounds) rounds of \(seconds) s without a key; \(load)\n\(table.text)\n"
  }
}
