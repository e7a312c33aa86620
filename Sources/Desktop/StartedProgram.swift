internal import CLinux
internal import Glibc

/// A program that was started without a shell, and is our child until it is reaped.
struct StartedProgram: Sendable {
  /// A call that failed, and its `errno`.
  struct Failure: Error { var code: Int32 }

  /// How one ended.
  enum End: Sendable, Hashable {
    /// By itself, with this exit status.
    case exited(Int32)
    /// By this signal.
    case killed(Int32)
  }

  /// The process, and the group that it leads.
  let pid: pid_t

  /// Starts a program. It has a session of its own, so no terminal; default signals, none of them blocked; standard input from
  /// the socket or from nothing, standard output and standard error into nothing; and no other descriptor of ours.
  ///
  /// - Parameters:
  ///   - path: the program's. Its first argument is the path's last part.
  ///   - input: one end of a socket, which stays open here.
  init(_ path: String, _ arguments: [String], environment: [String: String], input: Int32? = nil) throws(Failure) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    // What it says may be anything; the screen is ours.
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    // Ours are close-on-exec; a library's, and those that we were started with, need not be.
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Allocated: in Swift's own storage C structures with padding come out too small.
    let set = UnsafeMutablePointer<sigset_t>.allocate(capacity: 1)
    defer { set.deallocate() }
    sigemptyset(set)
    posix_spawnattr_setsigmask(&attributes, set)
    sigfillset(set)
    posix_spawnattr_setsigdefault(&attributes, set)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) | mimi_spawn_in_own_session)

    let name = path.split(separator: "/").last.map(String.init) ?? path
    let words = ([name] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var pid: pid_t = 0
    let code = posix_spawn(&pid, path, &actions, &attributes, words, variables)
    guard code == 0 else { throw Failure(code: code) }
    self.pid = pid
  }

  /// Waits for its end.
  ///
  /// - Returns: whether it has ended by the deadline; it is to be reaped then.
  func hasEnded(by deadline: ContinuousClock.Instant) -> Bool {
    let descriptor = pidfd_open(pid, 0)
    defer { if descriptor >= 0 { close(descriptor) } }
    while true {
      var information = siginfo_t()
      let result = waitid(P_PID, id_t(pid), &information, WEXITED | WNOWAIT | WNOHANG)
      // Where our parent ignored SIGCHLD for us, there is nothing to be waited for at the end.
      if result == 0 ? information.si_signo != 0 : errno == ECHILD { return true }
      let left = Milliseconds.until(deadline)
      if left == 0 { return false }
      var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      // Without a descriptor, since there are none left, say, it is looked at now and then.
      poll(&state, 1, descriptor >= 0 ? left : min(left, 20))
    }
  }

  /// Takes its end, waiting for it as long as it takes. Once only.
  @discardableResult
  func reap() -> End {
    var status: Int32 = 0
    var result: pid_t
    repeat { result = waitpid(pid, &status, 0) } while result < 0 && errno == EINTR
    // Where our parent ignored SIGCHLD for us, nobody can say how it ended.
    if result < 0 { return .exited(0) }
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal)
  }

  /// Ends it with its group. Only before it is reaped: its number may be another's then.
  func kill() { _ = Glibc.kill(-pid, SIGKILL) }
}

/// Times as poll(2) takes them.
enum Milliseconds {
  /// Rounded up; 0 when the moment has come.
  static func until(_ moment: ContinuousClock.Instant) -> Int32 {
    let left = (moment - .now) / .milliseconds(1)
    return left <= 0 ? 0 : Int32(min(left.rounded(.up), 1_000_000))
  }
}
