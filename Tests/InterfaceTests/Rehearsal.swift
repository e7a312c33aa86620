import ContactStore
import Discovery
import DisplayText
import Interface
import Services
import Terminal

/// The interface with nothing behind it but values: effects are answered at once from a list of contacts and of what the
/// DNS would say, unless they are held back.
///
/// A double, since what is tested is the order of things: which answer comes when cannot be had from a real resolver.
struct Rehearsal {
  private(set) var state: State
  /// What is kept.
  private(set) var contacts: [String: Contact] = [:]
  /// The records of an owner name; a name that is not here does not exist.
  var zone: [String: [String]] = [:]
  /// What providers answer, by endpoint; one that is not here cannot be reached.
  var providers: [String: AccountAnswer] = [:]
  /// Whether providers answer only when `answerAccount` says so.
  var holdsAccounts = false
  /// Questions to providers that wait.
  private(set) var asked: [(number: Int, question: AccountQuestion)] = []
  /// Whether discoveries wait for `answer`.
  var holdsLookups = false
  /// Whether nothing is drawn between keys, as when several come at once.
  var holdsFrames = false
  /// Whether contacts are read only when `read` says so.
  var holdsReading = false
  /// Contacts that wait to be read.
  private(set) var unread: [String] = []
  /// What becomes of links that are opened.
  var opening = Opening.handedTo("xdg-open")
  /// What becomes of copying.
  var copying = Copying.by("wl-copy")
  /// Whether writing fails.
  var diskIsFull = false
  /// Discoveries that wait.
  private(set) var waiting: [(number: Int, identifier: Identifier)] = []
  /// All that was to be done, in its order.
  private(set) var effects: [Effect] = []

  init(
    _ contacts: [Contact] = [], columns: Int = 80, rows: Int = 24, keepsNothing: DisplayText? = nil,
    isReadOnly: Bool = false, noDesktop: DisplayText? = nil, terminalCopies: Bool = false, isASCII: Bool = false,
    keys: [ActionName: KeyStroke] = [:]
  ) {
    let facts = Facts(
      server: "127.0.0.53, not encrypted", validation: "DNSSEC validated", keepsNothing: keepsNothing,
      noDesktop: noDesktop, terminalCopies: terminalCopies, isASCII: isASCII, keys: keys)
    state = State(facts: facts, size: Size(columns: columns, rows: rows), now: Self.now)
    var directory = ContactDirectory()
    for contact in contacts {
      self.contacts[contact.id] = contact
      directory.set(ContactSummary(contact))
    }
    send(.opened(directory, isReadOnly: isReadOnly))
  }

  static let now = Timestamp(seconds: 1_800_000_000)

  mutating func send(_ event: Event) {
    perform(state.update(event))
    if !holdsFrames { state.wasShown() }
    perform(state.settle())
  }

  /// Puts the state where no key leads with what is at hand.
  mutating func change(_ change: (inout State) -> Void) {
    change(&state)
    send(.time(state.now))
  }

  /// Presses keys: names as in `KeyStroke` between angle brackets, everything else a character.
  mutating func press(_ keys: String) {
    var rest = keys[...]
    while let first = rest.first {
      if first == "<", let end = rest.firstIndex(of: ">"),
        let stroke = KeyStroke(String(rest[rest.index(after: rest.startIndex)..<end]))
      {
        send(.input(.key(stroke.key)))
        rest = rest[rest.index(after: end)...]
      } else {
        send(.input(.key(.character(first))))
        rest = rest.dropFirst()
      }
    }
  }

  /// Lets the DNS answer a discovery that waits.
  mutating func answer(_ name: String) {
    guard let index = waiting.firstIndex(where: { $0.identifier.canonical == name }) else { return }
    let lookup = waiting.remove(at: index)
    send(.lookedUp(number: lookup.number, Self.result(zone[lookup.identifier.ownerName ?? ""])))
  }

  /// Lets a provider answer.
  mutating func answerAccount(_ endpoint: String) {
    guard let index = asked.firstIndex(where: { $0.question.endpoint == endpoint }) else { return }
    let number = asked.remove(at: index).number
    send(.accountAnswered(number: number, providers[endpoint] ?? AccountAnswer(.unreachable)))
  }

  /// Lets time pass.
  mutating func wait(seconds: Int64) { send(.time(state.now.adding(seconds: seconds))) }

  /// Reads the contacts that wait.
  mutating func read() {
    let ids = unread
    unread = []
    for id in ids { send(.loaded(id: id, contacts[id])) }
  }

  /// Another program keeps these contacts, and only these.
  mutating func changeElsewhere(_ contacts: [Contact]) {
    var directory = ContactDirectory()
    self.contacts = [:]
    for contact in contacts {
      self.contacts[contact.id] = contact
      directory.set(ContactSummary(contact))
    }
    send(.changedElsewhere(directory))
  }

  private mutating func perform(_ effects: [Effect]) {
    self.effects += effects
    for effect in effects { perform(effect) }
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .load(let ids):
      unread += ids
      if !holdsReading { read() }
    case .lookUp(let number, let identifier):
      waiting.append((number, identifier))
      if !holdsLookups { answer(identifier.canonical) }
    case .cancel: break
    case .keep(let identifier, let result, let moment):
      guard var contact = contacts[identifier.canonical] else {
        if result.status == .found { keep(Contact(identifier, result, at: moment), .keep) }
        return
      }
      contact.apply(result, at: moment)
      keep(contact, .keep)
    case .edit(let id, let edit):
      guard var contact = contacts[id] else { return }
      switch edit {
      case .name(let name): contact.name = name
      case .note(let note): contact.note = note
      case .preferred(let provider): contact.preferred = provider
      }
      keep(contact, edit.kind)
    case .remove(let id):
      guard !diskIsFull, let contact = contacts.removeValue(forKey: id) else { return fail(.remove, id) }
      send(.removed(contact))
    case .restore(let contact): keep(contact, .restore)
    case .askAccount(let number, let question):
      asked.append((number, question))
      if !holdsAccounts { answerAccount(question.endpoint) }
    case .keepAccount(let id, let provider, let account, let links, let moment):
      guard var contact = contacts[id], contact.setAccount(account, links: links, toldBy: provider, at: moment) else {
        return fail(.account, id)
      }
      keep(contact, .account)
    case .allow(let endpoint, let moment):
      guard !diskIsFull else { return fail(.allow, endpoint) }
      send(.consents(state.consents + [Consent(endpoint: endpoint, since: moment)]))
    case .revoke(let endpoint):
      guard !diskIsFull else { return fail(.revoke, endpoint) }
      send(.consents(state.consents.filter { $0.endpoint != endpoint }))
    case .openLink(let link): send(.linkOpened(link, opening))
    case .copy(let copy): send(.copied(copy, copying))
    case .copyThroughTerminal, .quit, .suspend, .redraw, .mouse: break
    }
  }

  private mutating func keep(_ contact: Contact, _ kind: EffectKind) {
    guard !diskIsFull else { return fail(kind, contact.id) }
    contacts[contact.id] = contact
    send(.kept(contact, kind))
  }

  private mutating func fail(_ kind: EffectKind, _ id: String) {
    send(.failed(kind, id: id, message: "the disk is full", hint: "make room"))
  }

  /// What a discovery makes of these TXT records; `nil` stands for a name that does not exist.
  static func result(_ records: [String]?) -> DiscoveryResult {
    let outcome: Resolution.Outcome =
      records.map { $0.isEmpty ? .noData : .records($0.map { [UInt8(min(255, $0.utf8.count))] + Array($0.utf8) }) }
      ?? .noName
    let answer = Resolution(outcome: outcome, dnssec: .secure, ttl: 3_600, elapsed: .milliseconds(3))
    let none = Resolution(
      outcome: records == nil ? .noName : .noData, dnssec: .secure, ttl: 3_600, elapsed: .milliseconds(3))
    return judge(ownerName: "name.example", txt: answer, discoveryType: none, requiresSecure: false)
  }

  /// A contact with these records, found a while ago.
  static func contact(_ id: String, _ records: [String]?, name: String? = nil, secondsAgo: Int64 = 120) -> Contact {
    guard let identifier = try? Identifier(id) else { preconditionFailure("\(id) is no identifier") }
    var contact = Contact(identifier, result(records), at: now.adding(seconds: -secondsAgo))
    contact.name = name
    return contact
  }

  static let telegram = "v=MIMI1; p=1; a=alice99; e=im.telegram.org; s=telegram"
  static let signal = "v=MIMI1; p=2; e=mimi.signal.example; s=signal"
}
