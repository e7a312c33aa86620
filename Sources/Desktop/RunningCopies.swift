internal import Glibc
internal import Locking

/// The programs that are copying just now, so that they can be ended when nobody waits for them any more.
final class RunningCopies: Sendable {
  private struct State {
    var running: Set<pid_t> = []
    var isOver = false
  }

  private let state = Mutex(State())

  /// Starts one; `nil` after `stop`.
  func start(
    _ start: () throws(StartedProgram.Failure) -> StartedProgram
  ) throws(StartedProgram.Failure) -> StartedProgram? {
    if state.withLock({ $0.isOver }) { return nil }
    // Not under the lock: it takes as long as the disk that the program is on.
    let program = try start()
    let isWanted = state.withLock { state in
      if !state.isOver { state.running.insert(program.pid) }
      return !state.isOver
    }
    if isWanted { return program }
    program.kill()
    Reaper.leave(program)
    return nil
  }

  /// Waits for the end of one.
  ///
  /// - Returns: `nil` where it has not ended by the deadline. It is killed then.
  func end(_ program: StartedProgram, by deadline: ContinuousClock.Instant) -> StartedProgram.End? {
    let hasEnded = program.hasEnded(by: deadline)
    // Before it is reaped: from then on its number may be another's, which `stop` must not kill.
    state.withLock { _ = $0.running.remove(program.pid) }
    if hasEnded { return program.reap() }
    program.kill()
    // One that waits for a device does not even end by that.
    Reaper.leave(program)
    return nil
  }

  /// Kills all of them, and lets no other start. From any thread.
  func stop() {
    state.withLock { state in
      state.isOver = true
      for pid in state.running { _ = kill(-pid, SIGKILL) }
    }
  }
}
