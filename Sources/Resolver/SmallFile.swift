internal import Glibc

/// A file that people or other programs write by hand, read whole.
public enum SmallFile {
  /// Reads it.
  ///
  /// - Throws: `SystemError`; `EFBIG` beyond 1 MiB, `ETIMEDOUT` where a FIFO gives nothing for five seconds.
  public static func read(_ path: String) throws(SystemError) -> [UInt8] {
    // Not blocking, so that a FIFO that nobody writes to cannot hold the program up.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw SystemError(code: errno) }
    defer { close(descriptor) }
    var octets: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = Glibc.read(descriptor, &part, part.count)
      if count < 0 {
        switch errno {
        case EINTR: continue
        case EAGAIN:
          var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
          if poll(&ready, 1, Limits.filePatience) == 0 { throw SystemError(code: ETIMEDOUT) }
          continue
        default: throw SystemError(code: errno)
        }
      }
      if count == 0 { return octets }
      octets.append(contentsOf: part[..<count])
      if octets.count > Limits.fileOctets { throw SystemError(code: EFBIG) }
    }
  }
}
