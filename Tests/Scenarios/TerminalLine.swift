import Glibc
import TestSupport

/// Octets that a process has read so far, from anywhere.
func octetsRead(by process: pid_t) throws -> Int {
  let lines = String(decoding: try readFile("/proc/\(process)/io"), as: UTF8.self).split(separator: "\n")
  guard let line = lines.first(where: { $0.hasPrefix("rchar: ") }), let count = Int(line.dropFirst(7)) else {
    throw SupportFailure("what \(process) has read is not told")
  }
  return count
}

/// The line of a program's terminal, opened once more.
final class TerminalLine {
  let descriptor: Int32

  /// - Parameter process: whose standard input it is.
  init(of process: pid_t) throws {
    descriptor = open("/proc/\(process)/fd/0", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SupportFailure("the terminal of \(process) cannot be opened") }
  }

  deinit { close(descriptor) }

  /// Waits until the program has read all that was typed.
  func waitUntilRead() throws {
    let isRead = comesTrue {
      var count: Int32 = -1
      return ioctl(descriptor, UInt(FIONREAD), &count) == 0 && count == 0
    }
    if !isRead { throw SupportFailure("what was typed is not read") }
  }
}

/// Asks again and again whether something is so, where there is nothing that could be waited for.
func comesTrue(_ condition: () throws -> Bool) rethrows -> Bool {
  let deadline = ContinuousClock.now + .seconds(20)
  while try !condition() {
    if ContinuousClock.now > deadline { return false }
    poll(nil, 0, 2)
  }
  return true
}
