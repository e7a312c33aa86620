import Dispatch
import Glibc
import Locking

/// SIGINT, SIGTERM and SIGHUP, taken by a thread of their own, where any code may run.
enum Interruption {
  /// How long the last words may take: the reader of the output may have stopped reading for good.
  private static let patience = DispatchTimeInterval.seconds(1)

  private struct LastWords {
    var words: @Sendable () -> Void
    var canBeCutShort: Bool
  }

  private static let lastWords = Mutex<LastWords?>(nil)

  /// From now on, one of the signals runs the last words and ends the process by that signal; a second one ends it at
  /// once. To be called before any other thread is started, since threads inherit what is blocked.
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
        var number: Int32 = 0
        while sigwait(set, &number) != 0 {}
        // Nobody handles them, so that in this thread the next one ends the process.
        if Interruption.canBeCutShort { pthread_sigmask(SIG_UNBLOCK, set, nil) }
        Interruption.sayLastWords()
        Console.endBySignal(number)
      }, set)
    pthread_detach(thread)
  }

  /// Sets what is to be done before the process ends by a signal.
  ///
  /// - Parameter canBeCutShort: whether a second signal ends the process at once. A closing terminal sends two, one of the
  ///   kernel's and one of the shell's, and what has to be tidied up has to be so all the same.
  static func setLastWords(canBeCutShort: Bool = true, _ words: @escaping @Sendable () -> Void) {
    lastWords.withLock { $0 = LastWords(words: words, canBeCutShort: canBeCutShort) }
  }

  private static var canBeCutShort: Bool { lastWords.withLock { $0?.canBeCutShort ?? true } }

  private static func sayLastWords() {
    guard let words = lastWords.withLock({ $0?.words }) else { return }
    let said = DispatchSemaphore(value: 0)
    // A thread of its own: those of Swift's pool may all be waiting for the same reader.
    BlockingThread.start {
      words()
      said.signal()
    }
    _ = said.wait(timeout: .now() + patience)
  }
}
