internal import ContactStore
internal import Discovery
internal import DisplayText

extension PlainDialogue {
  // MARK: The list

  mutating func openContacts() {
    if store == .opening {
      say("the contacts are being read ...")
      work = .opening
      return
    }
    place = .contacts(filter: "", first: 0)
    list()
  }

  /// Lists the page, and asks.
  mutating func list() {
    guard case .contacts(let filter, var first) = place else { return }
    let hits = directory.list(matching: filter, in: .name)
    if first >= hits.count {
      // Another program removed contacts: the last page that there is now.
      first = max(0, (hits.count - 1) / Limits.pageOfContacts * Limits.pageOfContacts)
      place = .contacts(filter: filter, first: first)
    }
    if directory.count == 0 {
      place = .top
      return refuse("There are no contacts yet", "look somebody up: what is found is kept")
    }
    if hits.count == 0 {
      place = .contacts(filter: "", first: 0)
      return refuse("None of the \(directory.count) contacts has \"\(filter)\"", "type another word, or next for all")
    }
    let last = min(hits.count, first + Limits.pageOfContacts)
    say("Contacts \(first + 1) to \(last) of \(hits.count)\(filter.isEmpty ? ", by name" : " that fit"):")
    for place in first..<last {
      say("\(place + 1) \(Self.line(directory.summary(hits[place]), at: now))")
    }
    ask()
  }

  mutating func handleContacts(_ line: String, _ word: String, _ filter: String, _ first: Int) {
    let hits = directory.list(matching: filter, in: .name)
    switch word {
    case "", "back": go(to: .top)
    case "next":
      if first + Limits.pageOfContacts < hits.count {
        place = .contacts(filter: filter, first: first + Limits.pageOfContacts)
      } else {
        say("There are no more behind these.")
      }
      list()
    case "before":
      if first == 0 { say("There are none before these.") }
      place = .contacts(filter: filter, first: max(0, first - Limits.pageOfContacts))
      list()
    default:
      guard let number = Int(word) else {
        place = .contacts(filter: Self.trimmed(line), first: 0)
        return list()
      }
      guard number >= 1, number <= hits.count else {
        return refuse("There is no number \(number) in this list", "type one from 1 to \(hits.count)")
      }
      let id = directory.summary(hits[number - 1]).id
      work = .load(id: id, orLookUp: nil)
      self.do(.load([id]))
    }
  }

  // MARK: One contact

  /// Shows a contact, and asks what to do with it.
  mutating func open(_ contact: Contact) {
    self.contact = contact
    place = .contact
    for line in Self.lines(contact, services: facts.services, at: now) { say(line) }
    ask()
  }

  mutating func handleContact(_ word: String) {
    guard let contact else { return go(to: .top) }
    switch word {
    case "1", "prefer":
      if let why = whyNotKept(contact) { return refuse("No provider can be preferred: \(why.why)", why.hint) }
      if contact.providers.isEmpty {
        return refuse("There is no provider to prefer: none is known of this contact", "refresh it")
      }
      go(to: .preference)
    case "2", "refresh":
      guard let identifier = try? Identifier(contact.id), identifier.ownerName != nil else {
        return refuse("This contact cannot be looked up", "telephone numbers are in no tree that is known")
      }
      lookUp(identifier)
    case "3", "name": startEditing(contact, .name, contact.name, "name")
    case "4", "note": startEditing(contact, .note, contact.note, "note")
    case "5", "remove":
      if let why = whyNotKept(contact) { return refuse("It cannot be removed: \(why.why)", why.hint) }
      change(.remove, .remove(id: contact.id))
    case "6", "ask": openAsking()
    case "7", "open": choose(.opening)
    case "8", "copy": choose(.copying)
    case "9", "back", "":
      self.contact = nil
      go(to: .top)
    default: refuse("This is no choice here", "type a number from 1 to 9")
    }
  }

  /// Why nothing can be changed of a contact; `nil` where it can.
  func whyNotKept(_ contact: Contact) -> (why: DisplayText, hint: DisplayText)? {
    if let keepsNothing = facts.keepsNothing { return (keepsNothing, "start mimi without that to keep contacts") }
    switch store {
    case .opening: return ("the contacts are being read", "try again in a moment")
    case .readOnly: return ("the contacts can be read only", "use another file with --store")
    case .unusable: return ("the contacts cannot be used", "mend what was said at the beginning")
    case .open: break
    }
    if directory.row(id: contact.id) == nil { return ("it is not among the contacts", "only what is found is kept") }
    return nil
  }

  private mutating func startEditing(_ contact: Contact, _ place: Place, _ text: String?, _ what: DisplayText) {
    if let why = whyNotKept(contact) { return refuse("The \(what) cannot be changed: \(why.why)", why.hint) }
    say(text.map { "The \(what) is: \($0)" } ?? "There is no \(what).")
    go(to: place)
  }

  mutating func prefer(_ word: String) {
    guard let contact else { return go(to: .top) }
    if word.isEmpty || word == "back" { return go(to: .contact) }
    guard let number = Int(word), (0...contact.providers.count).contains(number) else {
      return refuse("This is no provider's number", "type one from 0 to \(contact.providers.count)")
    }
    let reference = number == 0 ? nil : contact.providers[number - 1].reference
    change(.prefer, .edit(id: contact.id, .preferred(reference)))
  }

  mutating func edit(_ line: String, isName: Bool) {
    guard let contact else { return go(to: .top) }
    let text = Self.trimmed(line)
    if text.isEmpty { return go(to: .contact) }
    guard text.utf8.count <= Limits.formOctets else {
      return refuse("The text has more than \(Limits.formOctets) octets", "type a shorter one")
    }
    let new = text == "-" ? nil : text
    change(isName ? .rename : .annotate, .edit(id: contact.id, isName ? .name(new) : .note(new)))
  }

  mutating func undo() {
    guard let last = removed.last else { return refuse("There is nothing to bring back", "no contact was removed") }
    change(.restore, .restore(last))
  }

  private mutating func change(_ kind: EffectKind, _ effect: Effect) {
    guard let id = id(of: effect) else { return }
    work = .change(kind, id: id)
    self.do(effect)
  }

  private func id(of effect: Effect) -> String? {
    switch effect {
    case .edit(let id, _), .remove(let id): id
    case .restore(let contact): contact.id
    default: nil
    }
  }
}
