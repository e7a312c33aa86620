import Glibc

/// A thread for something that may block: those of Swift's pool are as few as the machine has processors.
enum BlockingThread {
  private final class Work {
    let work: () -> Void
    init(_ work: @escaping () -> Void) { self.work = work }
  }

  /// Does the work on a thread of its own.
  static func start(_ work: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().work()
        return nil
      }, Unmanaged.passRetained(Work(work)).toOpaque())
    pthread_detach(thread)
  }
}
