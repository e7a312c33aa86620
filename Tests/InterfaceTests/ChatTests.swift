import ContactStore
import Discovery
import DisplayText
import Terminal
import Testing

@testable import Interface
@testable import Services

/// From a provider to a conversation: what is shown before a link is opened, and what opens none.
struct ChatTests {
  static let telegram = "v=MIMI1; p=1; a=alice99; e=im.telegram.org; s=telegram"
  static let session = "v=MIMI1; p=2; a=0501; e=mimi.example; s=somewhere"
  static let leftOut = "v=MIMI1; p=3; e=mimi.signal.example; s=signal"

  /// In alice's providers.
  static func atAlices(
    columns: Int = 80, rows: Int = 24, noDesktop: DisplayText? = nil, terminalCopies: Bool = false,
    isASCII: Bool = false, keys: [ActionName: KeyStroke] = [:]
  ) -> Rehearsal {
    var rehearsal = Rehearsal(
      [
        Rehearsal.contact("alice.example", [telegram, session, leftOut]),
        Rehearsal.contact("zoe.example", [telegram]),
      ], columns: columns, rows: rows, noDesktop: noDesktop, terminalCopies: terminalCopies, isASCII: isASCII,
      keys: keys)
    rehearsal.send(.input(.key(.enter)))
    return rehearsal
  }

  static func text(_ rehearsal: Rehearsal) -> String { rehearsal.state.canvas.lines.joined(separator: "\n") }

  static func opened(_ rehearsal: Rehearsal) -> [String] {
    rehearsal.effects.compactMap { if case .openLink(let link) = $0 { link.uri } else { nil } }
  }

  static func copies(_ rehearsal: Rehearsal) -> [Copy] {
    rehearsal.effects.compactMap { if case .copy(let copy) = $0 { copy } else { nil } }
  }

  // MARK: Opening

  @Test func theLinkIsShownAndOneEnterOpensIt() {
    var rehearsal = Self.atAlices()
    rehearsal.press("o")
    let text = Self.text(rehearsal)
    for words in [
      "Chat on Telegram", "alice.example", "alice99", "https://t.me/alice99", "Enter opens it with xdg-open",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(Self.opened(rehearsal).isEmpty)
    rehearsal.press("<Enter>")
    #expect(Self.opened(rehearsal) == ["https://t.me/alice99"])
    #expect(rehearsal.state.message?.text == "Telegram's link was handed to xdg-open")
    #expect(rehearsal.state.log.entries.map(\.text) == ["xdg-open: https://t.me/alice99"])
    #expect(rehearsal.state.place == .providers && rehearsal.state.provider == 0)
  }

  /// As after a paste without brackets, or over a line that stood still.
  @Test func keysThatComeBeforeItIsDrawnDoNot() {
    var rehearsal = Self.atAlices()
    rehearsal.holdsFrames = true
    rehearsal.press("o<Enter>")
    #expect(Self.opened(rehearsal).isEmpty)
    rehearsal.holdsFrames = false
    rehearsal.send(.time(rehearsal.state.now))
    rehearsal.press("<Enter>")
    #expect(Self.opened(rehearsal) == ["https://t.me/alice99"])
  }

  @Test func nothingElseOpensIt() {
    for way in [
      "o", "oo", "ol<Right>", "o ", "or", "op", "oyYjkGg<PgDn>", "o?<Enter>", "o<Tab>", "o<Esc><Right>", "oR", "on",
    ] {
      var rehearsal = Self.atAlices()
      rehearsal.press(way)
      rehearsal.send(.input(.paste("o\n\r")))
      rehearsal.send(.input(.mouse(.press, Point(column: 30, row: 8))))
      rehearsal.send(.input(.mouse(.doublePress, Point(column: 2, row: 23))))
      rehearsal.wait(seconds: 1_000)
      #expect(Self.opened(rehearsal).isEmpty, "\(way)")
    }
  }

  @Test func whatIsTypedAheadOpensNothing() {
    var rehearsal = Rehearsal()
    rehearsal.holdsReading = true
    rehearsal.changeElsewhere([Rehearsal.contact("alice.example", [Self.telegram])])
    #expect(rehearsal.unread == ["alice.example"])
    rehearsal.press("<Enter>o<Enter><Enter>")
    rehearsal.read()
    #expect(rehearsal.state.place.kind == .chat)
    #expect(Self.opened(rehearsal).isEmpty)
  }

  @Test func aFailureIsSaidAndLogged() {
    var rehearsal = Self.atAlices()
    rehearsal.opening = .failed(message: "xdg-open found no program for https", hint: "install a browser")
    rehearsal.press("o<Enter>")
    #expect(
      rehearsal.state.message == Message(kind: .failure, text: "xdg-open found no program for https; install a browser")
    )
    #expect(rehearsal.state.log.entries.last?.text == "xdg-open found no program for https; install a browser")
  }

  @Test func onASmallScreenItIsReadFirst() {
    var rehearsal = Self.atAlices(columns: 40, rows: 10)
    var panel = sampleChat
    panel.selected = 1
    rehearsal.show(panel)
    var shown = Set<String>()
    let link = panel.chat.offers[1].link
    for _ in 0..<10 where Self.opened(rehearsal).isEmpty {
      shown.formUnion(rehearsal.state.canvas.lines)
      let pieces = link.shown.wrapped(to: 34).map(\.description) + ["named by im.telegram.org, whose"]
      let isRead = pieces.allSatisfy { piece in shown.contains { $0.contains(piece) } }
      rehearsal.press("<Enter>")
      #expect(Self.opened(rehearsal).isEmpty != isRead)
    }
    #expect(Self.opened(rehearsal) == [link.uri])
  }

  @Test func jumpingToTheEndIsNotReading() {
    var rehearsal = Self.atAlices(columns: 40, rows: 10)
    var panel = sampleChat
    panel.chat.offers.swapAt(0, 1)
    panel.chat.offers = Array(panel.chat.offers.prefix(1))
    rehearsal.show(panel)
    rehearsal.press("G<Enter>")
    #expect(Self.opened(rehearsal).isEmpty)
    #expect(rehearsal.state.message?.text.description.contains("Enter") == true)
  }

  @Test func anotherSizeIsReadAnew() {
    var rehearsal = Self.atAlices()
    var panel = sampleChat
    panel.selected = 1
    rehearsal.show(panel)
    rehearsal.send(.input(.resize(Size(columns: 40, rows: 10))))
    rehearsal.press("<Enter>")
    #expect(Self.opened(rehearsal).isEmpty)
  }

  @Test func theUserChoosesAmongLinks() {
    var rehearsal = Self.atAlices()
    rehearsal.show(sampleChat)
    #expect(Self.text(rehearsal).contains("named by im.telegram.org, whose word it is"))
    rehearsal.press("jjj")
    rehearsal.press("Y<Enter>")
    #expect(Self.copies(rehearsal).map(\.text) == ["xmpp:bob@im.telegram.example?message"])
    #expect(Self.opened(rehearsal) == ["xmpp:bob@im.telegram.example?message"])
  }

  @Test func whatComesMeanwhileDoesNotChangeTheLink() {
    var rehearsal = Self.atAlices()
    rehearsal.press("o")
    rehearsal.changeElsewhere([
      Rehearsal.contact("alice.example", ["v=MIMI1; p=1; a=mallory; e=im.telegram.org; s=telegram"])
    ])
    #expect(Self.text(rehearsal).contains("https://t.me/alice99"))
    rehearsal.press("<Enter>")
    #expect(Self.opened(rehearsal) == ["https://t.me/alice99"])
    #expect(Self.text(rehearsal).contains("mallory"))
  }

  // MARK: What is in the way

  @Test func withoutADesktopItSaysWhatElseCanBeDone() {
    var rehearsal = Self.atAlices(noDesktop: "there is no desktop here")
    #expect(Self.text(rehearsal).contains("c shows a QR code of https://t.me/alice99"))
    rehearsal.press("o")
    for words in ["! there is no desktop here", "y copies the account", "c shows a QR code"] {
      #expect(Self.text(rehearsal).contains(words), "\(words)")
    }
    rehearsal.press("<Enter>")
    #expect(Self.opened(rehearsal).isEmpty && rehearsal.state.message?.text == "there is no desktop here")
  }

  @Test func whereThereIsNoLinkThatIsSaid() {
    var rehearsal = Self.atAlices()
    rehearsal.press("j")
    #expect(Self.text(rehearsal).contains("no link: "))
    for key in ["o", "Y", "c"] {
      rehearsal.press(key)
      #expect(rehearsal.state.message?.text.description.hasSuffix("; y copies the account") == true, "\(key)")
      #expect(rehearsal.state.place == .providers)
    }
    rehearsal.press("y")
    #expect(Self.copies(rehearsal).map(\.text) == ["0501"])
  }

  @Test func whereNoAccountIsKnownTheProviderIsToBeAsked() {
    var rehearsal = Self.atAlices()
    rehearsal.press("jj")
    let why: DisplayText = "the owner leaves the account out; a asks the provider"
    #expect(Self.text(rehearsal).contains(why.description))
    for key in ["o", "y", "Y", "c"] {
      rehearsal.press(key)
      #expect(rehearsal.state.message?.text == why, "\(key)")
    }
    #expect(rehearsal.effects.allSatisfy { if case .load = $0 { true } else { false } })
  }

  @Test func withNobodyThereThatIsSaid() {
    let state = Rehearsal().state
    var empty = state
    empty.go(to: .providers)
    for action in [ActionName.chat, .copyAccount, .copyLink, .qr] {
      #expect(empty.obstacle(to: action) == "no contact is selected")
    }
  }

  // MARK: Of what a provider told

  @Test func anAnswerIsAWayToAChat() {
    var rehearsal = AccountTests.atBobs()
    rehearsal.holdsAccounts = true
    rehearsal.press("ao")
    #expect(rehearsal.state.message?.text == "im.telegram.org was not asked yet; Enter asks it")
    rehearsal.press("<Enter>o")
    #expect(rehearsal.state.message?.text == "im.telegram.org is being asked already; Esc cancels")
    rehearsal.answerAccount("im.telegram.org")
    #expect(Self.text(rehearsal).contains("o opens a chat"))
    rehearsal.press("yo")
    #expect(Self.copies(rehearsal).map(\.text) == ["bob_family"])
    #expect(Self.text(rehearsal).contains("bob_family, the word of im.telegram.org"))
    rehearsal.press("<Enter>")
    #expect(Self.opened(rehearsal) == ["https://t.me/bob_family"])
    #expect(rehearsal.state.place.kind == .account)
  }

  // MARK: Keys of one's own

  @Test func textsNameTheUsersOwnKeys() {
    let keys: [ActionName: KeyStroke] = [
      .chat: KeyStroke(.function(2)), .copyAccount: KeyStroke(.function(3)), .copyLink: KeyStroke(.function(4)),
      .qr: KeyStroke(.function(5)), .open: KeyStroke(.function(6)), .back: KeyStroke(.function(7)),
    ]
    var rehearsal = Self.atAlices(keys: keys)
    rehearsal.press("<F6>")
    #expect(Self.text(rehearsal).contains("F2 opens https://t.me/alice99"))
    rehearsal.press("<F2>")
    #expect(Self.text(rehearsal).contains("F6 opens it with xdg-open, F7 does not"))
    #expect(Self.text(rehearsal).contains("F3 copies the account"))
    rehearsal.press("<Enter>")
    #expect(Self.opened(rehearsal).isEmpty)
    rehearsal.press("<F5>")
    #expect(Self.text(rehearsal).contains("not read? F5 inverts it"))
    rehearsal.press("<F7><F6>")
    #expect(Self.opened(rehearsal) == ["https://t.me/alice99"])
  }
}

extension Rehearsal {
  /// Opens a panel as `o` does.
  mutating func show(_ panel: ChatPanel) { change { $0.goAside(to: .chat(panel)) } }
}
