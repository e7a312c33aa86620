/// Everything a resolver is made from.
public struct ResolverSettings: Sendable, Hashable {
  /// Whether answers are validated.
  public enum Validation: Sendable, Hashable {
    /// Not at all.
    case off
    /// From this anchor. Where the resolver turns out to strip DNSSEC from every answer, it is gone on without, and
    /// answers are unchecked: whoever requires secure ones refuses those.
    case anchor(TrustAnchor)
  }

  /// A zone that is answered inside the process, with no query to anybody.
  public struct BuiltInZone: Sendable, Hashable {
    /// Its name, without the final dot.
    public var name: String
    /// Its zone file (RFC 1035 section 5).
    public var text: [UInt8]

    /// The zone `name`.
    public init(name: String, text: [UInt8]) {
      self.name = name
      self.text = text
    }
  }

  /// Who is asked.
  public enum Upstream: Sendable, Hashable {
    /// These resolvers; the first is tried first.
    case servers([ServerAddress])
    /// The name servers themselves. `rootHints` is the path of a file; libunbound's own list without.
    case recursive(rootHints: String?)
    /// Nobody: only these zones exist, below a name space that is otherwise empty.
    case builtIn([BuiltInZone])
  }

  /// Who is asked.
  public var upstream: Upstream
  /// Whether answers are validated.
  public var validation: Validation

  /// Settings with these parts.
  public init(upstream: Upstream, validation: Validation) {
    self.upstream = upstream
    self.validation = validation
  }

  /// The upstream for what a person wrote.
  ///
  /// - Parameter resolvConf: where the system's resolvers are named.
  public static func upstream(
    for specification: ResolverSpecification, resolvConf: String = "/etc/resolv.conf"
  ) -> Upstream {
    switch specification {
    case .system: .servers(SystemResolvers.read(path: resolvConf))
    case .recursive: .recursive(rootHints: nil)
    case .server(let server): .servers([server])
    }
  }

  /// Who is asked, for people.
  var upstreamInWords: String {
    switch upstream {
    case .servers(let servers): servers.map(\.description).joined(separator: ", ")
    case .recursive: "the name servers of the domain"
    case .builtIn: "the built-in zone"
    }
  }
}
