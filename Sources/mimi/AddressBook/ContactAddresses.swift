import ContactStore
import Discovery
import Services

/// A contact's addresses of the kinds that address books and mail programs know.
struct ContactAddresses {
  /// Email addresses, each once, its domain as A-labels.
  private(set) var emails: [String] = []
  /// Telephone numbers with their country code, each once.
  private(set) var telephones: [String] = []
  /// MIMI identifiers as A-labels, each once.
  private(set) var names: [String] = []

  /// Those of its identifiers, and of its accounts those that are an address or a number.
  init(_ contact: Contact) {
    for identifier in contact.identifiers.compactMap({ try? Identifier($0) }) { add(identifier) }
    for provider in contact.providers {
      // The catalogue takes no text for an address that does not look like what it is.
      switch ServiceCatalogue.builtIn.address(of: provider.account, at: provider.service) {
      case .telephoneNumber(let number): add(.telephone(number))
      case .emailAddress(let address): add(.email(address))
      case .other: break
      }
    }
  }

  private mutating func add(_ identifier: Identifier) {
    let written = identifier.canonical
    switch identifier.kind {
    case .email: if !emails.contains(written) { emails.append(written) }
    case .telephone: if !telephones.contains(written) { telephones.append(written) }
    case .mimi: if !names.contains(written) { names.append(written) }
    }
  }
}
