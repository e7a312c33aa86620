import Foundation
import Glibc
import Locking
import TestSupport

/// A program that is talked with while it runs: its standard input stays open until `endInput`, its lines are waited for, and it can be
/// interrupted as from a keyboard. A `Daemon` with a named pipe for its input.
final class Conversation: Sendable {
  private let directory: PrivateDirectory
  private let daemon: Daemon
  private let input: Mutex<Int32>
  private static let endMark = "\nended with status "

  /// Starts it. Standard error goes to a file beside, so that lines of output are whole.
  init(_ program: String, _ arguments: [String]) throws {
    directory = try PrivateDirectory()
    let pipe = directory.path + "/input"
    guard mkfifo(pipe, 0o600) == 0 else { throw SupportFailure("mkfifo: \(String(cString: strerror(errno)))") }
    // For both directions, so that neither this nor the program's own opening waits for the other.
    let descriptor = open(pipe, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw SupportFailure("open: \(String(cString: strerror(errno)))") }
    input = Mutex(descriptor)
    // The shell lives through the signals that its child gets with it, and tells the child's end as every shell does.
    let script = "trap : INT TERM; \"$@\" <\"$0\" 2>\"$0.errors\"; printf '\\nended with status %d\\n' $?"
    daemon = try Daemon("sh", ["-c", script, pipe, program] + arguments, directory: directory)
  }

  deinit { endInput() }

  /// Writes a line to its standard input.
  func say(_ line: String) throws {
    let bytes = Array((line + "\n").utf8)
    let written = input.withLock { write($0, bytes, bytes.count) }
    guard written == bytes.count else { throw SupportFailure("the program's input is closed") }
  }

  /// Its standard input comes to an end.
  func endInput() {
    input.withLock { descriptor in
      if descriptor >= 0 { close(descriptor) }
      descriptor = -1
    }
  }

  /// Waits until standard output has this text in it, and says when that was: the pool may be busy with other tests when
  /// this could return.
  @discardableResult
  func wait(for text: String, deadline: Duration = .seconds(20 * slowness)) async throws -> ContinuousClock.Instant {
    try await waiting {
      try self.daemon.waitForLine(text, deadline: deadline)
      return .now
    }
  }

  /// To the whole group, as the keyboard's Ctrl-C goes (termios(3), ISIG).
  func signal(_ number: Int32) { kill(-daemon.pid, number) }

  /// Waits for its end; its exit status as a shell has it (128 + the signal).
  func exitStatus(deadline: Duration = .seconds(20 * slowness)) async throws -> Int32? {
    try await end(deadline: deadline).status
  }

  /// The same, and when that was.
  func end(deadline: Duration = .seconds(20 * slowness)) async throws -> (status: Int32?, at: ContinuousClock.Instant) {
    let moment = try await wait(for: Self.endMark, deadline: deadline)
    let log = daemon.logText
    guard let mark = log.range(of: Self.endMark) else { return (nil, moment) }
    return (Int32(log[mark.upperBound...].prefix { $0.isNumber }), moment)
  }

  /// Its standard output so far.
  var output: [UInt8] {
    let log = daemon.logText
    return Array(log[..<(log.range(of: Self.endMark)?.lowerBound ?? log.endIndex)].utf8)
  }

  /// Its standard error so far.
  func errors() throws -> [UInt8] { try readFile(directory.path + "/input.errors") }
}

/// Runs what blocks on a thread of its own: the pool that tests run on has as few threads as the machine has cores, and waits are to
/// overlap. A gate lets only some through at a time: where dozens of programs start at once on two cores, starting alone takes longer than
/// the second that each has beyond its deadline.
func waiting<Value: Sendable>(
  through gate: Gate? = nil, _ body: @escaping @Sendable () throws -> Value
) async throws -> Value {
  await gate?.enter()
  defer { gate?.leave() }
  return try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
  }
}

/// Lets a number of tasks through at a time, in the order in which they came.
final class Gate: Sendable {
  private struct State {
    var room: Int
    var queue: [CheckedContinuation<Void, Never>] = []
  }

  private let state: Mutex<State>

  init(_ room: Int) { state = Mutex(State(room: room)) }

  func enter() async {
    await withCheckedContinuation { continuation in
      let isOpen = state.withLock { state in
        if state.room > 0 {
          state.room -= 1
          return true
        }
        state.queue.append(continuation)
        return false
      }
      if isOpen { continuation.resume() }
    }
  }

  func leave() {
    let next = state.withLock { state in
      if state.queue.isEmpty {
        state.room += 1
        return nil as CheckedContinuation<Void, Never>?
      }
      return state.queue.removeFirst()
    }
    next?.resume()
  }
}
