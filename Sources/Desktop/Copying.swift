public import DisplayText
internal import Glibc
internal import Locking
public import Services

extension Desktop {
  /// Puts a text on the clipboard, by the first program that does it. Blocks, for 3 seconds at most for each.
  public func copy(_ text: DisplayText) -> Copying {
    var failures: [DisplayText] = []
    for program in ClipboardProgram.all(has) {
      guard let path = programs.find(program.name) else {
        failures.append("\(program.name) is not installed")
        continue
      }
      var failure: DisplayText?
      for arguments in program.arguments {
        failure = feed(text, to: path, arguments)
        if failure == nil { return .by(DisplayText(program.name)) }
      }
      if let failure { failures.append("\(program.name) \(failure)") }
    }
    return .byNone(failures: failures)
  }

  /// Gives up what `copy` waits for; from then on nothing is copied any more. From any thread.
  public func stopCopying() { copies.stop() }

  /// Starts a program, and gives it the text.
  ///
  /// - Returns: what went wrong, as words that follow the program's name; `nil` where it ended well.
  private func feed(_ text: DisplayText, to path: String, _ arguments: [String]) -> DisplayText? {
    let deadline = ContinuousClock.now + Limits.copying
    var ends: [Int32] = [-1, -1]
    // Not pipe(2): its ends would be open in what another thread may be starting, and writing to it raises SIGPIPE.
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      return "cannot be started: \(String(errno: errno))"
    }
    let program: StartedProgram
    do throws(StartedProgram.Failure) {
      defer { close(ends[1]) }
      guard
        let started = try copies.start({ () throws(StartedProgram.Failure) in
          try StartedProgram(path, arguments, environment: environment, input: ends[1])
        })
      else {
        close(ends[0])
        return "was given up"
      }
      program = started
    } catch {
      close(ends[0])
      return "cannot be started: \(String(errno: error.code))"
    }
    let isTaken = Self.send(Array(text.description.utf8), to: ends[0], until: deadline)
    close(ends[0])
    switch copies.end(program, by: deadline) {
    case nil: return "did not end within \(Limits.copying.components.seconds) seconds"
    case .exited(0): return isTaken ? nil : "did not take the text"
    case .exited(let status): return "failed with exit status \(status)"
    case .killed(let signal): return "was ended by signal \(signal)"
    }
  }

  /// Writes all octets to a socket.
  ///
  /// - Returns: whether all of them were taken before the deadline.
  private static func send(_ bytes: [UInt8], to socket: Int32, until deadline: ContinuousClock.Instant) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        let left = Milliseconds.until(deadline)
        if left == 0 { return false }
        var ready = pollfd(fd: socket, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, left)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}
