import Glibc
import TestSupport

/// The Knot server with the zones, and the relay before it that makes it look far away. All on 127.0.0.1.
struct Servers {
  /// Of a round trip to the relay, in milliseconds.
  static let delay = 20

  /// Ports that are never a client's: below the ephemeral range, 32768 to 60999 (ip(7)). dig shares the ports that it
  /// binds to (SO_REUSEPORT), so in some ten thousand lookups it once takes the server's own port and hears itself.
  private static let ports: Range<UInt16> = 20_000..<30_000

  let knotPort: UInt16
  let relayPort: UInt16
  private let knot: Daemon
  private let relay: Daemon

  init(_ zones: [Knot.Zone], relay program: String, in directory: PrivateDirectory) throws {
    (knot, knotPort) = try Self.start(untilLine: "server started") { port in
      let arguments = try Knot.prepare(zones, in: directory, listen: "127.0.0.1@\(port)")
      return try Daemon("knotd", arguments, directory: directory)
    }
    // The relay ends with its standard input. A pipe that the shell opens in both directions never ends.
    let pipe = directory.path + "/relay.input"
    guard mkfifo(pipe, 0o600) == 0 else { throw SupportFailure("no pipe can be made in \(directory.path)") }
    let arguments = [
      "-c", #"exec "$@" <> "$0""#, pipe, program, "--quiet", "--mode", "relay", "--delay-ms", "\(Self.delay)",
      "--upstream", "127.0.0.1@\(knotPort)", "--port",
    ]
    (relay, relayPort) = try Self.start(untilLine: "ready ") { port in
      try Daemon("sh", arguments + ["\(port)"], directory: directory)
    }
  }

  /// Starts a server, on another port where one is taken.
  private static func start(
    untilLine line: String, _ make: (UInt16) throws -> Daemon
  ) throws -> (Daemon, UInt16) {
    var failure = SupportFailure("no server was started")
    for _ in 0..<5 {
      let port = UInt16.random(in: ports)
      let daemon = try make(port)
      do {
        try daemon.waitForLine(line)
        return (daemon, port)
      } catch let error as SupportFailure {
        daemon.stop()
        failure = error
      }
    }
    throw failure
  }
}
