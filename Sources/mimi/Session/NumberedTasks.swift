import Locking

/// What is under way, each with the number by which it can be given up. How much that is at once is bounded by who asks.
final class NumberedTasks: Sendable {
  private enum Stage {
    /// What it needs is being made.
    case waiting
    case running(Task<Void, Never>)
  }

  private let work: PendingWork
  private let stages = Mutex<[Int: Stage]>([:])

  init(_ work: PendingWork) { self.work = work }

  /// Something is begun.
  func begin(_ number: Int) {
    work.begin()
    stages.withLock { $0[number] = .waiting }
  }

  /// Its task is run, unless it was given up meanwhile.
  func run(_ number: Int, _ body: @escaping @Sendable () async -> Void) {
    stages.withLock { stages in
      guard stages[number] != nil else { return }
      stages[number] = .running(Task.detached { await body() })
    }
  }

  /// It is done.
  ///
  /// - Parameter answer: tells of it, where that is wanted still.
  func end(_ number: Int, _ answer: () -> Void) {
    guard stages.withLock({ $0.removeValue(forKey: number) }) != nil else { return }
    answer()
    work.end()
  }

  /// Gives one up. What it comes to all the same is dropped.
  func cancel(_ number: Int) {
    guard let stage = stages.withLock({ $0.removeValue(forKey: number) }) else { return }
    if case .running(let task) = stage { task.cancel() }
    work.end()
  }

  /// Gives all of them up.
  func cancelAll() {
    for number in stages.withLock({ Array($0.keys) }) { cancel(number) }
  }
}
