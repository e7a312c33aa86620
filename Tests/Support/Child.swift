import Dispatch
import Foundation
import Glibc

/// One child process, leader of a process group of its own, with default signals, none of them blocked.
///
/// A thread of its own starts it and stays until it has ended. That thread is its parent in the sense of prctl(2),
/// PR_SET_PDEATHSIG, where the parent is a thread: a worker thread of a pool would end sooner, and the daemon with it.
final class Child: Sendable {
  /// The process, and its group. Valid until `reap`.
  let pid: pid_t
  /// Becomes readable when the process has ended.
  let ended: Int32

  /// What to start. Paths of named pipes or files stand for the three standard streams.
  struct Plan: Sendable {
    var program: String
    var arguments: [String]
    var environment: [String: String]
    var input: String
    var output: String
    var errors: String
  }

  /// What a process has used, once it has ended.
  struct End {
    /// The exit code, or 128 + the signal.
    var status: Int32
    var userSeconds: Double
    var systemSeconds: Double
    /// Of the resident set, in kB.
    var peakKilobytes: Int
  }

  /// Starts it.
  /// - Throws: `SupportFailure` when there is no such program or it cannot be started.
  init(_ plan: Plan) throws {
    // Close-on-exec from the start, which pipe() cannot give: another thread may be starting a child just now.
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw SupportFailure.call("socketpair")
    }
    let (reading, writing) = (ends[0], ends[1])
    let started = DispatchSemaphore(value: 0)
    let outcome = Outcome()
    Thread.detachNewThread {
      let result = spawn(plan)
      outcome.set(result)
      started.signal()
      if case .success(let pid) = result {
        // Not reaped here: until `reap` the number is this process's own, and can be signalled safely.
        var information = siginfo_t()
        while waitid(P_PID, id_t(pid), &information, WEXITED | WNOWAIT) != 0 && errno == EINTR {}
      }
      close(writing)
    }
    started.wait()
    do { pid = try outcome.get() } catch {
      close(reading)
      throw error
    }
    ended = reading
  }

  /// Kills the whole group at once.
  func kill() { _ = Glibc.kill(-pid, SIGKILL) }

  /// Whether it has ended, waiting at most `milliseconds` for it (-1: without limit).
  func hasEnded(within milliseconds: Int32) -> Bool {
    var waiting = pollfd(fd: ended, events: Int16(POLLIN), revents: 0)
    while true {
      let count = poll(&waiting, 1, milliseconds)
      if count >= 0 || errno != EINTR { return count > 0 }
    }
  }

  /// Waits for its end, ends what is left of its group, and takes its status. Once only.
  func reap() -> End {
    _ = hasEnded(within: -1)
    kill()
    var status: Int32 = 0
    var used = rusage()
    while wait4(pid, &status, 0, &used) < 0 && errno == EINTR {}
    let signal = status & 0x7f
    return End(
      status: signal == 0 ? (status >> 8) & 0xff : 128 + signal,
      userSeconds: seconds(used.ru_utime), systemSeconds: seconds(used.ru_stime), peakKilobytes: used.ru_maxrss)
  }

  deinit { close(ended) }
}

/// A result that one thread sets before it signals, and another reads after.
private final class Outcome: @unchecked Sendable {
  private var result: Result<pid_t, SupportFailure> = .failure(SupportFailure("not started"))
  func set(_ result: Result<pid_t, SupportFailure>) { self.result = result }
  func get() throws -> pid_t { try result.get() }
}

private func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }

private func spawn(_ plan: Child.Plan) -> Result<pid_t, SupportFailure> {
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var none = sigset_t()
  sigemptyset(&none)
  var all = sigset_t()
  sigfillset(&all)
  posix_spawnattr_setsigmask(&attributes, &none)
  posix_spawnattr_setsigdefault(&attributes, &all)
  posix_spawnattr_setpgroup(&attributes, 0)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))

  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, plan.input, O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, plan.output, O_WRONLY, 0)
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, plan.errors, O_WRONLY, 0)

  let arguments = ([plan.program] + plan.arguments).map { strdup($0) } + [nil]
  let environment = plan.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
  defer { for string in arguments + environment { free(string) } }
  var pid: pid_t = 0
  let result = posix_spawn(&pid, plan.program, &actions, &attributes, arguments, environment)
  guard result == 0 else { return .failure(SupportFailure("\(plan.program): \(String(cString: strerror(result)))")) }
  return .success(pid)
}
