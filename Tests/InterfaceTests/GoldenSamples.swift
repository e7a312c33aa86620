import ContactStore
import DisplayText
import Terminal

@testable import Discovery
@testable import Interface
@testable import Services

// The people of the golden screens.

let demoFacts = Facts(server: "the demo's zone, within this program", validation: "DNSSEC validated", isDemo: true)
let noSave = Facts(
  server: "192.0.2.53, not encrypted", validation: "DNSSEC not validated", keepsNothing: "--no-save keeps nothing")

func person(_ number: Int) -> String {
  let digits = String(number)
  return "person\(String(repeating: "0", count: 6 - digits.count))\(digits).example.org"
}

/// A state with so many contacts, of which so many are listed. What the directory itself makes of so many is another test's.
func crowd(of count: Int, listed: Int) -> @Sendable (inout State) -> Void {
  { state in
    for number in 0..<count {
      state.directory.set(
        ContactSummary(id: person(number), name: nil, status: .found, checkedAt: now, goodUntil: now))
    }
    state.list = ContactList(rows: Array(0..<UInt32(listed)), best: 0)
  }
}

var named: Contact {
  var contact = work
  contact.note = "met at the conference in Prague; prefers to be written to in the evening, and never on Sundays"
  return contact
}

var frida: Contact {
  var contact = sampleContact("frida.example", [provider(1, "signal", "mimi.signal.example", "frida")])
  contact.problems = fridaProblems
  return contact
}

let fridaProblems = [
  problem("v=MIMI1; p=first; a=frida; e=im.telegram.org; s=telegram", .priorityNotANumber),
  problem("v=MIMI1; p=2; e=192.0.2.7; s=whatsapp", .badEndpoint),
  problem("v=MIMI2; p=3; e=mimi.wire.example; s=wire", .unknownVersion),
]

/// The form without account names.
var privacy: Contact {
  var contact = sampleContact(
    "bob.family.example",
    [provider(1, "telegram", "im.telegram.org"), provider(2, "whatsapp", "mimi.whatsapp.com")])
  contact.providers[1].account = "+15550101"
  contact.providers[1].accountFrom = .provider
  contact.providers[1].accountAt = ago(days: 1)
  return contact
}

let carol = sampleContact(
  "carol.club.example",
  [
    provider(5, "threema", "mimi.threema.example", "CAROL7"), provider(5, "wire", "mimi.wire.example", "carol"),
    provider(nil, "xmpp", "xmpp.club.example", "carol@club.example"),
  ])

var choiceGone: Contact {
  var contact = alice
  contact.preferred = ProviderReference(service: "threema", endpoint: "mimi.threema.example", account: "ALICE")
  return contact
}

let emil = sampleContact(
  "emil.university.example",
  [
    provider(1, nil, "messages.department-of-mathematics.university.example", "emil"),
    provider(65_535, "matrix", "matrix.university.example", "emil.of.the.department@university.example"),
  ], dnssec: .unchecked)

var moved: Contact {
  var contact = alice
  contact.changes = [
    ContactChange(at: ago(days: 90), what: .added, service: "signal", endpoint: "mimi.signal.example"),
    ContactChange(
      at: ago(days: 2), what: .account, service: "telegram", endpoint: "im.telegram.org", from: "alice98",
      to: "myname99"),
    ContactChange(at: ago(days: 2), what: .priority, service: nil, endpoint: "im.example", from: nil, to: "3"),
    ContactChange(at: ago(minutes: 2), what: .removed, service: "wire", endpoint: "mimi.wire.example"),
  ]
  return contact
}

let crowded = sampleContact(
  "crowd.example.org",
  (0..<64).map {
    provider(UInt16($0), "service\($0)", "host\($0).example.org", $0.isMultiple(of: 3) ? nil : "user\($0)")
  })

var cjk: Contact {
  sampleContact(
    "例え.example", name: "山田太郎と仲間たちのとても長い名前", note: "東京で会った。電話よりもメッセージのほうがよい。返事はいつも夜になる。週末は連絡しないこと。",
    [provider(1, "line", "im.line.example", "山田太郎の非常に長いアカウント名"), aliceProviders[1]])
}

let marks = sampleContact(
  "marks.example", name: "Zoe\u{308} \u{1F431} Z\u{351}\u{352}\u{353}\u{354}algo",
  note: "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} and \u{2764}\u{FE0F}, e\u{301}te\u{301}",
  [
    provider(
      1, "telegram", "im.telegram.org",
      "\u{1F600}\u{1F601}\u{1F602}\u{1F603}\u{1F604}\u{1F605}\u{1F606}\u{1F607}\u{1F608}"),
    provider(2, "signal", "mimi.signal.example", "e\u{301}le\u{300}ve\u{302}"),
  ])

let oscar = sampleContact(
  "oscar.example", name: "\u{1B}[31mOscar\u{1B}[0m", note: "\u{202E}txet neddih\u{202C}\nsecond line\u{7}",
  [
    provider(
      1, "telegram", "im.telegram.org", "\u{202E}ecila\u{202C}",
      tags: [
        .init(name: "note", value: "\u{1B}[2J\u{1B}[31mDNSSEC secure\u{1B}[0m"), .init(name: "x", value: "\u{9B}H\n"),
      ]),
    provider(2, "signal", "mimi.signal.example", "os\u{200B}car"),
    provider(3, "whatsapp", "mimi.whatsapp.com", "\u{1B}]0;owned\u{7}"),
  ])

func form(_ text: String) -> Place {
  .form(Form(field: .name, id: "alice.example.com", line: LineEditor(text, limit: 4_096)))
}

@Sendable func underWay(_ name: String, seconds: Int64) -> LookupUnderWay {
  LookupUnderWay(number: 1, identifier: sampleIdentifier(name), since: now.adding(seconds: -seconds), moves: 0)
}

@Sendable func lookingUp(_ state: inout State) {
  state.prompt = LineEditor("carol.example.org")
  state.typed = Typed("carol.example.org")
  state.list = ContactList(rows: [], best: nil)
  state.subject = Subject(
    id: "carol.example.org", shownName: "carol.example.org", contact: nil, unreadable: nil, outcome: nil,
    lookup: underWay("carol.example.org", seconds: 2))
}

@Sendable func refreshing(_ state: inout State) { state.subject?.lookup = underWay("alice.example.com", seconds: 0) }

@Sendable func refreshingAll(_ state: inout State) {
  state.refresh = RefreshOfAll(total: 214, done: 12, failed: 2, waiting: [])
}

@Sendable func malformed(_ state: inout State) {
  state.subject = Subject(
    id: "gustav.example", shownName: "gustav.example", contact: nil, unreadable: nil,
    outcome: outcome(.malformed, of: "gustav.example", problems: fridaProblems), lookup: nil)
}

@Sendable func unreadable(_ state: inout State) {
  state.subject = subject(alice)
  state.subject?.contact = nil
  state.subject?.unreadable = "line 12 of the file is no JSON"
}

@Sendable func logged(_ state: inout State) {
  for number in 0..<30 {
    state.log.add(
      Log.Entry(
        at: ago(minutes: Int64(90 - 3 * number)),
        text: "asked 127.0.0.53 for TXT of person\(number).example.org: answer, 12.3 ms"))
  }
  state.log.add(
    Log.Entry(
      at: now,
      text:
        "asked 127.0.0.53 for MIMI of 69db31976ead37b85cc42a49c95fd06eec99cfd9b7ff219a25c0f59c._mimi.post.example: no such name"
    ))
}

// Answers of providers.

let foundAccount = AccountAnswer(
  .found, account: "bob_family", subject: "acct:bob_family@im.telegram.org",
  links: [.init(rel: "self", href: "https://im.telegram.org/bob_family")], httpStatus: 200, address: "192.0.2.80")

let redirectAnswer = AccountAnswer(
  .redirect, httpStatus: 302, detail: "https://login.im.telegram.org/?next=/.well-known/webfinger",
  address: "192.0.2.80")

let hostileAnswer = AccountAnswer(
  .found, account: "\u{202E}bob\u{202C}\u{1B}[2J", subject: "acct:\u{1B}]0;owned\u{7}@im.telegram.org",
  links: (0..<20).map { .init(rel: "\u{7}", href: "https://evil.example/\($0)?\u{1B}[31m\u{9B}H\u{200B}") },
  httpStatus: 200, retryAfter: .max, address: "192.0.2.80")

/// The way to alice.example.com at Telegram.
let alicesChat = ChatPanel(id: "alice.example.com", provider: aliceProviders[0])

/// Of a provider whose account and links want to be something else.
var hostileChat: ChatPanel {
  var provider = oscar.providers[0]
  provider.links = (0..<20).map { .init(rel: "\u{7}", href: "https://evil.example/\($0)?\u{1B}[31m\u{9B}H\u{200B}") }
  var panel = ChatPanel(id: "oscar.example", provider: provider)
  let link = ChatLink(
    made: "https://chat.example/%E2%80%AEecila%1B%5B2J-x%3B%22" + String(repeating: "%20", count: 200))
  panel.chat.offers = [ProviderChat.Offer(link: link, toldBy: "\u{202E}gro.margelet.mi\u{1B}[2J")]
  return panel
}

let asciiFacts = Facts(server: "127.0.0.53, not encrypted", validation: "DNSSEC validated", isASCII: true)

let sampleConsents = [
  Consent(endpoint: "im.telegram.org", since: ago(days: 2)), Consent(endpoint: "mimi.whatsapp.com", since: now),
  Consent(
    endpoint: "messages.department-of-mathematics-and-of-physics.somewhere.university.example", since: ago(hours: 3)),
]

/// One account that the owner publishes, and one that the provider told.
var told: Contact {
  var contact = privacy
  contact.providers[0].account = "bob_family"
  contact.providers[0].accountFrom = .dns
  contact.changes = [
    ContactChange(at: ago(days: 9), what: .added, service: "telegram", endpoint: "im.telegram.org"),
    ContactChange(
      at: ago(days: 1), what: .account, service: "telegram", endpoint: "im.telegram.org", to: "bob_family"),
  ]
  return contact
}
