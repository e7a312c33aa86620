import Glibc

/// How a program ended, what it wrote, and what it cost.
public struct Finished: Sendable {
  /// The exit code, or 128 + the number of the signal that ended it.
  public var exitStatus: Int32
  /// All of standard output.
  public var output: [UInt8]
  /// All of standard error.
  public var errors: [UInt8]
  /// From just before the start until its end, in seconds.
  public var wallSeconds: Double
  /// Processor time in the program, in seconds.
  public var userSeconds: Double
  /// Processor time in the kernel for it, in seconds.
  public var systemSeconds: Double
  /// The largest resident set, in kB. An upper bound: Linux carries the spawning process's own peak over into a child
  /// (getrusage(2), of exec), so a small program never shows less than the test process had.
  public var peakKilobytes: Int

  /// Standard output as text; what is not UTF-8 comes as U+FFFD.
  public var outputText: String { String(decoding: output, as: UTF8.self) }
  /// Standard error as text; what is not UTF-8 comes as U+FFFD.
  public var errorText: String { String(decoding: errors, as: UTF8.self) }
}

/// The most that `run` reads of each stream, in octets: far above any test's need, far below the machine's memory.
public let outputLimit = 64 * 1_024 * 1_024

/// Runs a program to its end, without a shell.
/// - Parameters:
///   - program: a path, or a name that is looked up in `PATH`.
///   - environment: is added to a clean one of `PATH`, `LANG=C.UTF-8`, and `HOME` and `TMPDIR` in a directory that is
///     removed at the end.
///   - input: all that it can read from standard input; nothing by default.
///   - deadline: after it the program and its process group are killed.
/// - Throws: `SupportFailure` when it cannot be started, at the deadline, and above `outputLimit`; with the first 64
///   KiB of its output.
public func run(
  _ program: String, _ arguments: [String] = [], environment: [String: String] = [:], input: [UInt8] = [],
  deadline: Duration = .seconds(60 * slowness)
) throws -> Finished {
  let directory = try PrivateDirectory()
  let home = directory.path + "/home"
  mkdir(home, 0o700)
  let output = try NamedPipe(directory.path + "/output")
  let errors = try NamedPipe(directory.path + "/errors")
  let plan = Child.Plan(
    program: try findProgram(program), arguments: arguments,
    environment: cleanEnvironment(home: home, adding: environment),
    input: input.isEmpty ? "/dev/null" : try directory.write("input", input), output: output.path, errors: errors.path)

  let clock = ContinuousClock()
  let start = clock.now
  let child = try Child(plan)
  let broken = collect(output, errors, of: child, until: start.advanced(by: deadline), clock)
  let wall = clock.now - start
  let end = child.reap()
  // The group is dead: what is still in the pipes is all there will be.
  _ = output.drain()
  _ = errors.drain()
  if let broken {
    let command = ([program] + arguments).joined(separator: " ")
    let reason = broken == .late ? "was ended after \(deadline)" : "wrote more than \(outputLimit) octets"
    // Only the beginning: the test library walks a thrown error element by element, half a minute for a flood.
    throw SupportFailure(
      "\(command): \(reason)", output: Array(output.content.prefix(65_536)),
      errors: Array(errors.content.prefix(65_536)))
  }
  return Finished(
    exitStatus: end.status, output: output.content, errors: errors.content, wallSeconds: wall / .seconds(1),
    userSeconds: end.userSeconds, systemSeconds: end.systemSeconds, peakKilobytes: end.peakKilobytes)
}

private enum Broken { case late, flood }

/// Reads both pipes until the child has ended; kills it at the deadline and above the limit, and says which.
private func collect(
  _ output: NamedPipe, _ errors: NamedPipe, of child: Child, until deadline: ContinuousClock.Instant,
  _ clock: ContinuousClock
) -> Broken? {
  while true {
    let left = (deadline - clock.now) / .milliseconds(1)
    if left <= 0 {
      child.kill()
      return .late
    }
    // A pipe at its end stays readable for ever; poll skips negative descriptors.
    var waiting = [
      pollfd(fd: output.atEnd ? -1 : output.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errors.atEnd ? -1 : errors.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: child.ended, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&waiting, nfds_t(waiting.count), Int32(min(left.rounded(.up), 1_000_000))) > 0 else { continue }
    if waiting[2].revents != 0 { return nil }
    if !output.drain() || !errors.drain() {
      child.kill()
      return .flood
    }
  }
}
