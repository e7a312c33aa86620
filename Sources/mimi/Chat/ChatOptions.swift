import ArgumentParser
import ContactStore
import DisplayText

/// What the commands that lead to a conversation have in common: whom, and at which provider.
struct ChatOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The contact's identifier.", valueName: "identifier"))
  var identifier: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Which provider: a service, a provider's host name, or #N for the one in place N. (default: the suggested one)",
      valueName: "provider"))
  var provider: String?

  @OptionGroup var common: CommonOptions

  /// The provider that is meant, out of what is kept of the contact.
  func choice(_ configuration: Configuration) throws(Failure) -> ChatChoice {
    let id = try ContactsCommand.canonical(identifier)
    guard let contact = try common.openStore().read(id) else { throw ContactsCommand.unknown(id) }
    if let provider { return ChatChoice(contact, try contact.provider(named: provider)) }
    guard let suggested = contact.suggested(services: configuration.services)?.provider else {
      throw Failure(
        status: .nothing, message: "\(id) has no provider",
        hint: "look it up again: \(ContactCommandLine.of("lookup", id))")
    }
    return ChatChoice(contact, suggested)
  }
}

extension Contact {
  /// The provider that a user names.
  func provider(named wanted: String) throws(Failure) -> ContactProvider {
    switch matchingProvider(wanted) {
    case .one(let provider): return provider
    case .none:
      throw Failure(
        status: .usage, message: "\(id) has no provider \(wanted)",
        hint: "see \(ContactCommandLine.of("contacts show", id))")
    case .ambiguous(let providers):
      throw Failure(
        status: .usage, message: "\(id) has \(providers.count) providers \(wanted)",
        hint: "name one by its place, \(places(of: providers)): see \(ContactCommandLine.of("contacts show", id))")
    }
  }

  /// `'#2' or '#3'`, the first two of them.
  func places(of some: [ContactProvider]) -> DisplayText {
    let places = some.prefix(2).compactMap { providers.firstIndex(of: $0) }.map { "'#\($0 + 1)'" as DisplayText }
    return places.dropFirst().reduce(places.first ?? "'#1'") { "\($0) or \($1)" }
  }

  /// What `--provider` is to be given for one of its providers: as short as names only that one.
  func name(of provider: ContactProvider) -> String {
    for name in [provider.service, provider.endpoint].compactMap(\.self)
    where name.utf8.first != UInt8(ascii: "-") && matchingProvider(name) == .one(provider) { return name }
    return "#\((providers.firstIndex(of: provider) ?? 0) + 1)"
  }
}
