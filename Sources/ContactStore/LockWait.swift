internal import Dispatch
internal import Glibc
internal import Locking

/// Waits for a lock in a thread of its own, for a bounded time.
final class LockWait: Sendable {
  private enum Progress { case waiting, ended(Int32), abandoned }

  private let descriptor: Int32
  private let operation: Int32
  private let progress = Mutex(Progress.waiting)
  private let ended = DispatchSemaphore(value: 0)

  /// The descriptor is closed at the end.
  init(descriptor: Int32, operation: Int32) {
    self.descriptor = descriptor
    self.operation = operation
  }

  func run(_ patience: Duration) throws(SystemError) -> Bool {
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<LockWait>.fromOpaque(context).takeRetainedValue().wait() }
        return nil
      }, Unmanaged.passRetained(self).toOpaque())
    guard failure == 0 else {
      Unmanaged.passUnretained(self).release()
      close(descriptor)
      throw SystemError(failure)
    }
    pthread_detach(thread)
    let (seconds, attoseconds) = patience.components
    let nanoseconds = Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
    _ = ended.wait(timeout: .now() + .nanoseconds(nanoseconds))
    let code: Int32? = progress.withLock {
      if case .ended(let code) = $0 { return code }
      $0 = .abandoned
      return nil
    }
    guard let code else { return false }
    if code != 0 { throw SystemError(code) }
    return true
  }

  private func wait() {
    var code: Int32 = 0
    while flock(descriptor, operation) != 0 {
      code = errno
      if code != EINTR { break }
      code = 0
    }
    progress.withLock {
      // Nobody waits for it any more: let the lock go, for it belongs to all descriptors of the file.
      if case .abandoned = $0, code == 0 { flock(descriptor, LOCK_UN) } else { $0 = .ended(code) }
    }
    close(descriptor)
    ended.signal()
  }
}
