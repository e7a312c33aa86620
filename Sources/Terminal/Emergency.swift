internal import CNcurses
internal import Glibc
internal import Synchronization

/// What gives the terminal back when the screen's own thread cannot: prepared beforehand, so that a signal handler can
/// use it. Nothing in here allocates or takes a lock once it is armed.
enum Emergency {
  /// How long a terminal may take until it accepts the few bytes, in milliseconds. One that was stopped would hold a
  /// dying process for ever.
  private static let patience: Int32 = 200

  /// Allocated: Swift makes C structures with padding too small where they are global.
  private struct Preparation {
    var descriptor: Int32
    var modes: UnsafeMutablePointer<termios>
    var bytes: UnsafeMutableRawPointer
    var count: Int
    /// Whether there is input that is none of the person's, such as reports of a mouse.
    var dropsInput: Bool
  }

  private enum State {
    /// Nobody has the terminal.
    static let released: UInt8 = 0
    static let armed: UInt8 = 1
    /// The process is ending: nobody takes the terminal any more.
    static let refused: UInt8 = 2
  }

  /// The addresses of a `Preparation`, and of the one before, which a handler may still be reading; 0 for none.
  private static let preparation = Atomic<UInt>(0)
  private static let outdated = Atomic<UInt>(0)
  private static let state = Atomic<UInt8>(State.released)

  /// From now on the terminal would be given back with these modes and these bytes. Called before it is taken.
  ///
  /// - Returns: whether it may be taken.
  static func arm(descriptor: Int32, modes: UnsafePointer<termios>, bytes: [UInt8], dropsInput: Bool) -> Bool {
    let kept = UnsafeMutablePointer<termios>.allocate(capacity: 1)
    kept.initialize(from: modes, count: 1)
    let copy = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
    copy.copyMemory(from: bytes, byteCount: bytes.count)
    let made = UnsafeMutablePointer<Preparation>.allocate(capacity: 1)
    made.initialize(
      to: Preparation(descriptor: descriptor, modes: kept, bytes: copy, count: bytes.count, dropsInput: dropsInput))
    let last = preparation.exchange(UInt(bitPattern: made), ordering: .acquiringAndReleasing)
    deallocate(outdated.exchange(last, ordering: .acquiringAndReleasing))
    return change(from: State.released, to: State.armed) || state.load(ordering: .acquiring) == State.armed
  }

  /// The terminal has been given back.
  static func disarm() { _ = change(from: State.armed, to: State.released) }

  /// Lets nobody take the terminal any more.
  ///
  /// - Returns: whether nobody has it.
  static func refuse() -> Bool {
    change(from: State.released, to: State.refused) || state.load(ordering: .acquiring) == State.refused
  }

  /// Gives the terminal back, once. Async-signal-safe.
  static func restore() {
    guard change(from: State.armed, to: State.refused),
      let ready = UnsafeMutablePointer<Preparation>(bitPattern: preparation.load(ordering: .acquiring))?.pointee
    else { return }
    // In the background it is another's, and touching its modes would stop the process.
    let owner = tcgetpgrp(ready.descriptor)
    guard owner < 0 || owner == getpgrp() else { return }
    tcsetattr(ready.descriptor, TCSANOW, ready.modes)
    var writable = pollfd(fd: ready.descriptor, events: Int16(POLLOUT), revents: 0)
    guard poll(&writable, 1, patience) == 1 else { return }
    _ = write(ready.descriptor, ready.bytes, ready.count)
    if ready.dropsInput { tcflush(ready.descriptor, TCIFLUSH) }
  }

  private static func change(from: UInt8, to: UInt8) -> Bool {
    state.compareExchange(expected: from, desired: to, ordering: .acquiringAndReleasing).exchanged
  }

  private static func deallocate(_ address: UInt) {
    guard let old = UnsafeMutablePointer<Preparation>(bitPattern: address) else { return }
    old.pointee.modes.deallocate()
    old.pointee.bytes.deallocate()
    old.deallocate()
  }
}
