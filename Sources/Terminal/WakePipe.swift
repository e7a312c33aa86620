internal import Glibc

/// Wakes up a thread that polls. Whoever made it closes it.
struct WakePipe: Sendable {
  /// Readable after `wake()` until `clear()`.
  let reading: Int32
  private let writing: Int32

  /// `nil` where the process has no descriptors left.
  init?() {
    let ends = UnsafeMutablePointer<Int32>.allocate(capacity: 2)
    defer { ends.deallocate() }
    guard pipe(ends) == 0 else { return nil }
    for descriptor in [ends[0], ends[1]] {
      _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
    reading = ends[0]
    writing = ends[1]
  }

  /// Async-signal-safe. A pipe that is full wakes up too.
  func wake() {
    var byte: UInt8 = 0
    _ = write(writing, &byte, 1)
  }

  func clear() {
    withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { buffer in
      while read(reading, buffer.baseAddress, 64) == 64 {}
    }
  }

  func close() {
    _ = Glibc.close(reading)
    _ = Glibc.close(writing)
  }
}
