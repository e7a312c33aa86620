internal import ContactStore
internal import Discovery
internal import DisplayText

extension State {
  /// Types an identifier of the command line, and presses Enter once the store is open.
  mutating func begin(_ identifier: String, _ effects: inout [Effect]) {
    _ = prompt.insert(identifier)
    promptChanged(&effects)
    guard case .identifier(let identifier) = typed else {
      if let obstacle = obstacle(to: .open) { say(.refusal, obstacle) }
      return
    }
    if isOpening { awaitsStore = identifier } else { show(identifier, &effects) }
  }

  mutating func storeOpened(_ effects: inout [Effect]) {
    // What was typed before the contacts were there may be one of them.
    promptChanged(&effects)
    guard let identifier = awaitsStore else { return }
    awaitsStore = nil
    // Whoever typed something else, or pressed Enter meanwhile, does not wait for it any more.
    guard typed == .identifier(identifier), subject?.lookup == nil else { return }
    show(identifier, &effects)
  }

  /// Shows what is kept of an identifier while it is good, else looks it up.
  private mutating func show(_ identifier: Identifier, _ effects: inout [Effect]) {
    if let row = directory.row(id: identifier.canonical) {
      let summary = directory.summary(row)
      if summary.status == .found, summary.goodUntil.map({ $0 >= now }) ?? false {
        if place == .prompt { go(to: .providers) }
        return
      }
    }
    beginLookup(identifier, movesFocus: place == .prompt, &effects)
  }

  mutating func contactsChangedElsewhere(_ effects: inout [Effect]) {
    cache.removeAll()
    for held in unkept.values { self.directory.set(ContactSummary(held)) }
    if let subject, subject.contact != nil, subject.lookup == nil, directory.row(id: subject.id) == nil,
      place.kind == .providers || place.kind == .provider
    {
      // The next key must not be about somebody else.
      place = .contacts
      moves += 1
      say(.refusal, "\(subject.id) is not among the contacts any more")
    }
    relistKeepingSelection(&effects)
    if let id = subject?.id, directory.row(id: id) != nil {
      let missing = cache.missing([id])
      if !missing.isEmpty { effects.append(.load(missing)) }
    }
  }

  /// What was found and could not be kept is shown all the same, until the program ends.
  mutating func holdUnkept(_ id: String) {
    guard let contact = subject?.contact, contact.id == id, unkept.count < Limits.cachedContacts else { return }
    unkept[id] = contact
    cache.put(contact)
    directory.set(ContactSummary(contact))
    listIsOutdated = true
  }

  mutating func loaded(_ id: String, _ read: Contact?) {
    var contact = read
    if let held = unkept[id], held.checkedAt > read?.checkedAt ?? Timestamp(seconds: .min) { contact = held }
    guard let contact else {
      cache.giveUp(id)
      directory.remove(id)
      listIsOutdated = true
      return
    }
    cache.put(contact)
    guard subject?.id == id else { return }
    subject?.contact = contact
    subject?.unreadable = nil
    provider = min(provider, max(0, contact.providers.count - 1))
    keepSelectionVisible()
  }

  mutating func kept(_ contact: Contact, _ kind: EffectKind) {
    let isNew = directory.row(id: contact.id) == nil || unkept[contact.id] != nil
    unkept[contact.id] = nil
    cache.put(contact)
    directory.set(ContactSummary(contact))
    listIsOutdated = true
    if subject?.id == contact.id {
      subject?.contact = contact
      subject?.unreadable = nil
      provider = min(provider, max(0, contact.providers.count - 1))
    }
    let name = DisplayText(contact.displayName)
    switch kind {
    case .keep:
      if isNew { say(.news, "\(Self.shownName(contact.id)) is kept in your contacts") }
    case .rename:
      say(.news, contact.name == nil ? "\(name) has no name of yours any more" : "\(contact.id) is called \(name) here")
    case .annotate: say(.news, contact.note == nil ? "the note is gone" : "the note is kept")
    case .prefer:
      if case .provider(let provider) = contact.preference {
        say(.news, "\(ServiceName.display(provider.service, endpoint: provider.endpoint)) is your choice for \(name)")
      } else {
        say(.news, "you have no choice of your own for \(name) any more")
      }
    case .restore:
      removed.removeAll { $0.id == contact.id }
      say(.news, "\(name) is back")
      selectOnceListed(contact.id)
    case .account: say(.news, keptAccount)
    case .remove, .allow, .revoke: break
    }
  }

  /// The contact is selected when it is listed again.
  private mutating func selectOnceListed(_ id: String) {
    setSubject(id)
    if selection != .discover { selection = selection ?? .contact(0) }
  }

  mutating func contactRemoved(_ contact: Contact) {
    cache.remove(contact.id)
    unkept[contact.id] = nil
    directory.remove(contact.id)
    listIsOutdated = true
    removed.removeAll { $0.id == contact.id }
    removed.append(contact)
    if removed.count > Limits.undone { removed.removeFirst() }
    if subject?.id == contact.id { subject = nil }
    say(
      .news,
      "\(DisplayText(contact.displayName)) is removed; \(keyName(.undo, in: .contacts)) brings it back until the program ends"
    )
  }
}
