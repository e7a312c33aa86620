internal import Glibc

/// The lines on standard output. Each is written at once; a line that a full pipe would not take is dropped, because a server that waits
/// for its reader would misbehave in a way that nobody asked for.
enum EventLines {
  static func write(_ line: String) {
    var standardOutput = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
    // A pipe that is writable takes PIPE_BUF octets without waiting (pipe(7)); no line is as long.
    guard poll(&standardOutput, 1, 0) == 1 else { return }
    let bytes = Array((line + "\n").utf8)
    _ = Glibc.write(STDOUT_FILENO, bytes, min(bytes.count, Int(PIPE_BUF)))
  }
}

/// The lines on standard input: `up` and `down`. Its end is the end of the program.
struct CommandLines {
  private var pending: [UInt8] = []

  /// The whole lines that have come; `nil` at the end of the input.
  mutating func read() -> [String]? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
    guard count > 0 else { return count < 0 && errno == EINTR ? [] : nil }
    pending += buffer[..<count]
    var lines: [String] = []
    while let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(String(decoding: pending[..<end], as: UTF8.self))
      pending.removeSubrange(...end)
    }
    return lines
  }
}
