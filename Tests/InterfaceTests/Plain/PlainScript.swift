import ContactStore
import Discovery
import DisplayText
import Interface
import Services

/// A dialogue and a world that answers its effects, both values: a script of lines gives a transcript.
struct PlainScript {
  /// What the DNS would answer, by owner name; a name that is not there does not exist.
  var answers: [String: DiscoveryResult] = [:]
  /// What providers answer, by endpoint; one that is not there cannot be reached.
  var providers: [String: AccountAnswer] = [:]
  /// The providers that are always asked.
  var consents: [Consent] = []
  /// What the store holds.
  var contacts: [String: Contact] = [:]
  /// What becomes of copying.
  var copying = Copying.by("xclip")
  /// Links that were opened.
  private(set) var openedLinks: [String] = []
  /// What was copied.
  private(set) var copies: [Copy] = []
  /// The next change of the store fails for this reason.
  var failure: DisplayText?
  /// Effects wait until `answer()`.
  var isHeld = false
  private(set) var dialogue: PlainDialogue
  private(set) var hasQuit = false
  private(set) var asked: [String] = []
  /// Endpoints of the providers that were asked.
  private(set) var askedProviders: [String] = []
  private var waiting: [Effect] = []

  init(facts: Facts = Facts(server: "127.0.0.53, not encrypted", validation: "DNSSEC validated")) {
    dialogue = PlainDialogue(facts: facts, now: Timestamp(seconds: 1_000))
  }

  /// The first lines, with the store opened.
  mutating func begin() -> [String] { take(dialogue.begin()) + open() }

  mutating func open(isReadOnly: Bool = false) -> [String] {
    var directory = ContactDirectory()
    for contact in contacts.values { directory.set(ContactSummary(contact)) }
    return send(.opened(directory, isReadOnly: isReadOnly))
  }

  /// Types lines; what is written.
  mutating func type(_ lines: String...) -> [String] {
    var written: [String] = []
    for line in lines { written += take(dialogue.receive(line: line)) }
    return written
  }

  mutating func send(_ event: Event) -> [String] { take(dialogue.receive(event)) }

  mutating func end() -> [String] { take(dialogue.receiveEnd()) }

  /// Answers what was held.
  mutating func answer() -> [String] {
    isHeld = false
    defer { isHeld = true }
    let effects = waiting
    waiting = []
    return effects.flatMap { perform($0) }
  }

  private mutating func take(_ output: PlainDialogue.Output) -> [String] {
    var written = output.lines.map(\.description)
    for effect in output.effects {
      if isHeld { waiting.append(effect) } else { written += perform(effect) }
    }
    return written
  }

  private mutating func perform(_ effect: Effect) -> [String] {
    switch effect {
    case .quit:
      hasQuit = true
      return []
    case .load(let ids): return ids.flatMap { send(.loaded(id: $0, contacts[$0])) }
    case .lookUp(let number, let identifier):
      asked.append(identifier.canonical)
      let name = identifier.ownerName ?? ""
      return send(.lookedUp(number: number, answers[name] ?? Self.noName(name)))
    case .keep(let identifier, let result, let moment):
      var contact = contacts[identifier.canonical]
      contact?.apply(result, at: moment)
      if contact == nil, result.status == .found { contact = Contact(identifier, result, at: moment) }
      return contact.map { change($0.id, .keep, to: $0) } ?? []
    case .edit(let id, let edit):
      guard var contact = contacts[id] else {
        return send(.failed(.rename, id: id, message: "it is not there", hint: "look it up"))
      }
      switch edit {
      case .name(let text): contact.name = text
      case .note(let text): contact.note = text
      case .preferred(let reference): contact.preferred = reference
      }
      return change(id, edit.kind, to: contact)
    case .remove(let id):
      if let failure { return send(.failed(.remove, id: id, message: failure, hint: "make room")) }
      return contacts.removeValue(forKey: id).map { send(.removed($0)) } ?? []
    case .restore(let contact): return change(contact.id, .restore, to: contact)
    case .askAccount(let number, let question):
      askedProviders.append(question.endpoint)
      return send(.accountAnswered(number: number, providers[question.endpoint] ?? AccountAnswer(.unreachable)))
    case .keepAccount(let id, let provider, let account, let links, let moment):
      guard var contact = contacts[id], contact.setAccount(account, links: links, toldBy: provider, at: moment) else {
        return send(.failed(.account, id: id, message: "it is not there", hint: "look it up"))
      }
      return change(id, .account, to: contact)
    case .allow(let endpoint, let moment):
      return changeConsents(.allow, endpoint, consents + [Consent(endpoint: endpoint, since: moment)])
    case .revoke(let endpoint): return changeConsents(.revoke, endpoint, consents.filter { $0.endpoint != endpoint })
    case .openLink(let link):
      openedLinks.append(link.uri)
      return send(.linkOpened(link, .handedTo("xdg-open")))
    case .copy(let copy):
      copies.append(copy)
      return send(.copied(copy, copying))
    case .cancel, .copyThroughTerminal, .suspend, .redraw, .mouse: return []
    }
  }

  private mutating func change(_ id: String, _ kind: EffectKind, to contact: Contact) -> [String] {
    if let failure { return send(.failed(kind, id: id, message: failure, hint: "make room")) }
    contacts[id] = contact
    return send(.kept(contact, kind))
  }

  private mutating func changeConsents(_ kind: EffectKind, _ endpoint: String, _ new: [Consent]) -> [String] {
    if let failure { return send(.failed(kind, id: endpoint, message: failure, hint: "make room")) }
    consents = new
    return send(.consents(new))
  }

  /// What a name's TXT records come to.
  static func found(_ name: String, _ records: String...) -> DiscoveryResult {
    let octets = records.map { [UInt8($0.utf8.count)] + Array($0.utf8) }
    return judge(name, .records(octets))
  }

  static func noName(_ name: String) -> DiscoveryResult { judge(name, .noName) }

  static func judge(_ name: String, _ outcome: Resolution.Outcome) -> DiscoveryResult {
    func resolution(_ outcome: Resolution.Outcome) -> Resolution {
      Resolution(outcome: outcome, dnssec: .secure, ttl: 3_600, elapsed: .milliseconds(1))
    }
    var other = Resolution.Outcome.noData
    if case .noName = outcome { other = .noName }
    return Discovery.judge(
      ownerName: name, txt: resolution(outcome), discoveryType: resolution(other), requiresSecure: false)
  }
}

extension Edit {
  var kind: EffectKind {
    switch self {
    case .name: .rename
    case .note: .annotate
    case .preferred: .prefer
    }
  }
}
