import ContactStore
import Discovery
import DisplayText

/// Which of the providers found is asked.
enum ProviderChoice {
  /// The one that is named: a service, an endpoint, or `#N`.
  static func named(
    _ wanted: String, of identifier: Identifier, _ result: DiscoveryResult
  ) throws(Failure) -> Provider {
    let contact = Contact(identifier, result, at: .now)
    let name = identifier.shownName
    switch contact.matchingProvider(wanted) {
    case .one(let provider):
      if let record = record(of: provider, in: result) { return record }
      fallthrough
    case .none:
      throw Failure(
        status: .usage, message: "\(name) has no provider \(wanted)",
        hint: "name one of \(list(contact.providers, contact.providers.map { "\($0.service ?? $0.endpoint)" }))")
    case .ambiguous(let providers):
      let places = providers.map { provider -> DisplayText in
        let place = (contact.providers.firstIndex(of: provider) ?? 0) + 1
        return "'#\(place)' for \(provider.endpoint)\(provider.account.map { " (\($0))" } ?? "")"
      }
      throw Failure(
        status: .usage, message: "\(name) has \(providers.count) providers \(wanted)",
        hint: "name one by its place: \(list(providers, places))")
    }
  }

  /// The suggested one: the user's preferred, else the first in the owner's order among `services`, else the owner's first.
  ///
  /// - Parameter kept: what is known of the contact already.
  static func suggested(
    of identifier: Identifier, _ result: DiscoveryResult, kept: Contact?, services: [String]
  ) -> Provider? {
    var contact = kept ?? Contact(identifier, result, at: .now)
    contact.apply(result, at: .now)
    return contact.suggested(services: services).flatMap { record(of: $0.provider, in: result) }
  }

  /// The record that a kept provider was read from: an account that the provider told is not in it.
  private static func record(of provider: ContactProvider, in result: DiscoveryResult) -> Provider? {
    let account = provider.accountFrom == .provider ? nil : provider.account
    return result.providers.first {
      $0.priority == provider.priority && $0.service == provider.service && $0.endpoint == provider.endpoint
        && $0.account == account
    }
  }

  /// The first few, one after another.
  private static func list(_ providers: [ContactProvider], _ names: [DisplayText]) -> DisplayText {
    let shown = names.prefix(Limits.providersNamed)
    let list = shown.dropFirst().reduce(shown.first ?? "") { "\($0), \($1)" }
    return names.count > shown.count ? "\(list) and \(names.count - shown.count) more" : list
  }
}
