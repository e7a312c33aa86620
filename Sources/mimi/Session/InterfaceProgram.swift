import ContactStore
import DisplayText
import Interface
import Terminal

/// The interface as the terminal's loop sees it: what comes in goes through `State.update`, the effects go to the runner,
/// and what concerns the terminal back to the loop. Without a terminal it works the same; see `HeadlessSession`.
final class InterfaceProgram: LoopProgram {
  /// All of the interface's state.
  private(set) var state: State
  private let runner: EffectRunner
  private let clock: () -> Timestamp
  private var wishes: [LoopWish] = []
  private var lastTick = ContinuousClock.now

  init(_ plan: SessionPlan, size: Size, runner: EffectRunner, clock: @escaping () -> Timestamp = { .now }) {
    state = State(facts: plan.facts, size: size, now: clock())
    self.runner = runner
    self.clock = clock
    if let identifier = plan.identifier { handle(.start(identifier: identifier)) }
  }

  /// See `LoopProgram`.
  func receive(_ input: Input) {
    // The loop ends by itself then, and its end is no wish of the user's.
    if input == .endOfInput { return }
    setClock()
    handle(.input(input))
  }

  /// See `LoopProgram`.
  func receive(_ messages: [Event]) {
    setClock()
    for message in messages { handle(message) }
  }

  /// See `LoopProgram`.
  var nextTick: ContinuousClock.Instant? {
    let seconds = TickTimes.seconds(
      from: state.now, showing: state.subject?.contact, isBusy: state.wantsSeconds)
    return lastTick + .seconds(seconds)
  }

  /// See `LoopProgram`.
  func tick() {
    lastTick = .now
    setClock()
  }

  /// See `LoopProgram`.
  func takeWish() -> LoopWish? { wishes.isEmpty ? nil : wishes.removeFirst() }

  /// See `LoopProgram`.
  func canvas(size: Size) -> Canvas {
    for effect in state.settle() { take(effect) }
    state.wasShown()
    return state.canvas
  }

  private func setClock() {
    let now = clock()
    guard now != state.now else { return }
    // Once a second while something happens, and when the clock is wanted: whoever looks sees what others changed.
    runner.look()
    lastTick = .now
    handle(.time(now))
  }

  private func handle(_ event: Event) {
    for effect in state.update(event) { take(effect) }
  }

  private func take(_ effect: Effect) {
    switch effect {
    case .quit: wishes.append(.quit)
    case .suspend: wishes.append(.suspend)
    case .redraw: wishes.append(.redraw)
    case .mouse(let isOn): wishes.append(.mouse(isOn))
    case .load, .lookUp, .askAccount, .cancel, .keep, .keepAccount, .allow, .revoke, .edit, .remove, .restore,
      .openLink, .copy:
      runner.run(effect)
    case .copyThroughTerminal(let copy):
      if let obstacle = copy.terminalObstacle { handle(obstacle) } else { wishes.append(.copy(copy.text)) }
    }
  }
}
