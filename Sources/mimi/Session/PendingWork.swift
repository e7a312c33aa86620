import Locking

/// Counts work that is under way, so that one can wait for its end instead of sleeping for luck.
final class PendingWork: Sendable {
  private struct State {
    var count = 0
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  /// Something is begun.
  func begin() { state.withLock { $0.count += 1 } }

  /// It is done, and answered.
  func end() {
    let ready = state.withLock { state -> [CheckedContinuation<Void, Never>] in
      state.count -= 1
      precondition(state.count >= 0, "ended more than was begun")
      guard state.count == 0 else { return [] }
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in ready { continuation.resume() }
  }

  /// Whether nothing is under way.
  var isNone: Bool { state.withLock { $0.count == 0 } }

  /// Returns as soon as nothing is under way.
  func waitUntilNone() async {
    await withCheckedContinuation { continuation in
      let isIdle = state.withLock { state in
        if state.count > 0 { state.waiting.append(continuation) }
        return state.count == 0
      }
      if isIdle { continuation.resume() }
    }
  }
}
