internal import Glibc
internal import Synchronization

/// The signals that a screen lives with: another size, stopping and going on. Their handlers note them and wake up
/// whoever polls `descriptor`; what is to be done is done between frames.
enum SignalNotes {
  /// What has been noted.
  struct Notes: OptionSet {
    let rawValue: UInt8
    static let resized = Notes(rawValue: 1)
    static let stopped = Notes(rawValue: 2)
    static let continued = Notes(rawValue: 4)

    /// Of stopping and going on only the last one counts, as with the signals themselves.
    func adding(_ number: Int32) -> Notes {
      switch number {
      case SIGWINCH: union(.resized)
      case SIGTSTP: subtracting(.continued).union(.stopped)
      default: subtracting(.stopped).union(.continued)
      }
    }
  }

  private static let noted = Atomic<UInt8>(0)
  private static let isInstalled = Atomic<Bool>(false)
  private static let pipe = WakePipe()
  private static let stopping = Atomic<Bool>(false)

  /// Readable when there are notes.
  static var descriptor: Int32 { pipe?.reading ?? -1 }

  /// Whether somebody could let the process go on when it has stopped. A program that was started with SIGTSTP ignored
  /// has nobody who would.
  static var canStop: Bool { stopping.load(ordering: .relaxed) }

  /// Installs the handlers, once for the process. ncurses leaves signals alone that have one.
  ///
  /// - Returns: whether notes wake anybody up, which takes descriptors.
  static func takeOver() -> Bool {
    // Both exist before a handler can ask for them, which must not be the one that makes them.
    _ = noted.load(ordering: .relaxed)
    guard pipe != nil else { return false }
    guard !isInstalled.exchange(true, ordering: .relaxed) else { return true }
    let before = UnsafeMutablePointer<sigaction>.allocate(capacity: 1)
    sigaction(SIGTSTP, nil, before)
    let isIgnored = unsafeBitCast(before.pointee.__sigaction_handler.sa_handler, to: Int.self) == 1
    before.deallocate()
    stopping.store(!isIgnored, ordering: .relaxed)
    for number in [SIGWINCH, SIGTSTP, SIGCONT] where number != SIGTSTP || canStop { setAction(number, to: handle) }
    return true
  }

  /// What has been noted since the last call.
  static func take() -> Notes {
    pipe?.clear()
    return Notes(rawValue: noted.exchange(0, ordering: .acquiringAndReleasing))
  }

  /// Stops the process until it is told to go on. When that has been told meanwhile, it does not stop.
  ///
  /// - Parameter wholeJob: whether the other processes of the job are stopped too, as the terminal's ^Z does it.
  static func stop(wholeJob: Bool) {
    let sets = UnsafeMutablePointer<sigset_t>.allocate(capacity: 2)
    defer { sets.deallocate() }
    sigemptyset(sets)
    sigaddset(sets, SIGTSTP)
    pthread_sigmask(SIG_BLOCK, sets, sets + 1)
    if wholeJob {
      // This one last, by a signal to this very thread: one to the process may arrive after the call that sent it.
      setAction(SIGTSTP, to: SIG_IGN)
      kill(0, SIGTSTP)
    }
    setAction(SIGTSTP, to: SIG_DFL)
    // It waits, and SIGCONT takes it away; one that came before has left a note.
    raise(SIGTSTP)
    if Notes(rawValue: noted.load(ordering: .acquiring)).contains(.continued) { setAction(SIGTSTP, to: SIG_IGN) }
    pthread_sigmask(SIG_UNBLOCK, sets, nil)
    // Here it goes on.
    pthread_sigmask(SIG_SETMASK, sets + 1, nil)
    setAction(SIGTSTP, to: handle)
    // What woke this one up has left a note too.
    noted.bitwiseAnd(~(Notes.continued.rawValue | Notes.stopped.rawValue), ordering: .relaxed)
  }

  private static func setAction(_ number: Int32, to handler: sighandler_t?) {
    let action = UnsafeMutablePointer<sigaction>.allocate(capacity: 1)
    action.initialize(to: sigaction())
    action.pointee.__sigaction_handler.sa_handler = handler
    action.pointee.sa_flags = SA_RESTART
    sigaction(number, action, nil)
    action.deallocate()
  }

  private static let handle: @convention(c) (Int32) -> Void = { number in
    let errorBefore = errno
    var before = noted.load(ordering: .relaxed)
    while true {
      let (isExchanged, original) = noted.weakCompareExchange(
        expected: before, desired: Notes(rawValue: before).adding(number).rawValue, ordering: .relaxed)
      if isExchanged { break }
      before = original
    }
    pipe?.wake()
    errno = errorBefore
  }
}
