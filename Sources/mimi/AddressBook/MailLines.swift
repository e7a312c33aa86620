import ContactStore
import Discovery
import DisplayText
import Interface

/// Contacts with an email address as mail programs complete from them: a line an address, of fields with tabs between.
enum MailLines {
  /// `address TAB name`, for aerc's `address-book-cmd` (aerc-config(5)).
  static func aerc(_ contact: Contact) -> [DisplayText] {
    addresses(contact).map { "\($0)\t\(name(contact))" }
  }

  /// `address TAB name TAB services`, for mutt's `query_command` (mutt's manual, "External Address Queries").
  static func mutt(_ contact: Contact) -> [DisplayText] {
    var services: [DisplayText] = []
    for provider in contact.providers {
      let service = ServiceName.display(provider.service, endpoint: provider.endpoint)
      if !services.contains(service) { services.append(service) }
    }
    let other = services.dropFirst().reduce(services.first ?? "") { "\($0), \($1)" }
    return addresses(contact).map { "\($0)\t\(name(contact))\t\(other)" }
  }

  /// mutt's first line, which it shows.
  static func message(_ count: Int) -> DisplayText {
    switch count {
    case 0: "mimi: no contact with an email address fits"
    case 1: "mimi: 1 address"
    default: "mimi: \(count) addresses"
    }
  }

  /// Addresses that are what they look like.
  private static func addresses(_ contact: Contact) -> [DisplayText] {
    ContactAddresses(contact).emails.filter { DisplayText($0).description == $0 }.map { DisplayText($0) }
  }

  /// The user's name; none where there is none, since the address would only be shown twice.
  private static func name(_ contact: Contact) -> DisplayText { DisplayText(contact.nameOnOneLine ?? "") }
}
