internal import Glibc

/// A value that one thread at a time can reach; used as `Synchronization.Mutex` is.
///
/// Not that one, since on Linux it is a futex in a library that is built without the thread sanitizer, which therefore
/// sees every use of the value as a race. It knows pthread(7)'s, so that `make tsan` checks the locks that are shipped.
///
/// `@unchecked Sendable`: `value` is touched under the lock only.
public struct Mutex<Value: ~Copyable>: ~Copyable, @unchecked Sendable {
  // Allocated: a lock has to stay at one address.
  private let handle = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let value = UnsafeMutablePointer<Value>.allocate(capacity: 1)

  /// An open lock around a value.
  public init(_ initial: consuming sending Value) {
    value.initialize(to: initial)
    var kind = pthread_mutexattr_t()
    pthread_mutexattr_init(&kind)
    // A thread that asks for what it holds is told, and does not wait for ever.
    pthread_mutexattr_settype(&kind, Int32(PTHREAD_MUTEX_ERRORCHECK))
    let status = pthread_mutex_init(handle, &kind)
    pthread_mutexattr_destroy(&kind)
    precondition(status == 0, "a lock cannot be made: error \(status)")
  }

  deinit {
    pthread_mutex_destroy(handle)
    handle.deallocate()
    value.deinitialize(count: 1)
    value.deallocate()
  }

  /// Waits for the lock and hands over the value. A `body` that asks for the same lock ends the program.
  public borrowing func withLock<Result: ~Copyable, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    let status = pthread_mutex_lock(handle)
    precondition(status == 0, "a lock cannot be had: error \(status)")
    defer { pthread_mutex_unlock(handle) }
    return try body(&value.pointee)
  }

  /// The same where nobody holds the lock; otherwise `nil` at once.
  public borrowing func withLockIfAvailable<Result: ~Copyable, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result? {
    guard pthread_mutex_trylock(handle) == 0 else { return nil }
    defer { pthread_mutex_unlock(handle) }
    return try body(&value.pointee)
  }
}
