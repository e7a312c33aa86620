internal import Glibc

/// Waits for programs that are left to themselves, so that none of them stays behind as a zombie while we run.
enum Reaper {
  private final class Box {
    let program: StartedProgram
    init(_ program: StartedProgram) { self.program = program }
  }

  /// Reaps it when it has ended, on a thread that does nothing else: it may run for days.
  static func leave(_ program: StartedProgram) {
    var thread = pthread_t()
    let box = Unmanaged.passRetained(Box(program))
    let code = pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().program.reap() }
        return nil
      }, box.toOpaque())
    guard code == 0 else { return box.release() }
    pthread_detach(thread)
  }
}
