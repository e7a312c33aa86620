import Interface
import Locking
import Terminal

/// The interface without a terminal: the same state, effects and store, for tests that foretell what a screen must show.
final class HeadlessSession {
  private final class Inbox: Sendable {
    private let events = Mutex<[Event]>([])

    func post(_ event: Event) { events.withLock { $0.append(event) } }

    var isEmpty: Bool { events.withLock { $0.isEmpty } }

    func take() -> [Event] {
      events.withLock { events in
        defer { events = [] }
        return events
      }
    }
  }

  private let inbox = Inbox()
  private let plan: SessionPlan
  private let runner: EffectRunner
  private let program: InterfaceProgram
  /// What the loop would have been asked to do, the oldest first.
  private(set) var wishes: [LoopWish] = []

  /// Begins a session. The store is open when `waitUntilIdle()` returns.
  init(_ plan: SessionPlan, size: Size) {
    self.plan = plan
    runner = plan.beginning { [inbox] in inbox.post($0) }
    program = InterfaceProgram(plan, size: size, runner: runner)
  }

  deinit { plan.end(runner) }

  /// All of the interface's state.
  var state: State { program.state }

  /// What is to be seen.
  var canvas: Canvas { program.canvas(size: state.size) }

  /// Sends what would come from a terminal.
  func send(_ input: Input) {
    program.receive(input)
    collectWishes()
  }

  /// Types a text, key by key.
  func type(_ text: String) {
    for character in text { send(.key(.character(character))) }
  }

  /// Returns when all that was begun is done, what followed from it, too, and the state knows.
  func waitUntilIdle() async {
    while true {
      await runner.waitUntilIdle()
      let events = inbox.take()
      if events.isEmpty {
        // What is shown may need more to be read.
        _ = canvas
        if inbox.isEmpty, runner.isIdle { return }
        continue
      }
      program.receive(events)
      collectWishes()
    }
  }

  private func collectWishes() {
    while let wish = program.takeWish() { wishes.append(wish) }
  }
}
