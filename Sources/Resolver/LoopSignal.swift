internal import CUnbound

/// A function of the event loop that runs soon, after the callback that is running now, however often it is asked for.
/// Belongs to the loop's thread.
final class LoopSignal {
  private let fired: () -> Void
  private var event: OpaquePointer?

  init(_ loop: EventLoop, fired: @escaping () -> Void) {
    self.fired = fired
    // Unretained: the signal deletes the event before it goes.
    event = event_new(
      loop.base, -1, 0,
      { _, _, argument in
        guard let argument else { return }
        Unmanaged<LoopSignal>.fromOpaque(argument).takeUnretainedValue().fired()
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit { event_free(event) }

  /// Asks for it to run.
  func raise() { event_active(event, Int32(mimi_event_timeout), 0) }

  /// Asks for it to run after this time, and not before; an earlier time is forgotten.
  func raise(after time: Duration) {
    // libevent's clock is coarse: a little later rather than too early, which would be a turn for nothing.
    let (seconds, attoseconds) = (max(time, .zero) + .milliseconds(1)).components
    var interval = timeval()
    interval.tv_sec = Int(seconds)
    interval.tv_usec = Int(attoseconds / 1_000_000_000_000)
    event_add(event, &interval)
  }

  /// It does not run.
  func stop() { event_del(event) }
}
