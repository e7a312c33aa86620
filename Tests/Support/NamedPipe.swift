import Glibc

/// The reading end of a named pipe. A child opens the other end by name: so no end can leak into a child that another
/// thread starts at the same moment, which would keep the pipe from ever ending.
final class NamedPipe {
  let path: String
  let descriptor: Int32
  private(set) var content: [UInt8] = []
  /// Whether all writers have closed it.
  private(set) var atEnd = false

  /// Makes it at `path`, and opens it for reading.
  init(_ path: String) throws {
    self.path = path
    guard mkfifo(path, 0o600) == 0 else { throw SupportFailure.call("mkfifo \(path)") }
    // Without O_NONBLOCK this waits for a writer.
    descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw SupportFailure.call("open \(path)") }
  }

  /// Takes what is in it now, without waiting; `false` when that is more than `outputLimit` in all.
  func drain() -> Bool {
    // Raw memory: element by element, an unoptimised build takes half a second a megabyte.
    withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 1) { chunk in
      while !atEnd {
        let count = read(descriptor, chunk.baseAddress, chunk.count)
        if count < 0 && errno == EINTR { continue }
        if count < 0 { return true }
        if count == 0 { atEnd = true }
        content.append(contentsOf: UnsafeRawBufferPointer(rebasing: chunk[..<count]))
        if content.count > outputLimit { return false }
      }
      return true
    }
  }

  deinit { close(descriptor) }
}
