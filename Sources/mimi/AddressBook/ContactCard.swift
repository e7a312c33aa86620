import ContactStore
import Discovery
import Services
import VCard

extension Card {
  /// A contact as other address books take it.
  ///
  /// IMPP has a URI for each provider that has one, in the order of suggestion, then the links that providers told, as far
  /// as they passed, and the MIMI identifier itself (`dns:`, RFC 4501).
  ///
  /// - Parameter services: those of the configuration.
  init(_ contact: Contact, services: [String]) {
    self.init()
    let addresses = ContactAddresses(contact)
    uid = Self.uid(contact.id)
    name = contact.nameOnOneLine ?? (try? Identifier(contact.id))?.unicode ?? contact.id
    emails = addresses.emails.map { Entry($0) }
    telephones = addresses.telephones.map { Entry($0) }
    chats = Self.chats(contact, services: services) + addresses.names.map { Entry("dns:\($0)", service: "MIMI") }
    note = contact.note.flatMap { $0.isEmpty ? nil : $0 }
    revision = (contact.foundAt ?? contact.checkedAt).text.filter { $0 != "-" && $0 != ":" }
  }

  private static func chats(_ contact: Contact, services: [String]) -> [Entry] {
    var providers = contact.providers
    if let first = contact.suggested(services: services)?.provider, let place = providers.firstIndex(of: first) {
      providers.insert(providers.remove(at: place), at: 0)
    }
    var made: [Entry] = []
    var seen: Set<String> = []
    var preference = 0
    for provider in providers {
      let own = ServiceCatalogue.builtIn.impp(for: provider.account, at: provider.service)
      let told = provider.links.compactMap { ChatLink(told: $0.href)?.uri }
      let uris = ([own].compactMap { $0 } + told).filter { seen.insert($0).inserted }
      if !uris.isEmpty { preference += 1 }
      // An account that has not its service's form may be any text.
      let username = own == nil ? nil : provider.account
      for uri in uris {
        made.append(Entry(uri, preference: preference, service: provider.service, username: username))
      }
    }
    return made
  }

  /// A UUID of version 8 (RFC 9562 section 5.8) from the identifier's SHA-256: the same in every export, so that an
  /// address book knows the card again.
  static func uid(_ id: String) -> String {
    var octets = Array(SHA256.digest(Array(id.utf8)).prefix(16))
    octets[6] = octets[6] & 0x0F | 0x80
    octets[8] = octets[8] & 0x3F | 0x80
    let digits = octets.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
    let groups = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { digits[$0].joined() }
    return "urn:uuid:" + groups.joined(separator: "-")
  }
}

extension Contact {
  /// The user's name for the contact, with single spaces; `nil` for none.
  var nameOnOneLine: String? {
    let words = (name ?? "").split(whereSeparator: \.isWhitespace)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}
