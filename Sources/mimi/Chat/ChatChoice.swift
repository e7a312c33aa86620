import ContactStore
import DisplayText
import Interface
import Services

/// A provider of a contact, and what can be done with it.
struct ChatChoice {
  let contact: Contact
  let provider: ContactProvider
  let chat: ProviderChat

  init(_ contact: Contact, _ provider: ContactProvider) {
    self.contact = contact
    self.provider = provider
    chat = ProviderChat(provider)
  }

  /// The link that is meant where none is chosen; `nil` where there is none.
  var offer: ProviderChat.Offer? { chat.offers.first }

  /// `Telegram (im.telegram.org)`, or the endpoint alone.
  var place: DisplayText {
    guard let service = provider.service else { return DisplayText(provider.endpoint) }
    return "\(ServiceName.display(service)) (\(provider.endpoint))"
  }

  /// A command about this provider, as it can be pasted into a shell.
  func commandLine(_ command: DisplayText) -> DisplayText {
    ContactCommandLine.of(command, contact.id, provider: contact.name(of: provider))
  }

  /// Who says that the link is the contact's, in one sentence; `nil` where the owner does, in the DNS.
  var whoseWord: DisplayText? {
    if let endpoint = offer?.toldBy {
      return "This link is the word of \(endpoint), and no part of the owner's record."
    }
    guard provider.accountFrom == .provider else { return nil }
    return "The account is the word of \(provider.endpoint), and no part of the owner's record."
  }

  /// Why there is no link, and what can be done instead.
  ///
  /// - Parameter command: the one that was to be done, for a provider that has a link.
  func noLink(_ command: String) -> Failure {
    var message: DisplayText = "there is no link to \(contact.id) at \(place)"
    if let reason = chat.noLink { message += ": \(reason.message)" }
    return Failure(
      status: .nothing, message: message, hint: Self.joined([otherLink(command), account(orCopyIt: true)]))
  }

  /// The account is not known, and what can be done about it.
  var noAccount: Failure {
    Failure(
      status: .nothing, message: "the account of \(contact.id) at \(place) is not known",
      hint: account(orCopyIt: false) ?? "look it up again: \(ContactCommandLine.of("lookup", contact.id))")
  }

  /// A provider that has a link, in the owner's order.
  private func otherLink(_ command: String) -> DisplayText? {
    let others = contact.providers.lazy.filter { $0 != provider }.map { ChatChoice(contact, $0) }
    guard let other = others.first(where: { $0.offer != nil }) else { return nil }
    return "\(other.place) has one: \(other.commandLine("contacts \(command)"))"
  }

  private func account(orCopyIt canCopy: Bool) -> DisplayText? {
    if provider.account == nil { return "ask for the account: \(commandLine("account"))" }
    return canCopy ? "copy the account: \(commandLine("contacts copy"))" : nil
  }

  private static func joined(_ hints: [DisplayText?]) -> DisplayText {
    let hints = hints.compactMap(\.self)
    return hints.dropFirst().reduce(hints.first ?? "") { "\($0); or \($1)" }
  }
}
