import Discovery
import DisplayText
import Resolver

/// How lookups are done: whom they ask, and what counts.
struct LookupSettings {
  var resolver: ResolverSettings
  var discovery: DiscoverySettings
  /// Whom they ask, for people.
  var server: DisplayText

  init(_ configuration: Configuration, anchor: TrustAnchor?) {
    let upstream = ResolverSettings.upstream(for: configuration.resolver)
    self.init(upstream: upstream, configuration, anchor: anchor)
  }

  /// Looks up in these zones alone.
  init(zones: [ResolverSettings.BuiltInZone], _ configuration: Configuration, anchor: TrustAnchor?) {
    self.init(upstream: .builtIn(zones), configuration, anchor: anchor)
  }

  private init(upstream: ResolverSettings.Upstream, _ configuration: Configuration, anchor: TrustAnchor?) {
    resolver = ResolverSettings(upstream: upstream, validation: anchor.map { .anchor($0) } ?? .off)
    discovery = DiscoverySettings(
      discoveryType: configuration.mimiType, requiresSecure: configuration.dnssec == .require,
      timeout: configuration.timeout)
    server =
      switch upstream {
      case .servers(let servers): "\(servers.map(\.description).joined(separator: ", ")) (not encrypted)"
      case .recursive: "the domain's own name servers (not encrypted)"
      case .builtIn: "the built-in zone"
      }
  }
}
