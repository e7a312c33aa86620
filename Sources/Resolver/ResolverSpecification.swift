/// Whom the DNS is asked through, as a person writes it.
public enum ResolverSpecification: Sendable, Hashable {
  /// The system's: what /etc/resolv.conf names.
  case system
  /// Nobody: the name servers themselves, from the root down.
  case recursive
  /// One resolver.
  case server(ServerAddress)

  /// Why a text is none.
  public struct Mistake: Error, Sendable, Hashable {
    /// One sentence without a final dot; the text itself is not in it.
    public var message: String
    /// What to write instead.
    public var hint: String
  }

  /// Reads `system`, `recursive`, `ADDRESS` or `ADDRESS@PORT`.
  ///
  /// - Throws: `Mistake`; for the encrypted forms too, which would be sent in clear if they were taken for an address.
  public init(_ text: String) throws(Mistake) {
    switch text {
    case "system": self = .system
    case "recursive": self = .recursive
    default:
      if text.hasPrefix("tls://") || text.hasPrefix("https://") {
        throw Mistake(
          message: "encrypted DNS is not available in this version",
          hint: "use a resolver on this machine that encrypts, such as 127.0.0.53, or leave --resolver out")
      }
      guard let server = ServerAddress(text) else {
        throw Mistake(
          message: "this is no resolver",
          hint: "write system, recursive, an IP address, or an address and a port such as 127.0.0.1@5300")
      }
      self = .server(server)
    }
  }
}
