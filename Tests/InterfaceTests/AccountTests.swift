import ContactStore
import Discovery
import DisplayText
import Terminal
import Testing

@testable import Interface

/// Asking a provider for the account: what is asked of the user first, and what becomes of the answer.
struct AccountTests {
  static let telegram = "v=MIMI1; p=1; e=im.telegram.org; s=telegram"
  static let signal = "v=MIMI1; p=2; e=mimi.signal.example; s=signal"
  static let found = AccountAnswer(
    .found, account: "bob_family", subject: "acct:bob_family@im.telegram.org", httpStatus: 200, address: "192.0.2.80",
    elapsed: .microseconds(12_340))

  /// In bob's providers, of which the first can be asked.
  static func atBobs(
    _ records: [String] = [telegram, signal], keepsNothing: DisplayText? = nil, isReadOnly: Bool = false
  ) -> Rehearsal {
    var rehearsal = Rehearsal(
      [Rehearsal.contact("bob.example", records), Rehearsal.contact("zoe.example", [signal])],
      keepsNothing: keepsNothing, isReadOnly: isReadOnly)
    rehearsal.providers["im.telegram.org"] = found
    rehearsal.press("<Enter>")
    return rehearsal
  }

  static func isSent(_ effect: Effect) -> Bool { if case .askAccount = effect { true } else { false } }

  static func stage(_ rehearsal: Rehearsal) -> AccountPanel.Stage? { rehearsal.state.accountPanel?.stage }

  static func answer(_ rehearsal: Rehearsal) -> AccountAnswer? {
    if case .answered(let answer, _, _)? = stage(rehearsal) { answer } else { nil }
  }

  static func text(_ rehearsal: Rehearsal) -> String { rehearsal.state.canvas.lines.joined(separator: "\n") }

  // MARK: Before anything is sent

  @Test func nothingIsSentBeforeTheUserAgrees() {
    // Any key that is no agreement, also twice, also by mouse and paste, in any of these places.
    for way in [
      "a", "<Enter>a", "aa", "a<Tab>", "a/", "ajk<PgDn>", "ay", "a ", "al<Right>", "ar", "ap", "a?<Enter>", "aR",
    ] {
      var rehearsal = Self.atBobs()
      rehearsal.press(way)
      rehearsal.send(.input(.paste("y\nA\n")))
      rehearsal.send(.input(.mouse(.press, Point(column: 30, row: 8))))
      rehearsal.send(.input(.mouse(.doublePress, Point(column: 2, row: 23))))
      rehearsal.wait(seconds: 1_000)
      #expect(!rehearsal.effects.contains(where: Self.isSent), "\(way)")
      #expect(rehearsal.effects.allSatisfy { if case .load = $0 { true } else { false } }, "\(way)")
      #expect(Self.stage(rehearsal) == .consent, "\(way)")
    }
  }

  @Test(arguments: ["<Esc>", "h", "<Left>"]) func whoeverSaysNoSendsNothing(key: String) {
    var rehearsal = Self.atBobs()
    rehearsal.press("an" + key)
    #expect(rehearsal.state.place == .providers)
    rehearsal.press("jk")
    #expect(!rehearsal.effects.contains(where: Self.isSent))
    #expect(rehearsal.state.log.entries.isEmpty)
  }

  @Test func thePanelSaysWhatIsSentToWhom() {
    var rehearsal = Self.atBobs()
    rehearsal.press("a")
    guard let panel = rehearsal.state.accountPanel else {
      Issue.record("there is no panel")
      return
    }
    #expect(panel.question.url.contains("acct%3Abob.example%40im.telegram.org"))
    let disclosure = AccountDisclosure(panel.question, resolver: "127.0.0.53 (not encrypted)", dnssec: .secure)
    for columns in [36, 51, 100] {
      let shown = rehearsal.state.accountLines(panel, columns: columns).map { line in
        #expect(line.width <= columns)
        return line.spans.map(\.text.description).joined()
      }
      func words(_ text: some Sequence<String>) -> [Substring] { text.flatMap { $0.split { $0 == " " || $0 == ":" } } }
      // Every word of it, in its order.
      var rest = words(shown)[...]
      for word in words(disclosure.lines.map(\.text.description)) {
        guard let place = rest.firstIndex(of: word) else {
          Issue.record("\(word) is missing at \(columns) columns")
          break
        }
        rest = rest[(place + 1)...]
      }
    }
  }

  @Test func onASmallScreenThePanelIsScrolledToItsEnd() {
    var rehearsal = Self.atBobs()
    rehearsal.send(.input(.resize(Size(columns: 40, rows: 10))))
    rehearsal.press("a")
    #expect(Self.text(rehearsal).contains("Sent: bob.example"))
    #expect(!Self.text(rehearsal).contains("Esc does not"))
    #expect(Self.text(rehearsal).contains(" lines 1 to 4 of 15: Up, Down"))
    #expect(Self.text(rehearsal).contains(" 11 more lines "))
    // What else is said hides neither that nor the lines.
    rehearsal.send(.notice("the contacts were read", hint: "", isFailure: false))
    #expect(Self.text(rehearsal).contains(" 11 more lines "))
    // Nobody agrees to what has not been on the screen.
    for key in ["<Enter>", "A", "<Enter>"] {
      #expect(!Self.text(rehearsal).contains("Esc does not"))
      rehearsal.press(key)
      #expect(Self.stage(rehearsal) == .consent)
    }
    rehearsal.press("gG")
    #expect(Self.text(rehearsal).contains("Esc does not"))
    #expect(!Self.text(rehearsal).contains("more line"))
    #expect(!rehearsal.effects.contains(where: Self.isSent))
    rehearsal.press("<Enter>")
    #expect(rehearsal.effects.contains(where: Self.isSent))
  }

  /// As after a paste without brackets, or over a line that stood still.
  @Test(arguments: ["<Enter>", "A"]) func keysThatComeBeforeThePanelIsDrawnAgreeToNothing(key: String) {
    var rehearsal = Self.atBobs()
    rehearsal.holdsFrames = true
    rehearsal.press("a\(key)")
    #expect(!rehearsal.effects.contains(where: Self.isSent))
    rehearsal.holdsFrames = false
    rehearsal.send(.time(rehearsal.state.now))
    rehearsal.press(key)
    #expect(rehearsal.effects.contains(where: Self.isSent))
  }

  @Test func keysTypedAheadAgreeToNothing() {
    var rehearsal = Rehearsal([Rehearsal.contact("bob.example", [Self.telegram])])
    rehearsal.holdsReading = true
    rehearsal.changeElsewhere([Rehearsal.contact("alice.example", [Self.telegram])])
    rehearsal.press("<Enter>a<Enter>A<Enter>")
    rehearsal.read()
    #expect(Self.stage(rehearsal) == .consent)
    #expect(!rehearsal.effects.contains(where: Self.isSent))
  }

  @Test func aSecondPressOfTheMouseAgreesToNothing() {
    var rehearsal = Self.atBobs()
    let row = rehearsal.state.layout.footer.row
    guard let item = rehearsal.state.footerItems.first(where: { $0.action == .account }) else {
      Issue.record("the footer does not offer to ask")
      return
    }
    rehearsal.send(.input(.mouse(.press, Point(column: item.columns.lowerBound, row: row))))
    #expect(Self.stage(rehearsal) == .consent)
    for column in 0..<80 { rehearsal.send(.input(.mouse(.doublePress, Point(column: column, row: row)))) }
    #expect(Self.stage(rehearsal) == .consent)
    #expect(!rehearsal.effects.contains(where: Self.isSent) && !rehearsal.effects.contains(.quit))
  }

  @Test(arguments: [
    ("v=MIMI1; p=1; a=alice99; e=im.telegram.org; s=telegram", "the owner publishes this account"),
    (nil, "there is no provider to ask"),
  ])
  func whatIsInTheWayIsSaid(record: String?, words: String) {
    var rehearsal = Self.atBobs(record.map { [$0] } ?? [])
    rehearsal.press("a")
    #expect(rehearsal.state.message?.kind == .refusal)
    #expect(rehearsal.state.message?.text.description.contains(words) == true)
    #expect(rehearsal.state.accountPanel == nil)
  }

  @Test func anEndpointThatIsNoneIsNotAsked() {
    // A file that was edited may have any.
    for endpoint in ["192.0.2.7", "localhost", "a_b.example", "", "\u{1B}[2J.example", "0x7f.1"] {
      var contact = Rehearsal.contact("bob.example", [Self.telegram])
      contact.providers[0].endpoint = endpoint
      var rehearsal = Rehearsal([contact])
      rehearsal.press("<Enter>a")
      #expect(rehearsal.state.accountPanel == nil)
      #expect(rehearsal.state.message?.text.description.contains("cannot be asked") == true)
    }
  }

  @Test func withNobodyThereIsNobodyToAsk() {
    var rehearsal = Rehearsal()
    rehearsal.press("<Tab>a")
    #expect(rehearsal.state.obstacle(to: .account) == "no contact is selected")
  }

  // MARK: Asking

  @Test func enterAsksOnceAndTheAccountIsKept() {
    var rehearsal = Self.atBobs()
    rehearsal.press("a<Enter>")
    #expect(rehearsal.effects.filter(Self.isSent).count == 1)
    #expect(Self.answer(rehearsal) == Self.found)
    let kept = rehearsal.contacts["bob.example"]?.providers.first { $0.service == "telegram" }
    #expect(kept?.account == "bob_family" && kept?.accountFrom == .provider && kept?.accountAt == Rehearsal.now)
    #expect(rehearsal.state.subject?.contact == rehearsal.contacts["bob.example"])
    #expect(
      rehearsal.state.message?.text == "im.telegram.org says bob_family; it is kept as the provider's word")
    #expect(!rehearsal.effects.contains { if case .allow = $0 { true } else { false } })
    #expect(
      rehearsal.state.log.entries.map(\.text) == [
        "im.telegram.org: account of bob.example at 192.0.2.80: found, HTTP 200, 12.3 ms"
      ])
    rehearsal.press("<Enter>")
    #expect(rehearsal.state.place == .providers)
    // Without a consent that is remembered the next time begins with the question.
    rehearsal.press("a")
    #expect(Self.stage(rehearsal) == .consent)
  }

  @Test func askedAgainInThePanelTheNewAccountIsKept() {
    var rehearsal = Self.atBobs()
    rehearsal.press("a<Enter>")
    rehearsal.providers["im.telegram.org"] = AccountAnswer(.found, account: "bob_moved")
    rehearsal.wait(seconds: 5)
    rehearsal.press("a<Enter>")
    let kept = rehearsal.contacts["bob.example"]?.providers.first
    #expect(kept?.account == "bob_moved" && kept?.accountAt == Rehearsal.now.adding(seconds: 5))
    rehearsal.press("<Enter>")
    #expect(Self.text(rehearsal).contains("Telegram   says bob_moved"))
  }

  @Test func ofTwoRecordsOfOneProviderTheOneThatWasAskedGetsTheAccount() {
    var contact = Rehearsal.contact(
      "bob.example", ["v=MIMI1; p=1; e=im.telegram.org; s=telegram", "v=MIMI1; p=2; e=im.telegram.org"])
    contact.providers[0].account = "old"
    contact.providers[0].accountFrom = .provider
    var rehearsal = Rehearsal([contact])
    rehearsal.providers["im.telegram.org"] = Self.found
    rehearsal.press("<Enter>ja<Enter>")
    #expect(rehearsal.contacts["bob.example"]?.providers.map(\.account) == ["old", "bob_family"])
  }

  @Test func oneCounterNumbersLookupsAndQuestions() {
    var rehearsal = Self.atBobs()
    rehearsal.holdsLookups = true
    rehearsal.holdsAccounts = true
    rehearsal.press("ra<Enter>")
    #expect(rehearsal.waiting.map(\.number) == [1])
    #expect(rehearsal.asked.map(\.number) == [2])
  }

  @Test func escCancelsAndTheLateAnswerIsDropped() {
    for way in ["<Esc>", "h"] {
      var rehearsal = Self.atBobs()
      rehearsal.holdsAccounts = true
      rehearsal.press("a<Enter>")
      rehearsal.wait(seconds: 3)
      #expect(rehearsal.state.wantsSeconds)
      #expect(Self.text(rehearsal).contains("3 s, Esc cancels"))
      rehearsal.press(way)
      #expect(rehearsal.effects.last == .cancel(number: 1))
      #expect(rehearsal.state.place == .providers && !rehearsal.state.wantsSeconds)
      let before = rehearsal.contacts
      rehearsal.answerAccount("im.telegram.org")
      #expect(rehearsal.contacts == before && rehearsal.state.accountPanel == nil)
      // What may have been sent is not hidden.
      #expect(
        rehearsal.state.log.entries.map(\.text) == ["im.telegram.org: account of bob.example: given up after 3 s"])
    }
  }

  @Test func theAnswerOfAQuestionBeforeIsNotThatOfTheNext() {
    var rehearsal = Self.atBobs()
    rehearsal.holdsAccounts = true
    rehearsal.press("a<Enter><Esc>ja<Enter>")
    #expect(rehearsal.state.accountPanel?.question.endpoint == "mimi.signal.example")
    rehearsal.answerAccount("im.telegram.org")
    guard case .asking(2, _)? = Self.stage(rehearsal) else {
      Issue.record("the late answer counted")
      return
    }
    rehearsal.providers["mimi.signal.example"] = AccountAnswer(.found, account: "bob.77")
    rehearsal.answerAccount("mimi.signal.example")
    let accounts = rehearsal.contacts["bob.example"]?.providers.map(\.account)
    #expect(accounts == [nil, "bob.77"])
  }

  @Test func keysAreNotHeldUpWhileAProviderIsAsked() {
    var rehearsal = Self.atBobs()
    rehearsal.holdsAccounts = true
    rehearsal.press("a<Enter><Enter>a")
    #expect(rehearsal.asked.count == 1)
    #expect(rehearsal.state.message?.text == "im.telegram.org is being asked already; Esc cancels")
    // The answer comes while help and the consents stand over the panel.
    rehearsal.press("A?")
    rehearsal.answerAccount("im.telegram.org")
    #expect(rehearsal.state.place.kind == .help)
    rehearsal.press("<Esc>")
    #expect(rehearsal.state.place.kind == .consents)
    rehearsal.press("<Esc>")
    #expect(Self.answer(rehearsal) == Self.found)
    rehearsal.press("q")
    #expect(rehearsal.effects.last == .quit)
  }
}
