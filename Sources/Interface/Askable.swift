internal import ContactStore
internal import Discovery
internal import DisplayText

/// Whether a provider can be asked for the account.
enum Askable {
  /// It can: what would be asked.
  case question(AccountQuestion)
  /// It cannot: why, in one sentence.
  case obstacle(DisplayText)

  init(_ provider: ContactProvider, of contact: Contact) {
    if provider.account != nil, provider.accountFrom != .provider {
      self = .obstacle("the owner publishes this account, so there is nothing to ask")
      return
    }
    guard let identifier = try? Identifier(contact.id) else {
      self = .obstacle("\(contact.id) is no identifier that a provider could be asked about")
      return
    }
    do {
      self = .question(try AccountQuestion(identifier, endpoint: provider.endpoint))
    } catch {
      self = .obstacle("\(provider.endpoint) cannot be asked: \(error.message)")
    }
  }
}
