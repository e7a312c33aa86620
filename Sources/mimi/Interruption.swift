import Glibc
import Synchronization

/// SIGINT, SIGTERM and SIGHUP, taken by a thread of their own, where any code may run.
enum Interruption {
  private static let lastWords = Mutex<[@Sendable () -> Void]>([])

  /// From now on, one of the signals runs the last words and ends the process by that signal. To be called before any
  /// other thread is started, since threads inherit what is blocked.
  ///
  /// A signal that was ignored when the program started (as nohup has it) stays so.
  static func takeOver() {
    // Allocated: in Swift's own storage C structures with padding come out too small.
    let set = UnsafeMutablePointer<sigset_t>.allocate(capacity: 1)
    let before = UnsafeMutablePointer<sigaction>.allocate(capacity: 1)
    sigemptyset(set)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      sigaction(number, nil, before)
      let wasIgnored = unsafeBitCast(before.pointee.__sigaction_handler.sa_handler, to: Int.self) == 1
      if !wasIgnored { sigaddset(set, number) }
    }
    before.deallocate()
    pthread_sigmask(SIG_BLOCK, set, nil)
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { argument in
        guard let set = argument?.assumingMemoryBound(to: sigset_t.self) else { return nil }
        let number = Interruption.wait(for: set)
        for words in Interruption.lastWords.withLock({ $0 }) { words() }
        Console.endBySignal(number)
      }, set)
    pthread_detach(thread)
  }

  /// What is to be done before the process ends by a signal.
  static func setLastWords(_ words: @escaping @Sendable () -> Void) { lastWords.withLock { $0 = [words] } }

  private static func wait(for set: UnsafeMutablePointer<sigset_t>) -> Int32 {
    var number: Int32 = 0
    while sigwait(set, &number) != 0 {}
    return number
  }
}
