/// Why a provider is suggested.
public enum SuggestionReason: Sendable, Hashable {
  /// The user prefers it.
  case preferred
  /// It is the first in the owner's order among the services of the configuration.
  case configuredService
  /// It is the first in the owner's order.
  case ownersFirst
}

/// What became of the user's preference.
public enum Preference: Sendable, Hashable {
  /// The provider is published.
  case provider(ContactProvider)
  /// It is not published now; the preference is kept, and holds again when it is back.
  case notPublishedNow(ProviderReference)
  /// The user has none.
  case none
}

/// Which provider a text names.
public enum ProviderMatch: Sendable, Hashable {
  /// This one.
  case one(ContactProvider)
  /// None.
  case none
  /// Several; `#N` tells them apart.
  case ambiguous([ContactProvider])
}

extension Contact {
  /// What became of the user's preference.
  public var preference: Preference {
    guard let preferred else { return .none }
    let sameHost = providers.filter { $0.service == preferred.service && $0.endpoint == preferred.endpoint }
    if let exact = sameHost.first(where: { $0.account == preferred.account }) { return .provider(exact) }
    // The owner's account there may be another by now, or be known by now; of several accounts it must be the chosen.
    if let first = sameHost.first, sameHost.count == 1 || preferred.account == nil { return .provider(first) }
    return .notPublishedNow(preferred)
  }

  /// The provider to try first; `nil` where there is none.
  ///
  /// The user's preferred one; else the first in the owner's order among `services`; else the first in that order.
  /// - Parameter services: those of the configuration; their own order says nothing.
  public func suggested(services: [String]) -> (provider: ContactProvider, reason: SuggestionReason)? {
    if case .provider(let provider) = preference { return (provider, .preferred) }
    let inOrder = providers.sorted(by: ContactProvider.comesFirst)
    if let wanted = inOrder.first(where: { $0.service.map(services.contains) ?? false }) {
      return (wanted, .configuredService)
    }
    return inOrder.first.map { ($0, .ownersFirst) }
  }

  /// The provider that a text names: a service, an endpoint, or `#N`, its place from 1 in `providers`.
  public func matchingProvider(_ text: String) -> ProviderMatch {
    if text.utf8.first == UInt8(ascii: "#") {
      guard let place = Int(text.dropFirst()), place >= 1, place <= providers.count else { return .none }
      return .one(providers[place - 1])
    }
    let wanted = text.lowercased()
    let host = wanted.hasSuffix(".") ? String(wanted.dropLast()) : wanted
    // The endpoint first: a service is a word of the owner's choice, and must not take the place of a host that was named.
    var matches = providers.filter { $0.endpoint == host }
    if matches.isEmpty { matches = providers.filter { $0.service == wanted } }
    guard let first = matches.first else { return .none }
    return matches.count == 1 ? .one(first) : .ambiguous(matches)
  }
}
