import DisplayText
import Glibc

/// What ends a command before it has done anything.
struct Failure: Error {
  var status: ExitStatus
  /// One sentence without a final dot.
  var message: DisplayText
  /// What to do.
  var hint: DisplayText
}

/// Standard output and standard error. Only text that is safe to show gets here.
enum Console {
  /// `mimi: error: ...` and `mimi: hint: ...` on standard error.
  static func complain(_ message: DisplayText, hint: DisplayText?) {
    write(error(message, Style.ofMessages) + (hint.map(Console.hint) ?? []), to: STDERR_FILENO)
  }

  /// The octets of an error.
  static func error(_ message: DisplayText, _ style: Style) -> [UInt8] {
    line("\(style.failure("mimi: error:")) \(message)")
  }

  /// The octets of a hint.
  static func hint(_ hint: DisplayText) -> [UInt8] { line("mimi: hint: \(hint)") }

  /// The octets of a line.
  static func line(_ text: DisplayText) -> [UInt8] { Array(text.description.utf8) + [0x0A] }

  /// Opens /dev/null in the place of standard streams that are closed: the next thing to be opened would get their
  /// numbers, and what is written to them.
  static func fillStandardStreams() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      // For the wrong direction on purpose: using a stream that was closed stays an error.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Writes all octets. When the reader has gone, the process ends as one without our handler of SIGPIPE would.
  static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno == EPIPE {
        endBySignal(SIGPIPE)
      } else if errno == EAGAIN {
        // Somebody handed us a descriptor that does not block; wait until it takes more.
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, -1)
      } else if errno != EINTR {
        // Messages that nobody can read are no reason to stop. Data that is lost is: saying so is all that is left.
        if descriptor == STDERR_FILENO { return }
        complain("the output cannot be written", hint: "check where standard output goes, and whether the disk is full")
        end(.output)
      }
    }
  }

  /// Ends the process. Everything has been written by then, and the resolver's thread may be at work, so that the C
  /// library's own clean-up is left out.
  static func end(_ status: ExitStatus) -> Never { _exit(status.rawValue) }

  /// Ends the process by a signal, so that a shell sees 128+n and the reason.
  static func endBySignal(_ number: Int32) -> Never {
    signal(number, SIG_DFL)
    let set = UnsafeMutablePointer<sigset_t>.allocate(capacity: 1)
    sigemptyset(set)
    sigaddset(set, number)
    pthread_sigmask(SIG_UNBLOCK, set, nil)
    raise(number)
    _exit(128 + number)
  }
}
