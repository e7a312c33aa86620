internal import ContactStore
internal import Discovery
internal import DisplayText

extension PlainDialogue {
  mutating func handle(_ event: Event) {
    switch event {
    case .time(let moment): now = moment
    case .start(let identifier): lookUp(typed: identifier)
    case .opened(let directory, let isReadOnly):
      self.directory = directory
      store = isReadOnly ? .readOnly : .open
      contactsAreThere()
    case .notice(let text, let hint, let isFailure):
      say(hint.isEmpty ? "\(text)." : "\(text); \(hint).")
      if isFailure, store == .opening {
        store = .unusable
        contactsAreThere()
      }
    case .changedElsewhere(let directory): changedElsewhere(directory)
    case .loaded(let id, let contact): loaded(id, contact)
    case .unreadable(let id, let why):
      guard case .load(id, let identifier)? = work else { return }
      work = nil
      say("\(why).")
      if let identifier { lookUp(identifier) } else { ask() }
    case .lookedUp(let number, let result):
      guard case .lookup(number, let identifier)? = work else { return }
      work = nil
      lookedUp(identifier, result)
    case .kept(let contact, let kind): kept(contact, kind)
    case .removed(let was): self.removed(was)
    case .failed(let kind, let id, let message, let hint): failed(kind, id, message, hint)
    case .accountAnswered(let number, let answer): accountAnswered(number, answer)
    case .consents(let consents): consentsChanged(consents)
    case .linkOpened(let link, let result): linkOpened(link, result)
    case .copied(let copy, let result): copied(copy, result)
    case .input: break
    }
  }

  private mutating func contactsAreThere() {
    guard work == .opening else { return }
    work = nil
    if store == .unusable { ask() } else { openContacts() }
  }

  private mutating func changedElsewhere(_ directory: ContactDirectory) {
    self.directory = directory
    say("Another program changed the contacts.")
    // What was to stand beside a contact has nothing to stand beside any more.
    if case .keep(let id)? = work, directory.row(id: id) == nil { showUnkept() }
  }

  private mutating func loaded(_ id: String, _ contact: Contact?) {
    guard case .load(id, let identifier)? = work else { return }
    work = nil
    if let contact, contact.status == .found, !contact.isStale(at: now) || identifier == nil {
      if identifier != nil { say("\(DisplayText(id)) is kept, and good still; nothing was asked.") }
      return open(contact)
    }
    if let identifier {
      self.contact = contact
      return lookUp(identifier)
    }
    guard let contact else { return refuse("\(DisplayText(id)) is not among the contacts any more", "") }
    open(contact)
  }

  // MARK: Lookups

  private mutating func lookedUp(_ identifier: Identifier, _ result: DiscoveryResult) {
    if let explanation = result.explanation(of: identifier, timeout: facts.timeout) {
      say("\(explanation.heading): \(explanation.message); \(explanation.hint).")
      if let detail = explanation.detail { say("The reason given: \(detail).") }
      for problem in result.problems { say(Self.line(problem)) }
    }
    found = (identifier, result)
    // One that cannot be read counts as none where nothing was found, and gets no answer.
    let isKept = contact?.id == identifier.canonical && directory.row(id: identifier.canonical) != nil
    let canKeep = facts.keepsNothing == nil && (store == .open || store == .opening)
    if canKeep {
      self.do(.keep(identifier, result, at: now))
      // Only then is there always an answer to wait for.
      if store == .open, result.status == .found || isKept {
        work = .keep(id: identifier.canonical)
        return
      }
    }
    showUnkept()
  }

  /// Shows what was found, though it is not kept.
  private mutating func showUnkept() {
    work = nil
    guard let (identifier, result) = found else { return ask() }
    found = nil
    var shown = contact?.id == identifier.canonical ? contact : nil
    shown?.apply(result, at: now)
    if let shown { return open(shown) }
    guard result.status == .found else {
      contact = nil
      return go(to: .top)
    }
    open(Contact(identifier, result, at: now))
  }

  // MARK: Changes

  private mutating func kept(_ contact: Contact, _ kind: EffectKind) {
    let isNew = directory.row(id: contact.id) == nil
    directory.set(ContactSummary(contact))
    let name = DisplayText(contact.displayName)
    switch work {
    case .keep(contact.id)?:
      work = nil
      found = nil
      if isNew { say("\(name) is kept in your contacts.") }
      open(contact)
    case .change(kind, contact.id)?:
      work = nil
      switch kind {
      case .prefer: say(contact.preferred == nil ? "You have no preference now." : "Your choice is kept.")
      case .rename: say(contact.name == nil ? "The name is taken away." : "The name is kept.")
      case .annotate: say(contact.note == nil ? "The note is taken away." : "The note is kept.")
      case .restore:
        removed.removeAll { $0.id == contact.id }
        say("\(name) is back among your contacts.")
      case .account: say("The account is kept as the provider's word.")
      case .keep, .remove, .allow, .revoke: break
      }
      open(contact)
    default: break
    }
  }

  private mutating func removed(_ was: Contact) {
    directory.remove(was.id)
    removed.removeAll { $0.id == was.id }
    removed.append(was)
    if removed.count > Limits.undone { removed.removeFirst() }
    guard case .change(.remove, was.id)? = work else { return }
    work = nil
    contact = nil
    say("\(DisplayText(was.displayName)) is removed; undo brings it back.")
    go(to: .top)
  }

  private mutating func failed(_ kind: EffectKind, _ id: String, _ message: DisplayText, _ hint: DisplayText) {
    say(hint.isEmpty ? "\(message)." : "\(message); \(hint).")
    switch work {
    case .keep(id)? where kind == .keep: showUnkept()
    // Consents are no contact's, and one is taken back at a time.
    case .change(kind, let changed)? where changed == id || kind == .revoke:
      work = nil
      if place != .top, contact != nil { place = .contact }
      ask()
    default: break
    }
  }
}
