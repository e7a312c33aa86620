import Glibc

/// Lines of a descriptor, read when they are asked for; a line's memory is bounded.
struct LineReader {
  private let descriptor: Int32
  private var buffer = [UInt8](repeating: 0, count: 65_536)
  private var filled = 0..<0
  /// Why the input ended before its end.
  private(set) var mistake: String?

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// The next line without its end, cut off after `Limits.lineOctets`; `nil` at the end of the input. Blocks its thread.
  mutating func next() -> [UInt8]? {
    var line: [UInt8] = []
    var isStarted = false
    while true {
      if filled.isEmpty {
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0 {
          switch errno {
          case EINTR: continue
          case EAGAIN:
            // Somebody handed us a descriptor that does not block; wait until it has more.
            var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            poll(&ready, 1, -1)
            continue
          default: mistake = String(cString: strerror(errno)).lowercased()
          }
        }
        if count <= 0 { return isStarted ? line : nil }
        filled = 0..<count
      }
      isStarted = true
      let end = buffer[filled].firstIndex(of: 0x0A) ?? filled.upperBound
      line += buffer[filled.lowerBound..<end].prefix(Limits.lineOctets - line.count)
      let isWhole = end < filled.upperBound
      filled = min(end + 1, filled.upperBound)..<filled.upperBound
      if isWhole { return line }
    }
  }
}
