import Glibc
import TestSupport

/// What one run of a program has cost.
struct Measurement {
  var wallSeconds: Double
  /// In the program and in the kernel for it.
  var processorSeconds: Double
  var peakKilobytes: Int
}

/// Runs a program once and measures it, from a small process of its own: this program again, called with `--measure`.
///
/// `TestSupport.run` alone would not do. It reads what a program writes while the program runs, which takes processor
/// time from the program and its server; here all streams are files. And Linux carries the peak memory of a process over
/// into those that it starts (getrusage(2), of exec), so a program started by one that holds zones of some megabytes
/// seems to need them too. `floor` is what the small process needs, below which nothing can be told.
enum Stopwatch {
  /// Three files for the standard streams of a measured program.
  struct Streams {
    var input: String
    var output: String
    var errors: String
  }

  private static let argument = "--measure"

  /// Runs `program`; its environment is the clean one of `TestSupport.run`, with a new home each time.
  /// - Throws: `SupportFailure` when it cannot be started, at the deadline, and for an exit status that is not 0.
  static func measure(
    _ program: String, _ arguments: [String], _ streams: Streams, deadline: Duration
  ) throws -> Measurement {
    let result = try run(
      "/proc/self/exe", [argument, streams.input, streams.output, streams.errors, program] + arguments,
      deadline: deadline)
    guard result.exitStatus == 0 else {
      let command = ([program] + arguments.prefix(8)).joined(separator: " ")
      let errors = result.errors.isEmpty ? (try? readFile(streams.errors)) ?? [] : result.errors
      throw SupportFailure("\(command): exit status \(result.exitStatus)", errors: errors)
    }
    let figures = result.outputText.split(whereSeparator: \.isWhitespace).compactMap { Double(String($0)) }
    guard figures.count == 3 else { throw SupportFailure("the stopwatch has not written three figures") }
    return Measurement(wallSeconds: figures[0], processorSeconds: figures[1], peakKilobytes: Int(figures[2]))
  }

  /// The least peak that can be told, in kB: the one of a program that does nothing.
  static func floor(in directory: PrivateDirectory) throws -> Int {
    let streams = Streams(
      input: "/dev/null", output: directory.path + "/output", errors: directory.path + "/errors")
    return try measure(try findProgram("true"), [], streams, deadline: .seconds(10)).peakKilobytes
  }

  /// In the small process: does what `measure` asks for, and never comes back. Comes back where nothing is to be measured.
  static func runIfAsked(_ arguments: [String]) {
    guard arguments.count >= 5, arguments[0] == argument else { return }
    let streams = Streams(input: arguments[1], output: arguments[2], errors: arguments[3])
    let clock = ContinuousClock()
    let start = clock.now
    let pid = spawn(Array(arguments[4...]), streams)
    var status: Int32 = 0
    var used = rusage()
    while wait4(pid, &status, 0, &used) < 0 && errno == EINTR {}
    let wall = (clock.now - start) / .seconds(1)
    let processor = seconds(used.ru_utime) + seconds(used.ru_stime)
    print("\(wall) \(processor) \(used.ru_maxrss)")
    let signal = status & 0x7f
    exit(signal == 0 ? (status >> 8) & 0xff : 128 + signal)
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }

  private static func spawn(_ command: [String], _ streams: Streams) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    let writing = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, streams.input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, streams.output, writing, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, streams.errors, writing, 0o600)
    let environment = ["PATH", "LANG", "HOME", "TMPDIR"].map { name in
      strdup("\(name)=\(getenv(name).map { String(cString: $0) } ?? "")")
    }
    // Nothing of this is freed: the process ends with the program.
    var pid: pid_t = 0
    let result = posix_spawn(&pid, command[0], &actions, nil, command.map { strdup($0) } + [nil], environment + [nil])
    guard result == 0 else { fail("\(command[0]): \(String(cString: strerror(result)))") }
    return pid
  }
}
