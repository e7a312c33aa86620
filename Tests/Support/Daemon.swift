import Foundation
import Glibc
import Locking

/// A server that runs until `stop`, and never longer than the test process: it is stopped when the process ends by
/// `exit`, and the kernel kills it when the process dies otherwise (prctl(2), PR_SET_PDEATHSIG, set by setpriv(1)).
public final class Daemon: Sendable {
  /// Its process, and process group.
  public let pid: Int32
  private let program: String
  private let child: Child
  private let log: DaemonLog
  private let running = Mutex(true)

  private static let all = Mutex<[Int32: Child]>([:])

  /// Starts it; both its output streams go to `logText`.
  /// - Parameter environment: is added to the same clean one as in `run`; `HOME` is `directory`.
  /// - Throws: `SupportFailure` when it cannot be started.
  public init(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:], directory: PrivateDirectory
  ) throws {
    let pipe = try NamedPipe(directory.path + "/" + UUID().uuidString)
    let path = try findProgram(program)
    child = try Child(
      Child.Plan(
        program: try findProgram("setpriv"), arguments: ["--pdeathsig", "KILL", "--", path] + arguments,
        environment: cleanEnvironment(home: directory.path, adding: environment), input: "/dev/null",
        output: pipe.path, errors: pipe.path))
    self.program = program
    pid = child.pid
    log = DaemonLog(pipe)
    AtExit.register()
    Self.all.withLock { $0[child.pid] = child }
  }

  /// What it has written so far, in one text.
  public var logText: String { log.text }

  /// Waits until it has written a line that contains `text`.
  /// - Throws: `SupportFailure` with its log when it ends before, or at the deadline.
  public func waitForLine(_ text: String, deadline: Duration = .seconds(20 * slowness)) throws {
    guard log.wait(for: text, seconds: deadline / .seconds(1)) else {
      throw SupportFailure("\(program) has not written “\(text)”", errors: Array(log.text.utf8))
    }
  }

  /// Whether it runs still.
  public var isRunning: Bool { running.withLock { $0 } && !child.hasEnded(within: 0) }

  /// Sends it a signal, such as `SIGHUP` or `SIGSTOP`; nothing happens after `stop`.
  public func signal(_ number: Int32) {
    running.withLock { if $0 { _ = kill(pid, number) } }
  }

  /// Kills it with its group, and waits for its end. The second time nothing happens.
  public func stop() {
    running.withLock {
      guard $0 else { return }
      $0 = false
      _ = Self.all.withLock { $0.removeValue(forKey: pid) }
      child.kill()
      _ = child.reap()
    }
  }

  deinit { stop() }

  /// Ends those that still run. Without waiting for a lock: this is called when the process ends, whatever other
  /// threads hold.
  static func stopAll() {
    let left = all.withLockIfAvailable { $0.values.map { $0 } } ?? []
    for child in left { child.kill() }
    for child in left { _ = child.hasEnded(within: 5_000) }
  }
}

/// What a daemon writes, collected by a thread of its own until all its writers have closed.
private final class DaemonLog: @unchecked Sendable {
  /// More than any server here writes; a daemon that writes without end must not fill the memory.
  private static let limit = 4 * 1_024 * 1_024

  // All state below is touched under the condition's lock only.
  private let changed = NSCondition()
  private var content: [UInt8] = []
  private var atEnd = false

  init(_ pipe: NamedPipe) {
    let reader = Reader(pipe)
    Thread.detachNewThread { [self] in
      while true {
        let chunk = reader.next()
        changed.lock()
        if content.count < Self.limit { content += chunk }
        atEnd = chunk.isEmpty
        changed.broadcast()
        changed.unlock()
        if chunk.isEmpty { return }
      }
    }
  }

  var text: String {
    changed.lock()
    defer { changed.unlock() }
    return String(decoding: content, as: UTF8.self)
  }

  func wait(for line: String, seconds: Double) -> Bool {
    let deadline = Date(timeIntervalSinceNow: seconds)
    changed.lock()
    defer { changed.unlock() }
    while true {
      if String(decoding: content, as: UTF8.self).contains(line) { return true }
      if atEnd || !changed.wait(until: deadline) { return false }
    }
  }
}

/// The pipe, handed over to the one thread that reads it.
private final class Reader: @unchecked Sendable {
  private let pipe: NamedPipe
  init(_ pipe: NamedPipe) { self.pipe = pipe }

  /// What comes next, waiting for it; empty at the end.
  func next() -> [UInt8] {
    var chunk = [UInt8](repeating: 0, count: 4_096)
    while true {
      var waiting = pollfd(fd: pipe.descriptor, events: Int16(POLLIN), revents: 0)
      poll(&waiting, 1, -1)
      let count = read(pipe.descriptor, &chunk, chunk.count)
      if count >= 0 { return Array(chunk[..<count]) }
      if errno != EINTR && errno != EAGAIN { return [] }
    }
  }
}
