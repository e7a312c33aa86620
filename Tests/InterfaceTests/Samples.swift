import ContactStore
import DisplayText
import Terminal

@testable import Discovery
@testable import Interface
@testable import Services

/// When all screens are drawn.
let now = sampleMoment("2026-11-23T15:04:05Z")

func sampleMoment(_ text: String) -> Timestamp { Timestamp(text) ?? Timestamp(seconds: 0) }

func ago(minutes: Int64 = 0, hours: Int64 = 0, days: Int64 = 0) -> Timestamp {
  now.adding(seconds: -60 * (minutes + 60 * (hours + 24 * days)))
}

func sampleIdentifier(_ text: String) -> Identifier {
  do { return try Identifier(text) } catch { fatalError("\(text): \(error.message)") }
}

/// A contact that was found two minutes ago, and is good for an hour from then.
func sampleContact(
  _ id: String, name: String? = nil, note: String? = nil, _ providers: [ContactProvider] = [],
  found: Timestamp = ago(minutes: 2), dnssec: DNSSECStatus = .secure
) -> Contact {
  var contact = Contact(sampleIdentifier(id), status: .found, checkedAt: found)
  contact.name = name
  contact.note = note
  contact.foundAt = found
  contact.goodUntil = found.adding(seconds: 3_600)
  contact.dnssec = dnssec
  contact.ttl = 3_600
  contact.providers = providers
  return contact
}

func provider(
  _ priority: UInt16?, _ service: String?, _ endpoint: String, _ account: String? = nil,
  tags: [ContactProvider.Tag] = []
) -> ContactProvider {
  ContactProvider(
    priority: priority, service: service, endpoint: endpoint, account: account,
    accountFrom: account == nil ? nil : .dns, tags: tags)
}

let aliceProviders = [
  provider(1, "telegram", "im.telegram.org", "myname99"),
  provider(2, "whatsapp", "mimi.whatsapp.com", "+15550100"),
  provider(3, "signal", "mimi.signal.example"),
]

/// The one that the drawing of the design shows.
var alice: Contact {
  var contact = sampleContact("alice.example.com", aliceProviders)
  contact.preferred = aliceProviders[1].reference
  return contact
}

var work: Contact {
  var contact = sampleContact(
    "alice@work.example.com", name: "Alice at work", aliceProviders, found: ago(days: 3), dnssec: .insecure)
  contact.status = .found
  return contact
}

var bob: Contact {
  var contact = sampleContact("bob.example.net", [aliceProviders[0]], found: ago(days: 12))
  contact.status = .noName
  contact.checkedAt = ago(hours: 5)
  return contact
}

let sampleFacts = Facts(server: "127.0.0.53, not encrypted", validation: "DNSSEC validated", services: ["signal"])

/// A state without a store: what the views read is set as `update` would set it.
struct Scene {
  var facts = sampleFacts
  var contacts: [Contact] = [alice, work, bob]
  var typed = ""
  var place = Place.prompt
  var selection: Selection? = .contact(0)
  /// The contact on the right side; `nil` for nobody.
  var shows: Contact?
  var change: @Sendable (inout State) -> Void = { _ in }

  func state(_ size: Size) -> State {
    var state = State(facts: facts, size: size, now: now)
    state.isOpening = false
    for contact in contacts { state.directory.set(ContactSummary(contact)) }
    state.prompt = LineEditor(typed)
    state.typed = Typed(typed)
    state.list = state.directory.list(matching: typed, in: .name)
    state.selection = selection
    state.place = place
    if let shows { state.subject = subject(shows) }
    change(&state)
    return state
  }
}

func subject(_ contact: Contact) -> Subject {
  var name = Words.identifier(contact.id)
  if name.description != contact.id { name = "\(name) (\(contact.id))" }
  return Subject(id: contact.id, shownName: name, contact: contact, unreadable: nil, outcome: nil, lookup: nil)
}

/// How a discovery of a name ended that found nothing.
func outcome(
  _ status: DiscoveryStatus, of name: DisplayText, problems: [RecordProblem] = [], foreign: Int = 2
) -> Outcome {
  let failure: ResolutionFailure? =
    switch status {
    case .bogus: ResolutionFailure(.bogus, server: "127.0.0.53", detail: "signature expired")
    case .serverFailure: ResolutionFailure(.serverFailure, server: "127.0.0.53")
    case .refused: ResolutionFailure(.refused, server: "127.0.0.53")
    case .timeout: ResolutionFailure(.timeout, server: "127.0.0.53")
    case .unreachable: ResolutionFailure(.unreachable, server: "127.0.0.53")
    default: nil
    }
  let result = DiscoveryResult(
    status: status, dnssec: status == .notSecure ? .insecure : nil, ttl: nil, providers: [], problems: problems,
    foreignRecords: foreign, queries: [], failure: failure)
  guard let explanation = result.explanation(for: name, timeout: .seconds(5)) else {
    fatalError("\(status) needs no explanation")
  }
  return Outcome(explanation: explanation, problems: problems, status: status, at: now)
}

/// bob.family.example's provider is asked.
func samplePanel(_ stage: AccountPanel.Stage = .consent, of provider: ContactProvider = privacy.providers[0])
  -> AccountPanel
{
  do {
    let question = try AccountQuestion(sampleIdentifier("bob.family.example"), endpoint: provider.endpoint)
    return AccountPanel(question: question, provider: provider.reference, stage: stage)
  } catch { fatalError("\(provider.endpoint): \(error.message)") }
}

func problem(_ record: String, _ reason: ProblemReason) -> RecordProblem {
  RecordProblem(octets: Array(record.utf8), reason: reason)
}
/// bob.family.example's chat, with one link of our own and two that the provider named.
var sampleChat: ChatPanel {
  var provider = provider(1, "telegram", "im.telegram.org", "bob_family")
  provider.accountFrom = .provider
  provider.accountAt = now
  var panel = ChatPanel(id: "bob.family.example", provider: provider)
  panel.chat.offers += [
    ProviderChat.Offer(
      link: ChatLink(
        made: "https://chat.example/a/long/way/to/the/chat/with/bob?and=" + String(repeating: "more", count: 40)),
      toldBy: "im.telegram.org"),
    ProviderChat.Offer(link: ChatLink(made: "xmpp:bob@im.telegram.example?message"), toldBy: "im.telegram.org"),
  ]
  return panel
}
