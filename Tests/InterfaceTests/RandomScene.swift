import ContactStore
import DisplayText
import Terminal
import TestSupport

@testable import Discovery
@testable import Interface
@testable import Services

/// States that no screen was designed for: any place, any size, text that wants to break out.
struct RandomScene {
  var generator: SeededGenerator

  private static let scalars: [Unicode.Scalar] = [
    "a", "b", " ", " ", ".", "@", "-", "\u{0}", "\u{1B}", "\u{7}", "\n", "\t", "\u{202E}", "\u{200D}", "\u{301}",
    "\u{489}",
    "\u{4F8B}", "\u{30CF}", "\u{1F600}", "\u{FE0F}", "\u{E0041}", "\u{FFFF}", "\u{E000}", "\u{AC00}", "\u{FF21}",
  ]

  mutating func text(_ longest: Int) -> String {
    var made = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...longest, using: &generator) { made.append(generator.pick(Self.scalars)) }
    return String(made)
  }

  mutating func optional<Value>(_ value: (inout Self) -> Value) -> Value? {
    generator.chance(oneIn: 3) ? nil : value(&self)
  }

  mutating func time() -> Timestamp {
    now.adding(seconds: generator.pick([-400 * 86_400, -90_000, -3_700, -61, -1, 0, 30, 4_000, 1 << 40]))
  }

  mutating func provider() -> ContactProvider {
    var made = ContactProvider(
      priority: optional { UInt16.random(in: 0...($0.generator.chance(oneIn: 2) ? 3 : .max), using: &$0.generator) },
      service: optional { $0.generator.pick(["signal", "telegram", "xmpp", $0.text(64)]) }, endpoint: text(80),
      account: optional { $0.text(255) })
    made.accountFrom = generator.pick([.dns, .provider, nil])
    made.accountAt = optional { $0.time() }
    if generator.chance(oneIn: 3) { made.tags = [.init(name: text(8), value: text(300))] }
    return made
  }

  /// What the list shows of a contact.
  mutating func summary(_ number: Int) -> ContactSummary {
    ContactSummary(
      id: "person\(number).example.org", name: optional { $0.text(40) },
      status: generator.pick(DiscoveryStatus.allCases), checkedAt: time(), goodUntil: optional { $0.time() })
  }

  mutating func contact() -> Contact {
    var contact = sampleContact("person.example.org")
    contact.name = optional { $0.text(300) }
    contact.note = optional { $0.text($0.generator.chance(oneIn: 10) ? 4_096 : 100) }
    contact.status = generator.pick(DiscoveryStatus.allCases)
    contact.checkedAt = time()
    contact.foundAt = optional { $0.time() }
    contact.goodUntil = optional { $0.time() }
    contact.dnssec = optional { $0.generator.pick(DNSSECStatus.allCases) }
    contact.providers = (0..<generator.pick([0, 0, 1, 3, 3, 10, 64])).map { _ in provider() }
    contact.problems = problems()
    contact.preferred = optional { $0.provider().reference }
    contact.changes = (0..<generator.pick([0, 0, 2, 50])).map { _ in
      ContactChange(
        at: time(), what: generator.pick([.added, .removed, .account, .priority]), service: optional { $0.text(20) },
        endpoint: text(80), from: optional { $0.text(255) }, to: optional { $0.text(255) })
    }
    return contact
  }

  mutating func problems() -> [RecordProblem] {
    (0..<generator.pick([0, 0, 0, 2, 64])).map { _ in
      RecordProblem(
        octets: optional { Array($0.text(2_000).utf8) }, reason: generator.pick(ProblemReason.allCases))
    }
  }

  mutating func place() -> Place {
    let top = generator.pick([0, 0, 3, 100_000])
    let kinds: [Place] = [
      .prompt, .contacts, .providers, .provider(top: top), .log(top: top), .help(top: top),
      .question(.refreshAll(names: generator.pick([0, 1, 100_000]))), .account(panel(top: top)),
      .account(panel(top: top)), .consents(selected: top), .chat(chat(top: top)), .chat(chat(top: top)),
      .qr(QRPanel(panel: chat(top: top), isInverted: generator.chance(oneIn: 2))),
      .form(Form(field: generator.pick([.name, .note]), id: text(40), line: LineEditor(text(500), limit: 4_096))),
    ]
    return generator.pick(kinds)
  }

  mutating func panel(top: Int) -> AccountPanel {
    let answer = AccountAnswer(
      generator.pick(AccountStatus.allCases), account: optional { $0.text(255) }, subject: optional { $0.text(400) },
      links: (0..<generator.pick([0, 1, 30])).map { _ in .init(rel: text(20), href: text(600)) },
      httpStatus: optional { Int.random(in: 100...599, using: &$0.generator) },
      retryAfter: optional { $0.generator.pick([0, 1, 90, 1_000_000_000, .max]) }, detail: optional { $0.text(5_000) },
      address: optional { $0.text(40) })
    var panel = samplePanel(
      generator.pick([
        .consent, .asking(number: 1, since: time()),
        .answered(answer, at: time(), notKept: optional { "\($0.text(80))" }),
      ]))
    panel.provider = provider().reference
    panel.top = top
    return panel
  }

  /// A chat at a provider that has at least one link.
  mutating func chat(top: Int) -> ChatPanel {
    var provider = provider()
    provider.service = "telegram"
    provider.account = String(repeating: "longname", count: generator.pick([1, 2, 3]))
    var panel = ChatPanel(id: text(60), provider: provider)
    for _ in 0..<generator.pick([0, 0, 1, 7]) {
      let link = ChatLink(
        made: "https://chat.example/" + String(repeating: "x", count: generator.pick([0, 30, 500, 3_000])))
      panel.chat.offers.append(.init(link: link, toldBy: text(80)))
    }
    if generator.chance(oneIn: 4) { panel.chat.account = nil }
    panel.selected = generator.pick([0, 0, 1, 7])
    panel.top = top
    return panel
  }

  mutating func size() -> Size {
    Size(columns: Int.random(in: 1...200, using: &generator), rows: Int.random(in: 1...60, using: &generator))
  }

  mutating func typed() -> String {
    generator.pick([
      "", "", "person", "person1.example.org", "a..b", "+1 555 0100", "dora@post.example", text(60), text(900),
    ])
  }

  mutating func subject() -> Subject {
    var made = Subject(
      id: text(60), shownName: "\(text(200))", contact: optional { $0.contact() }, unreadable: nil,
      outcome: nil, lookup: nil)
    if generator.chance(oneIn: 8) { made.unreadable = "\(text(300))" }
    if generator.chance(oneIn: 3) { made.lookup = underWay("person1.example.org", seconds: 3) }
    if generator.chance(oneIn: 3) {
      let status = generator.pick(DiscoveryStatus.allCases.filter { $0 != .found })
      made.outcome = outcome(status, of: "\(text(60))", problems: problems())
    }
    return made
  }

  mutating func state() -> State {
    var facts = generator.pick([sampleFacts, demoFacts, noSave])
    if generator.chance(oneIn: 4) { facts.noDesktop = "\(text(120))" }
    facts.isASCII = generator.chance(oneIn: 5)
    if generator.chance(oneIn: 5) { facts.server = "\(text(120))" }
    if generator.chance(oneIn: 5) { facts.keys = [.refresh: KeyStroke(.function(5)), .quit: KeyStroke(.control("q"))] }
    var state = State(facts: facts, size: size(), now: now)
    state.isOpening = generator.chance(oneIn: 5)
    state.isReadOnly = generator.chance(oneIn: 5)
    for number in 0..<generator.pick([0, 1, 3, 100]) { state.directory.set(summary(number)) }
    let typed = typed()
    state.prompt = LineEditor(typed)
    state.prompt.move(by: -Int.random(in: 0...1_000, using: &generator))
    state.typed = Typed(typed)
    state.list = state.directory.list(matching: generator.pick(["", "", typed]), in: .name)
    if !state.list.isEmpty { state.selection = .contact(Int.random(in: 0..<state.list.count, using: &generator)) }
    if case .identifier = state.typed, generator.chance(oneIn: 2) { state.selection = .discover }
    state.listTop = generator.pick([0, 5, 1_000])
    state.place = place()
    state.placesBefore = [generator.pick([.prompt, .contacts, .providers, .provider(top: 2)])]
    if !generator.chance(oneIn: 4) { state.subject = subject() }
    state.provider = generator.pick([0, 1, 63])
    state.providerTop = generator.pick([0, 1, 1_000])
    if let count = state.subject?.providers.count { state.provider = min(state.provider, max(0, count - 1)) }
    if generator.chance(oneIn: 4) {
      state.message = Message(kind: generator.pick([.news, .refusal, .failure]), text: "\(text(300))")
    }
    for number in 0..<generator.pick([0, 1, 3, 100]) {
      state.consents.append(Consent(endpoint: number == 0 ? "im.telegram.org" : text(80), since: time()))
    }
    if generator.chance(oneIn: 3) {
      state.leftAlone.set("im.telegram.org", seconds: generator.pick([1, 90, 1_000_000_000, .max]), at: time())
    }
    if generator.chance(oneIn: 4) { state.refresh = RefreshOfAll(total: 100_000, done: 12, failed: 3, waiting: []) }
    for _ in 0..<generator.pick([0, 0, 5, 50]) { state.log.add(Log.Entry(at: time(), text: "\(text(300))")) }
    return state
  }
}

extension ContactList {
  fileprivate var isEmpty: Bool { count == 0 }
}
