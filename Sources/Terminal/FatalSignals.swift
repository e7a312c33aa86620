internal import Glibc
internal import Synchronization

/// The signals of a program's own faults: the terminal is given back, then whoever was there before handles them.
enum FatalSignals {
  private static let numbers = [SIGSEGV, SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGTRAP, SIGSYS, SIGQUIT]

  /// The address of what each number's action was before, by number; 0 for none yet. Allocated: Swift makes C
  /// structures with padding too small where they are global.
  private static let before = Atomic<UInt>(0)

  /// Takes them over, once for the process.
  static func takeOver() {
    guard before.load(ordering: .acquiring) == 0 else { return }
    let kept = UnsafeMutablePointer<sigaction>.allocate(capacity: Int(_NSIG))
    for number in numbers { sigaction(number, nil, kept + Int(number)) }
    before.store(UInt(bitPattern: kept), ordering: .releasing)
    let action = UnsafeMutablePointer<sigaction>.allocate(capacity: 1)
    action.initialize(to: sigaction())
    action.pointee.__sigaction_handler.sa_sigaction = handle
    // On the stack for signals where there is one: the other may be what overflowed.
    action.pointee.sa_flags = SA_SIGINFO | SA_ONSTACK
    for number in numbers { sigaction(number, action, nil) }
    action.deallocate()
  }

  private typealias Handler = @convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?) -> Void

  private static let handle: Handler = { number, information, _ in
    Emergency.restore()
    if let kept = UnsafeMutablePointer<sigaction>(bitPattern: before.load(ordering: .acquiring)) {
      sigaction(number, kept + Int(number), nil)
    }
    // A fault happens again on return, and the one before sees it as it was. What was sent, and what goes on behind
    // the instruction, has to be sent again; it arrives on return.
    let isFault = number == SIGSEGV || number == SIGILL || number == SIGBUS || number == SIGFPE
    if !isFault || (information?.pointee.si_code ?? 0) <= 0 { raise(number) }
  }
}
