import Discovery
import DisplayText
import Resolver

/// How lookups are done: whom they ask, and what counts.
struct LookupSettings {
  var resolver: ResolverSettings
  var discovery: DiscoverySettings
  /// Whom they ask, for people.
  var server: DisplayText
  /// The same for the interface's first line.
  var shownServer: DisplayText

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
      timeout: configuration.discoveryTimeout)
    let asked: DisplayText
    var remark: DisplayText? = "not encrypted"
    switch upstream {
    case .servers(let servers): asked = DisplayText(servers.map(\.description).joined(separator: ", "))
    case .recursive: asked = "the domain's own name servers"
    case .builtIn: (asked, remark) = ("the built-in zone", nil)
    }
    server = remark.map { "\(asked) (\($0))" } ?? asked
    shownServer = remark.map { "\(asked), \($0)" } ?? asked
  }

  /// Whether answers are validated, in words.
  func validationInWords(_ choice: DNSSECChoice) -> DisplayText {
    switch (resolver.validation, choice) {
    case (_, .off): "DNSSEC not validated"
    case (.off, _): "DNSSEC not validated: no trust anchor"
    case (.anchor, .require): "DNSSEC required"
    case (.anchor, .auto): "DNSSEC validated"
    }
  }
}
