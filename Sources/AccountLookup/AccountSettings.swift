/// How providers are asked.
public struct AccountSettings: Sendable, Hashable {
  /// Certificate authorities of the user's own, which count besides the system's.
  public enum Authorities: Sendable, Hashable {
    /// The system's alone.
    case system
    /// Those in this PEM file, too.
    case file(String)
    /// These in PEM, and no others.
    case only([UInt8])
  }

  /// Endpoints that may have addresses that are not globally reachable, A-labels in lower case.
  public var privateEndpoints: Set<String>
  /// Who may say that a server is whom it should be.
  public var authorities: Authorities
  /// The port that is connected to in the place of 443; the demo's own provider listens on a free one.
  public var port: UInt16

  /// Settings with these parts.
  public init(privateEndpoints: Set<String> = [], authorities: Authorities = .system, port: UInt16 = 443) {
    self.privateEndpoints = privateEndpoints
    self.authorities = authorities
    self.port = port
  }
}
