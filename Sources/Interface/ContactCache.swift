internal import ContactStore

/// Contacts that were read, so that a step in the list shows the next one at once. The oldest go first.
struct ContactCache: Sendable {
  private var contacts: [String: Contact] = [:]
  private var order: [String] = []
  /// Identifiers that were asked for and have not come.
  private(set) var awaited: Set<String> = []

  subscript(id: String) -> Contact? { contacts[id] }

  mutating func put(_ contact: Contact) {
    awaited.remove(contact.id)
    if contacts.updateValue(contact, forKey: contact.id) == nil { order.append(contact.id) }
    guard order.count > Limits.cachedContacts else { return }
    for id in order.prefix(order.count / 2) { contacts[id] = nil }
    order.removeFirst(order.count / 2)
  }

  mutating func remove(_ id: String) {
    awaited.remove(id)
    if contacts.removeValue(forKey: id) != nil { order.removeAll { $0 == id } }
  }

  /// An identifier that was asked for will not come.
  mutating func giveUp(_ id: String) { awaited.remove(id) }

  mutating func removeAll() { self = ContactCache() }

  /// Whether all of these are there or were asked for.
  func has(_ ids: [String]) -> Bool { ids.allSatisfy { contacts[$0] != nil || awaited.contains($0) } }

  /// Those of the identifiers that are to be asked for, each once.
  mutating func missing(_ ids: [String]) -> [String] {
    ids.filter { contacts[$0] == nil && awaited.insert($0).inserted }
  }
}
