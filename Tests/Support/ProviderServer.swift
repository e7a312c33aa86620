import Foundation

/// `mimi-provider` with a script, in a namespace or in the network of the tests.
public final class ProviderServer: Sendable {
  /// One line of its log.
  public struct Event: Decodable, Sendable, Equatable {
    /// `connection`, `hello`, `no-handshake` or `request`.
    public var event: String
    /// The connection's number, from 1.
    public var connection: Int
    /// Whom a `hello` wants.
    public var name: String?
    /// What a `request` asks for, as it was sent.
    public var target: String?
    /// The same, decoded.
    public var resource: String?
    /// The request's header fields.
    public var headers: [String]?
  }

  /// Its port.
  public let port: UInt16
  /// The certificate of its authority, PEM.
  public let authority: String
  private let daemon: Daemon
  private let directory: PrivateDirectory
  private let logFile: String

  private struct Announcement: Decodable {
    var port: UInt16
    var certificateAuthority: String
  }

  /// Starts it, and waits until it listens.
  /// - Parameter listen: `ADDRESS@PORT`; port 0 is any free one.
  /// - Throws: `SupportFailure` with what it says when it does not come up.
  public init(script: String, in namespace: NetworkNamespace? = nil, listen: String = "127.0.0.1@0") throws {
    directory = try PrivateDirectory()
    logFile = try directory.write("log", "")
    let arguments = [
      "--script", try directory.write("script.json", script), "--listen", listen, "--log", logFile, "--stay",
    ]
    let program = try builtProgram("mimi-provider")
    daemon =
      try namespace?.start(program, arguments, directory: directory)
      ?? Daemon(program, arguments, directory: directory)
    try daemon.waitForLine("}\n")
    let said = try JSONDecoder().decode(Announcement.self, from: Data(daemon.logText.utf8))
    (port, authority) = (said.port, said.certificateAuthority)
  }

  /// What happened until now. What is asked is there before the answer is.
  public func events() throws -> [Event] {
    try readFile(logFile).split(separator: 0x0A).map { try JSONDecoder().decode(Event.self, from: Data($0)) }
  }

  /// The same of those who wanted this host: its connections.
  public func events(of host: String) throws -> [Event] {
    let all = try events()
    let connections = Set(all.filter { $0.name == host }.map(\.connection))
    return all.filter { connections.contains($0.connection) }
  }

  /// Stops it.
  public func stop() { daemon.stop() }
}
