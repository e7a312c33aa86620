internal import Glibc
internal import Locking

/// The threads that are within libcurl. When the process ends they have to be out of it first: OpenSSL takes down its tables
/// by atexit(3), and a thread that still uses them crashes.
enum LoopThreads {
  private struct Running: Sendable {
    var stop: @Sendable () -> Void
    var thread: pthread_t
  }

  private struct State: Sendable {
    var running: [UInt64: Running] = [:]
    /// The one that ended last. It is out of libcurl, and OpenSSL's own last words for it may be still to come.
    var ended: pthread_t?
    /// Whether the process ends, so that none may begin.
    var isOver = false
  }

  private static let state = Mutex(State())

  /// Registered when libcurl, and OpenSSL with it, has registered what it has: handlers run in the opposite order.
  private static let atExit: Void = {
    atexit { LoopThreads.endAll() }
  }()

  /// Starts a thread.
  ///
  /// - Parameters:
  ///   - stop: makes it end soon; called when the process ends.
  ///   - create: makes it; `nil` where there is none to be had.
  /// - Returns: whether there is one.
  static func start(_ id: UInt64, stop: @escaping @Sendable () -> Void, create: () -> pthread_t?) -> Bool {
    atExit
    // Under the lock: whoever ends them all finds every thread that exists.
    return state.withLock { state in
      guard !state.isOver, let thread = create() else { return false }
      state.running[id] = Running(stop: stop, thread: thread)
      return true
    }
  }

  /// Tells that the calling thread is out of libcurl, will not come back, and is about to end.
  static func ended(_ id: UInt64) {
    let before = state.withLock { state -> pthread_t? in
      // One that is waited for is not in the list any more.
      guard let thread = state.running.removeValue(forKey: id)?.thread else { return nil }
      defer { state.ended = thread }
      return state.ended
    }
    // Not detached: nobody could wait until it is gone.
    if let before { pthread_join(before, nil) }
  }

  private static func endAll() {
    let (running, ended) = state.withLock { state in
      defer { state = State(isOver: true) }
      return (Array(state.running.values), state.ended)
    }
    for one in running { one.stop() }
    for thread in running.map(\.thread) + [ended].compactMap({ $0 }) { pthread_join(thread, nil) }
  }
}
