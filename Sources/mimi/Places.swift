import Dispatch

/// A number of places, of which each is taken by one at a time.
struct Places {
  private let semaphore = DispatchSemaphore(value: 0)
  private let count: Int

  init(_ count: Int) {
    self.count = count
    // Not the semaphore's first value: libdispatch ends the process when one is freed with less than that.
    for _ in 0..<count { semaphore.signal() }
  }

  /// Blocks the thread until a place is free, and takes it.
  func take() { semaphore.wait() }

  /// Gives a place back.
  func give() { semaphore.signal() }

  /// Blocks the thread until all are given back.
  func takeAll() { for _ in 0..<count { take() } }
}
