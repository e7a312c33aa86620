internal import CUnbound
internal import Glibc
internal import Locking

internal import struct Synchronization.Atomic

/// A thread that sits in libevent's loop, and runs an actor's jobs between the events: everything that touches
/// libunbound happens here, one thing after another, so no lock is needed and no callback comes from elsewhere.
///
/// `@unchecked Sendable`: `base` and `wake` are touched on the loop's own thread only, once it runs; the jobs are
/// behind a mutex; `descriptor` is only written to, which the kernel makes atomic.
final class EventLoop: SerialExecutor, @unchecked Sendable {
  /// libevent's handle, for what is created on the loop.
  let base: OpaquePointer
  private let descriptor: Int32
  private var wake: OpaquePointer?
  private let waiting = Mutex<[UnownedJob]>([])
  private let threadID = Atomic<UInt>(0)

  /// Starts the thread. It lives until `stop`.
  ///
  /// - Throws: `SystemError` where the process has no descriptors or threads left.
  init() throws(SystemError) {
    let descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    guard descriptor >= 0 else { throw SystemError(code: errno) }
    guard let base = event_base_new() else {
      close(descriptor)
      throw SystemError(code: ENOMEM)
    }
    self.descriptor = descriptor
    self.base = base
    let argument = Unmanaged.passRetained(self)
    wake = event_new(
      base, descriptor, mimi_event_read | mimi_event_persist,
      { _, _, argument in
        guard let argument else { return }
        Unmanaged<EventLoop>.fromOpaque(argument).takeUnretainedValue().runWaitingJobs()
      }, argument.toOpaque())
    event_add(wake, nil)
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        let loop = Unmanaged<EventLoop>.fromOpaque(argument).takeRetainedValue()
        loop.threadID.store(UInt(pthread_self()), ordering: .relaxed)
        event_base_loop(loop.base, mimi_loop_no_exit_on_empty)
        event_free(loop.wake)
        event_base_free(loop.base)
        close(loop.descriptor)
        return nil
      }, argument.toOpaque())
    guard status == 0 else {
      event_free(wake)
      event_base_free(base)
      close(descriptor)
      argument.release()
      throw SystemError(code: status)
    }
    pthread_detach(thread)
  }

  /// Ends the thread after what it is at. Called on the loop, when nothing else is left on it.
  func stop() { event_base_loopbreak(base) }

  var isCurrent: Bool { threadID.load(ordering: .relaxed) == UInt(pthread_self()) }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let isFirst = waiting.withLock { jobs in
      jobs.append(job)
      return jobs.count == 1
    }
    guard isFirst else { return }
    if isCurrent {
      // No system call: the loop runs it after the events that it is at.
      event_active(wake, Int32(mimi_event_read), 0)
    } else {
      eventfd_write(descriptor, 1)
    }
  }

  func checkIsolated() { precondition(isCurrent, "this runs on the resolver's loop only") }

  private func runWaitingJobs() {
    var count: eventfd_t = 0
    eventfd_read(descriptor, &count)
    let jobs = waiting.withLock { jobs in
      defer { jobs = [] }
      return jobs
    }
    for job in jobs { job.runSynchronously(on: asUnownedSerialExecutor()) }
  }
}
