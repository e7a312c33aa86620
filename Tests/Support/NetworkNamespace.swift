import Glibc

/// A network of its own with loopback only (unshare(1)): its ports 53 and 443 are free, 127.0.0.2 and others can be
/// servers, and nothing leaves it. Programs are started in it by nsenter(1). It goes with the last reference.
public final class NetworkNamespace: Sendable {
  /// A command that becomes the program behind it, inside: `nsenter ... --`.
  public let wrapper: [String]
  private let daemon: Daemon
  private let directory: PrivateDirectory

  /// Makes it, and waits until loopback is up.
  /// - Throws: `SupportFailure` where a user may make none, or a program is missing.
  public init() throws {
    directory = try PrivateDirectory()
    // A new user namespace forgets what setpriv(1) said to the kernel, so it is said again.
    let script = "ip link set lo up && echo up && exec setpriv --pdeathsig KILL -- sleep infinity"
    daemon = try Daemon("unshare", ["-rn", "--", "sh", "-c", script], directory: directory)
    try daemon.waitForLine("up\n")
    wrapper = [
      try findProgram("nsenter"), "--target", String(daemon.pid), "--user", "--net", "--preserve-credentials", "--",
    ]
  }

  /// Runs a program in it, as `run` does. `peakKilobytes` is the program's own, by time(1), which is small: the memory of
  /// the test process is not carried over.
  public func run(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:], input: [UInt8] = [],
    deadline: Duration = .seconds(60 * slowness)
  ) throws -> Finished {
    let files = try PrivateDirectory()
    let figure = files.path + "/peak"
    let command = wrapper + [try findProgram("time"), "-q", "-f", "%M", "-o", figure, "--", try findProgram(program)]
    var finished = try TestSupport.run(
      command[0], command.dropFirst() + arguments, environment: environment, input: input, deadline: deadline)
    let text = String(decoding: try readFile(figure), as: UTF8.self)
    guard let peak = text.split(whereSeparator: \.isWhitespace).last.flatMap({ Int($0) }) else {
      throw SupportFailure("time(1) wrote \(text)")
    }
    finished.peakKilobytes = peak
    return finished
  }

  /// Starts a server in it.
  public func start(_ program: String, _ arguments: [String], directory: PrivateDirectory) throws -> Daemon {
    let command = wrapper + ["setpriv", "--pdeathsig", "KILL", "--", try findProgram(program)]
    return try Daemon(command[0], command.dropFirst() + arguments, directory: directory)
  }
}

extension Knot {
  /// One in a namespace, on an address and port of one's own choice, such as 127.0.0.1 and 53.
  /// - Throws: `SupportFailure` with its log when it does not come up.
  public convenience init(
    zones: [Zone], in namespace: NetworkNamespace, address: String = "127.0.0.1", port: UInt16 = 53
  ) throws {
    let directory = try PrivateDirectory()
    let arguments = try Self.prepare(zones, in: directory, listen: "\(address)@\(port)")
    let daemon = try namespace.start("knotd", arguments, directory: directory)
    try daemon.waitForLine("server started")
    let zone = zones.first?.name ?? "."
    let probe = """
      tries=0
      until kdig +timeout=1 +retry=0 "@$1" -p "$2" "$3" SOA 2>/dev/null | grep -q 'status: NOERROR'; do
        tries=$((tries + 1))
        [ "$tries" -lt 100 ] || exit 1
        sleep 0.05
      done
      """
    guard try namespace.run("sh", ["-c", probe, "sh", address, String(port), zone]).exitStatus == 0 else {
      throw SupportFailure("knotd does not answer", errors: Array(daemon.logText.utf8))
    }
    self.init(running: daemon, address: address, port: port, directory: directory)
  }
}
