/// A Knot DNS server, authoritative for some zones, on a loopback address and a free port, as this user, in a directory
/// of its own.
public final class Knot: Sendable {
  /// A zone as a zone file's text; signed beforehand, or not at all.
  public struct Zone: Sendable {
    /// Its name, with a final dot.
    public var name: String
    /// The zone file.
    public var text: String
    /// Both.
    public init(name: String, text: String) { (self.name, self.text) = (name, text) }
  }

  /// Its port, UDP and TCP.
  public let port: UInt16
  /// The server's process: to stop it, or to read its log.
  public let daemon: Daemon
  private let directory: PrivateDirectory

  private let address: String

  /// For `--resolver`.
  public var resolver: String { "\(address)@\(port)" }

  /// One that runs.
  init(running daemon: Daemon, address: String, port: UInt16, directory: PrivateDirectory) {
    (self.daemon, self.address, self.port, self.directory) = (daemon, address, port, directory)
  }

  /// Starts it, and waits until it answers for the first zone.
  /// - Throws: `SupportFailure` with its log when it does not come up: knotd is not there, a zone is broken, or five
  ///   ports in a row were taken.
  public init(zones: [Zone]) throws {
    directory = try PrivateDirectory()
    address = "127.0.0.1"
    var failure = SupportFailure("knotd has no port")
    for _ in 0..<5 {
      let port = try freePort()
      let arguments = try Self.prepare(zones, in: directory, listen: "127.0.0.1@\(port)")
      let daemon = try Daemon("knotd", arguments, directory: directory)
      do {
        try daemon.waitForLine("server started")
        if let first = zones.first { try waitForDNS(port: port, zone: first.name) }
        (self.port, self.daemon) = (port, daemon)
        return
      } catch let error as SupportFailure {
        daemon.stop()
        failure = error
        if !daemon.logText.contains("cannot bind") { break }
      }
    }
    throw failure
  }

  /// Stops it.
  public func stop() { daemon.stop() }

  /// Writes its configuration and zones into `directory` and returns knotd's arguments, for a test that starts it in
  /// its own way.
  /// - Parameter listen: `ADDRESS@PORT`.
  public static func prepare(_ zones: [Zone], in directory: PrivateDirectory, listen: String) throws -> [String] {
    // One worker of each kind: the tests' machine is small. Zones are served as they are, broken ones too.
    var configuration = """
      server:
          rundir: "\(directory.path)"
          listen: \(listen)
          udp-workers: 1
          tcp-workers: 1
          background-workers: 1
      control:
          listen: "\(directory.path)/control"
      database:
          storage: "\(directory.path)"
          journal-db-max-size: 16M
      log:
        - target: stdout
          any: info
      template:
        - id: default
          journal-content: none
          zonefile-sync: -1
          semantic-checks: soft
      zone:

      """
    for (index, zone) in zones.enumerated() {
      let file = try directory.write("\(index).zone", zone.text)
      configuration += "  - domain: \(zone.name)\n    file: \"\(file)\"\n"
    }
    return ["-c", try directory.write("knot.conf", configuration)]
  }
}
