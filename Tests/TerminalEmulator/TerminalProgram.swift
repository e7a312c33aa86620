import Foundation
import Glibc

/// A program on a terminal of its own: the leader of a session whose controlling terminal that is.
final class TerminalProgram: Sendable {
  /// The process. Valid until `reap`.
  let pid: pid_t
  /// Becomes readable when the process has ended.
  let ended: Int32

  /// Starts it.
  /// - Parameters:
  ///   - terminal: the path of a terminal that is no session's yet; the three standard streams are on it.
  ///   - environment: all of its environment.
  init(
    _ path: String, _ arguments: [String], environment: [String: String], directory: String?, terminal: String
  ) throws {
    var ends: [Int32] = [-1, -1]
    // Close-on-exec from the start, which pipe() cannot give: another thread may be starting a child just now.
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw TerminalFailure.call("socketpair")
    }
    let (reading, writing) = (ends[0], ends[1])
    do {
      pid = try spawn(path, arguments, environment, directory, terminal)
    } catch {
      close(reading)
      close(writing)
      throw error
    }
    ended = reading
    let pid = pid
    Thread.detachNewThread {
      // Not reaped here: until `reap` the number is this process's own, and can be signalled safely.
      var information = siginfo_t()
      while waitid(P_PID, id_t(pid), &information, WEXITED | WNOWAIT) != 0 && errno == EINTR {}
      close(writing)
    }
  }

  /// Waits for its end and takes its status. Once only.
  func reap() -> ProgramEnd {
    var waiting = pollfd(fd: ended, events: Int16(POLLIN), revents: 0)
    while poll(&waiting, 1, -1) < 0 && errno == EINTR {}
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7f
    return signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal)
  }

  deinit { close(ended) }
}

/// How a program ended.
public enum ProgramEnd: Sendable, Hashable {
  /// With this code.
  case exited(Int32)
  /// By this signal.
  case signalled(Int32)
}

/// POSIX_SPAWN_SETSID of `spawn.h`, which shows it only under a feature macro that Swift's import does not set.
private let setSession: Int32 = 0x80

private func spawn(
  _ path: String, _ arguments: [String], _ environment: [String: String], _ directory: String?, _ terminal: String
) throws -> pid_t {
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var none = sigset_t()
  sigemptyset(&none)
  var all = sigset_t()
  sigfillset(&all)
  posix_spawnattr_setsigmask(&attributes, &none)
  posix_spawnattr_setsigdefault(&attributes, &all)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | setSession))

  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  // The first terminal that the leader of a session opens becomes its controlling one.
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, terminal, O_RDWR, 0)
  posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
  posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)

  // env(1) becomes the program, in the directory; Swift's import has no file action for that.
  let command = directory.map { ["/usr/bin/env", "-C", $0, path] + arguments } ?? [path] + arguments
  let words = command.map { strdup($0) } + [nil]
  let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
  defer { for string in words + variables { free(string) } }
  var pid: pid_t = 0
  let result = posix_spawn(&pid, command[0], &actions, &attributes, words, variables)
  guard result == 0 else { throw TerminalFailure.call(path, code: result) }
  return pid
}
