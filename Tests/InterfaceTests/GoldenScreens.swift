import ContactStore
import DisplayText
import Terminal

@testable import Discovery
@testable import Interface

extension GoldenScreen {
  static let all: [GoldenScreen] =
    usual
    + [
      screens("home", everySize, home),
      screens("first-run", everySize, firstRun),
      screens("help", everySize, Scene(place: .help(top: 0), shows: alice)),
      screens("provider", wideAndNarrow, Scene(place: .provider(top: 0), shows: alice)),
      outcomes, accounts, chats,
    ].flatMap(\.self)

  private static let everySize = ["80x24", "120x40", "60x20", "40x10", "20x5", "1x1"]
  private static let wideAndNarrow = ["80x24", "120x40", "40x10"]

  private static func screens(_ name: String, _ sizes: [String], _ scene: Scene) -> [GoldenScreen] {
    sizes.map { text in
      let parts = text.split(separator: "x").compactMap { Int($0) }
      return GoldenScreen(name: name, size: Size(columns: parts[0], rows: parts[1]), scene: scene)
    }
  }

  private static func screen(_ name: String, _ scene: Scene) -> [GoldenScreen] { screens(name, ["80x24"], scene) }

  private static let home = Scene(typed: "alice", place: .providers, selection: .contact(1), shows: alice)
  private static let firstRun = Scene(contacts: [], selection: nil)

  private static let usual: [GoldenScreen] = [
    screen("first-run-demo", Scene(facts: demoFacts, contacts: [], selection: nil)),
    screen("first-run-no-save", Scene(facts: noSave, contacts: [], selection: nil)),
    screen("privacy", Scene(place: .providers, shows: privacy)),
    screen("privacy-provider", Scene(place: .provider(top: 0), shows: privacy, change: { $0.provider = 1 })),
    screens(
      "filter-many", ["80x24", "60x20"],
      Scene(contacts: [], typed: "person", shows: alice, change: crowd(of: 100_000, listed: 51_233))),
    screen("opening", Scene(contacts: [], selection: nil, change: { $0.isOpening = true })),
    screen("list", Scene(place: .contacts, selection: .contact(1), shows: alice)),
    screen("list-named", Scene(place: .contacts, shows: named)),
    screen("list-broken", Scene(selection: .contact(2), shows: bob)),
    screen("refreshing", Scene(place: .providers, shows: alice, change: refreshing)),
    screens("lookup", ["80x24", "40x10"], Scene(selection: .discover, change: lookingUp)),
    screen("refresh-all", Scene(place: .contacts, shows: alice, change: refreshingAll)),
    screens("filter", ["80x24", "40x10"], Scene(typed: "alice", shows: alice)),
    screens("filter-discover", ["80x24", "40x10"], Scene(typed: "alice.example", selection: .discover)),
    screen("filter-none", Scene(typed: "zo", selection: nil)),
    screen("filter-refused", Scene(typed: "a..b", selection: nil)),
    screen("filter-telephone", Scene(typed: "+1 555 0100", selection: nil)),
    screen("discover-email", Scene(typed: "dora@post.example", selection: .discover)),
    screen(
      "discover-pinned",
      Scene(contacts: [], typed: "example.org", selection: .discover, change: crowd(of: 100, listed: 100))),
    screen(
      "many-contacts",
      Scene(
        contacts: [], place: .contacts, selection: .contact(30), shows: sampleContact(person(30), [aliceProviders[0]]),
        change: crowd(of: 51_233, listed: 51_233))),
    screen("long-prompt", Scene(typed: String(repeating: "long.", count: 30) + "example", selection: .discover)),
    screen(
      "long-prompt-start",
      Scene(
        typed: String(repeating: "long.", count: 30) + "example", selection: .discover,
        change: { state in
          state.prompt.moveToStart(); state.prompt.move(by: 3)
        })),
    screen(
      "bogus",
      Scene(place: .contacts, shows: alice, change: { $0.subject?.outcome = outcome(.bogus, of: "alice.example.com") })),
    screens("malformed", ["80x24", "40x10"], Scene(selection: .discover, change: malformed)),
    screen("problems", Scene(place: .providers, shows: frida)),
    screen("tie", Scene(place: .providers, shows: carol)),
    screens("choice-not-published", ["80x24", "60x20"], Scene(place: .providers, shows: choiceGone)),
    screen("owners-first", Scene(facts: noSave, place: .providers, shows: emil, change: { $0.provider = 1 })),
    screen("changes", Scene(place: .providers, shows: moved)),
    screen("unreadable", Scene(place: .contacts, change: unreadable)),
    screens(
      "many-providers", ["80x24", "60x20", "40x10"],
      Scene(place: .providers, shows: crowded, change: { $0.provider = 40 })),
    screens(
      "form", wideAndNarrow,
      Scene(place: form("Alice at work"), shows: alice, change: { $0.placesBefore = [.contacts] })),
    screens("form-long", ["80x24"], Scene(place: form(String(repeating: "a long note ", count: 20)), shows: alice)),
    screens(
      "question", ["80x24", "40x10"],
      Scene(
        place: .question(.refreshAll(names: 214)), shows: alice, change: { $0.placesBefore = [.contacts] })),
    screens("log", ["80x24", "40x10"], Scene(place: .log(top: 0), shows: alice, change: logged)),
    screen("log-empty", Scene(place: .log(top: 0))),
    screen("help-end", Scene(place: .help(top: 1_000))),
    screen(
      "message-refusal",
      Scene(
        place: .providers, shows: alice,
        change: {
          $0.message = Message(
            kind: .refusal, text: "nothing can be kept: the contacts were written by a newer version")
        })),
    screen(
      "message-failure",
      Scene(
        place: .providers, shows: alice,
        change: {
          $0.message = Message(kind: .failure, text: "alice.example.com could not be kept: the disk is full")
        })),
    screens(
      "cjk", ["80x24", "40x10"], Scene(contacts: [cjk, alice], place: .contacts, selection: .contact(0), shows: cjk)),
    screen("marks-and-emoji", Scene(contacts: [marks], place: .providers, shows: marks)),
    screen("hostile", Scene(contacts: [oscar], place: .providers, shows: oscar)),
    screen("hostile-provider", Scene(contacts: [oscar], place: .provider(top: 0), shows: oscar)),
    screen("hostile-prompt", Scene(typed: "\u{202E}moc.elpmaxe\u{1B}[2J", selection: nil)),
  ].flatMap(\.self)

  /// From the question to the user to the provider's answer.
  private static let accounts: [GoldenScreen] = [
    asking("account-consent", wideAndNarrow, .consent),
    asking("account-consent-end", ["40x10"], .consent, top: 1_000),
    asking(
      "account-consent-left-alone", ["80x24"], .consent,
      change: { state in
        state.leftAlone.set("im.telegram.org", seconds: 89, at: now)
        state.consents = sampleConsents
      }),
    asking("account-asking", ["80x24", "40x10"], .asking(number: 1, since: now.adding(seconds: -2))),
    asking(
      "account-found", ["80x24", "40x10"], .answered(foundAccount, at: now, notKept: nil),
      change: { _ = $0.subject?.contact?.setAccount("bob_family", toldBy: privacy.providers[0].reference, at: now) }),
    asking(
      "account-found-not-kept", ["80x24"], .answered(foundAccount, at: now, notKept: "--no-save keeps nothing")),
    asking(
      "account-wait", ["80x24", "40x10"],
      .answered(AccountAnswer(.wait, httpStatus: 429, retryAfter: 90, address: "192.0.2.80"), at: now, notKept: nil),
      change: { $0.leftAlone.set("im.telegram.org", seconds: 89, at: now) }),
    asking(
      "account-not-found", ["80x24", "40x10"],
      .answered(AccountAnswer(.notFound, httpStatus: 404, address: "192.0.2.80"), at: ago(minutes: 3), notKept: nil)),
    asking("account-hostile", ["80x24"], .answered(hostileAnswer, at: now, notKept: nil)),
    asking("account-redirect", ["80x24"], .answered(redirectAnswer, at: now, notKept: nil)),
    screens(
      "consents", ["80x24", "40x10"],
      Scene(place: .consents(selected: 1), shows: alice, change: { $0.consents = sampleConsents })),
    screen("consents-none", Scene(place: .consents(selected: 0), shows: alice)),
    screen("told", Scene(place: .providers, shows: told)),
    screen("told-provider", Scene(place: .provider(top: 0), shows: told)),
  ].flatMap(\.self)

  /// From a provider to a conversation.
  private static let chats: [GoldenScreen] = [
    chatting("chat", wideAndNarrow, alicesChat),
    chatting("chat-links", wideAndNarrow, sampleChat),
    chatting("chat-links-second", ["80x24"], sampleChat, change: { $0.selected = 1 }),
    chatting(
      "chat-links-second", ["40x10"], sampleChat,
      change: {
        $0.selected = 1
        $0.top = 5
      }),
    chatting(
      "chat-no-desktop", ["80x24", "40x10"], alicesChat, noDesktop: "no link can be opened: there is no desktop"),
    chatting("chat-hostile", ["80x24", "40x10"], hostileChat),
    screens("qr", wideAndNarrow, Scene(place: .qr(QRPanel(panel: alicesChat)), shows: alice)),
    screens("qr-inverted", ["80x24"], Scene(place: .qr(QRPanel(panel: alicesChat, isInverted: true)), shows: alice)),
    screens("qr-ascii", ["80x40"], Scene(facts: asciiFacts, place: .qr(QRPanel(panel: alicesChat)), shows: alice)),
    screen("provider-session", Scene(place: .provider(top: 0), shows: emil)),
    screens("table-no-link", ["80x24", "60x20"], Scene(place: .providers, shows: emil)),
    screens(
      "table-no-account", ["80x24", "60x20"], Scene(place: .providers, shows: alice, change: { $0.provider = 2 })),
  ].flatMap(\.self)

  private static func chatting(
    _ name: String, _ sizes: [String], _ panel: ChatPanel, noDesktop: DisplayText? = nil,
    change: (inout ChatPanel) -> Void = { _ in }
  ) -> [GoldenScreen] {
    var panel = panel
    change(&panel)
    var facts = sampleFacts
    facts.noDesktop = noDesktop
    return screens(
      name, sizes, Scene(facts: facts, place: .chat(panel), shows: alice, change: { $0.placesBefore = [.providers] }))
  }

  private static func asking(
    _ name: String, _ sizes: [String], _ stage: AccountPanel.Stage, top: Int = 0,
    change: @escaping @Sendable (inout State) -> Void = { _ in }
  ) -> [GoldenScreen] {
    var panel = samplePanel(stage)
    panel.top = top
    return screens(
      name, sizes,
      Scene(
        contacts: [alice, work, bob, privacy], place: .account(panel), selection: .contact(3),
        shows: privacy,
        change: { state in
          state.placesBefore = [.providers]
          change(&state)
        }))
  }

  /// Each heading, and a contact that was found before with it.
  private static let outcomes: [GoldenScreen] = DiscoveryStatus.allCases.filter { $0 != .found }.flatMap { status in
    screen(
      "outcome-\(status.rawValue)",
      Scene(change: { state in
        state.subject = Subject(
          id: "carol.example.org", shownName: "carol.example.org", contact: nil, unreadable: nil,
          outcome: outcome(status, of: "carol.example.org"), lookup: nil)
        state.selection = .discover
      }))
  }
}
