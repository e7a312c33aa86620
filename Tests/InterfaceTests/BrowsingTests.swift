import ContactStore
import Discovery
import DisplayText
import Terminal
import Testing

@testable import Interface

/// Moving among contacts and providers, and changing what is kept.
struct BrowsingTests {
  private static let names = (1...50).map { $0 < 10 ? "user0\($0).example" : "user\($0).example" }

  private static func crowd() -> Rehearsal { Rehearsal(names.map { Rehearsal.contact($0, [Rehearsal.telegram]) }) }

  @Test func theSelectionClampsAndStaysInSight() {
    var rehearsal = Self.crowd()
    rehearsal.press("<Up>")
    #expect(rehearsal.state.selection == .contact(0))
    rehearsal.press("<Tab>G")
    #expect(rehearsal.state.selection == .contact(49))
    rehearsal.press("j<PgDn>")
    #expect(rehearsal.state.selection == .contact(49))
    #expect(rehearsal.state.listTop == 50 - rehearsal.state.contactRowCount)
    rehearsal.press("g")
    #expect(rehearsal.state.listTop == 0)
    #expect(rehearsal.state.subject?.contact?.id == "user01.example")
  }

  @Test func aStepReadsNothingThatIsThereAlready() {
    var rehearsal = Self.crowd()
    rehearsal.press("<Tab>j")
    let before = rehearsal.state.subject
    #expect(before?.contact != nil)
    rehearsal.send(.input(.key(.down)))
    // It was read ahead: what the right side shows is there in the same frame.
    #expect(rehearsal.state.subject?.id == "user03.example")
  }

  @Test func typingSelectsTheBestMatch() {
    let alice = Rehearsal.contact("alice.example", [Rehearsal.telegram])
    let work = Rehearsal.contact("a-smith.example", [Rehearsal.signal], name: "Natalie at work")
    var rehearsal = Rehearsal([alice, work])
    rehearsal.press("alice")
    #expect(rehearsal.state.subject?.id == "alice.example")
    rehearsal.press("<^U>natalie w")
    #expect(rehearsal.state.subject?.id == "a-smith.example")
    rehearsal.press("<^U>alice.exampl")
    #expect(rehearsal.state.selection == .discover)
    rehearsal.press("e")
    #expect(rehearsal.state.subject?.id == "alice.example")
  }

  @Test func lettersActOnlyOutsideOfLines() {
    var rehearsal = Rehearsal([Rehearsal.contact("alice.example", [Rehearsal.telegram])])
    rehearsal.press("q")
    #expect(rehearsal.state.prompt.text == "q")
    #expect(!rehearsal.effects.contains(.quit))
    rehearsal.press("<Esc><Tab>q")
    #expect(rehearsal.effects.contains(.quit))
  }

  @Test func escNeverQuits() {
    var rehearsal = Self.crowd()
    rehearsal.press("<Tab><Enter><Enter>?<Esc><Esc><Esc><Esc><Esc><Esc><Esc>")
    #expect(rehearsal.state.place == .prompt)
    #expect(!rehearsal.effects.contains(.quit))
  }

  @Test func enterOnAContactGoesToItsProviders() {
    var rehearsal = Rehearsal([Rehearsal.contact("alice.example", [Rehearsal.telegram, Rehearsal.signal])])
    rehearsal.press("<Enter>")
    #expect(rehearsal.state.place == .providers)
    rehearsal.press("jj")
    #expect(rehearsal.state.provider == 1)
    rehearsal.press("<Enter>")
    #expect(rehearsal.state.place.kind == .provider)
    rehearsal.press("h")
    #expect(rehearsal.state.place == .providers)
    rehearsal.press("h")
    #expect(rehearsal.state.place == .prompt)
  }

  @Test func keysTypedAheadWaitForTheContact() {
    var rehearsal = Self.crowd()
    rehearsal.holdsReading = true
    rehearsal.press("<Tab>G<Enter>p")
    #expect(rehearsal.state.place == .providers)
    rehearsal.press("<Enter>")
    #expect(rehearsal.state.place == .providers)
    rehearsal.read()
    #expect(rehearsal.contacts["user50.example"]?.preferred?.service == "telegram")
    #expect(rehearsal.state.place.kind == .provider)
  }

  @Test func keysTypedAheadAreForNobodyElse() {
    var rehearsal = Self.crowd()
    rehearsal.press("<Tab>")
    rehearsal.holdsReading = true
    rehearsal.press("G<Enter>p")
    let rows = rehearsal.state.layout.contactRows
    rehearsal.send(.input(.mouse(.press, Point(column: 2, row: rows.row))))
    rehearsal.press("<Enter>")
    rehearsal.read()
    #expect(rehearsal.contacts.values.allSatisfy { $0.preferred == nil })
    // Keys work at once again.
    rehearsal.press("p")
    #expect(rehearsal.contacts.values.filter { $0.preferred != nil }.count == 1)
  }

  @Test func whoIsGoneBeforeTheyAreReadHoldsNoKeysUp() {
    var rehearsal = Self.crowd()
    rehearsal.holdsReading = true
    rehearsal.press("<Tab>G<Enter>p")
    rehearsal.changeElsewhere(rehearsal.contacts.values.filter { $0.id != "user50.example" })
    rehearsal.read()
    #expect(rehearsal.contacts.values.allSatisfy { $0.preferred == nil })
    rehearsal.press("p")
    #expect(rehearsal.contacts.values.filter { $0.preferred != nil }.count == 1)
  }

  @Test func escGivesUpKeysTypedAhead() {
    var rehearsal = Self.crowd()
    rehearsal.holdsReading = true
    rehearsal.press("<Tab>G<Enter>p<Esc>")
    rehearsal.read()
    #expect(rehearsal.contacts["user50.example"]?.preferred == nil)
    #expect(rehearsal.state.place == .contacts)
  }

  @Test func preferringTwiceTakesItBack() {
    var rehearsal = Rehearsal([Rehearsal.contact("alice.example", [Rehearsal.telegram, Rehearsal.signal])])
    rehearsal.press("<Enter>jp")
    #expect(rehearsal.contacts["alice.example"]?.preferred?.service == "signal")
    #expect(rehearsal.state.message?.text == "Signal is your choice for alice.example")
    rehearsal.press("p")
    #expect(rehearsal.contacts["alice.example"]?.preferred == nil)
  }

  @Test func namesAndNotesAreEdited() {
    var rehearsal = Rehearsal([Rehearsal.contact("alice.example", [Rehearsal.telegram])])
    rehearsal.press("<Tab>eAlice q?<Enter>")
    #expect(rehearsal.contacts["alice.example"]?.name == "Alice q?")
    rehearsal.press("nmet at the lake<Esc>")
    #expect(rehearsal.contacts["alice.example"]?.note == nil)
    rehearsal.press("nmet at the lake<Enter>")
    #expect(rehearsal.contacts["alice.example"]?.note == "met at the lake")
    rehearsal.press("e<^U><Enter>")
    #expect(rehearsal.contacts["alice.example"]?.name == nil)
  }

  @Test func whatIsRemovedComesBack() {
    var rehearsal = Self.crowd()
    rehearsal.press("<Tab>jjd")
    #expect(rehearsal.contacts["user03.example"] == nil)
    #expect(rehearsal.state.subject?.id == "user04.example")
    rehearsal.press("d")
    rehearsal.press("u")
    #expect(rehearsal.state.subject?.id == "user04.example")
    rehearsal.press("u")
    #expect(rehearsal.contacts.count == 50)
    #expect(rehearsal.state.subject?.id == "user03.example")
    rehearsal.press("u")
    #expect(rehearsal.state.message?.kind == .refusal)
  }

  @Test func removingTheLastContactLeavesNobody() {
    var rehearsal = Rehearsal([Rehearsal.contact("alice.example", [Rehearsal.telegram])])
    rehearsal.press("<Tab>d")
    #expect(rehearsal.state.selection == nil)
    #expect(rehearsal.state.subject == nil)
    rehearsal.press("u")
    #expect(rehearsal.state.subject?.id == "alice.example")
  }

  @Test func whatCannotBeWrittenIsSaidAndNothingChanges() {
    var rehearsal = Rehearsal([Rehearsal.contact("alice.example", [Rehearsal.telegram])])
    rehearsal.diskIsFull = true
    rehearsal.press("<Tab>d")
    #expect(rehearsal.state.message?.kind == .failure)
    #expect(rehearsal.state.subject?.id == "alice.example")
    rehearsal.press("<Enter>p")
    #expect(rehearsal.state.message?.text == "the disk is full; make room")
  }

  @Test func aStoreThatCanOnlyBeReadSaysSo() {
    var rehearsal = Rehearsal([Rehearsal.contact("alice.example", [Rehearsal.telegram])], isReadOnly: true)
    for key in ["d", "e", "n"] {
      rehearsal.press("<Tab>" + key)
      #expect(rehearsal.state.message?.kind == .refusal)
      rehearsal.press("/")
    }
    #expect(rehearsal.effects.allSatisfy { if case .load = $0 { true } else { false } })
  }

  @Test func sortingKeepsTheSelection() {
    let old = Rehearsal.contact("a.example", [Rehearsal.telegram], secondsAgo: 9_000)
    let new = Rehearsal.contact("b.example", [Rehearsal.telegram], secondsAgo: 10)
    var rehearsal = Rehearsal([old, new])
    rehearsal.press("<Tab>s")
    #expect(rehearsal.state.selection == .contact(1))
    #expect(rehearsal.state.subject?.id == "a.example")
  }

  @Test func refreshOfAllAsksFirstAndIsBounded() {
    var rehearsal = Rehearsal((0..<200).map { Rehearsal.contact("u\($0).example", [Rehearsal.telegram]) })
    rehearsal.holdsLookups = true
    rehearsal.press("<Tab>R")
    #expect(rehearsal.waiting.isEmpty)
    #expect(rehearsal.state.place == .question(.refreshAll(names: 200)))
    // Keys that elsewhere only move agree to nothing.
    rehearsal.press("l<Right>")
    #expect(rehearsal.state.place == .question(.refreshAll(names: 200)))
    rehearsal.press("<Enter>")
    #expect(rehearsal.waiting.count == 64)
    while let next = rehearsal.waiting.first { rehearsal.answer(next.identifier.canonical) }
    #expect(rehearsal.state.refresh == nil)
    #expect(rehearsal.state.message?.text == "200 looked up again: 0 found, 200 not")
  }

  @Test func refreshOfAllIsStoppedByEsc() {
    var rehearsal = Rehearsal((0..<200).map { Rehearsal.contact("u\($0).example", [Rehearsal.telegram]) })
    rehearsal.holdsLookups = true
    rehearsal.press("<Tab>R<Enter>")
    let first = rehearsal.waiting[0].identifier.canonical
    rehearsal.answer(first)
    rehearsal.press("<Esc>")
    #expect(rehearsal.state.refresh == nil)
    #expect(rehearsal.state.message?.text == "stopped: 1 of 200 were looked up again")
    let kept = rehearsal.contacts
    while let next = rehearsal.waiting.first { rehearsal.answer(next.identifier.canonical) }
    #expect(rehearsal.contacts == kept)
  }

  @Test func helpComesBackToWhereOneWas() {
    var rehearsal = Self.crowd()
    rehearsal.press("<Tab>L?")
    #expect(rehearsal.state.place.kind == .help)
    rehearsal.press("<Esc>")
    #expect(rehearsal.state.place.kind == .log)
    rehearsal.press("<Esc>")
    #expect(rehearsal.state.place == .contacts)
  }

  @Test func pastedTextIsText() {
    var rehearsal = Self.crowd()
    rehearsal.press("<Tab>")
    rehearsal.send(.input(.paste("q\n\u{1B}[Alice.example\r\n")))
    #expect(rehearsal.state.place == .prompt)
    #expect(rehearsal.state.prompt.text == "q \u{1B}[Alice.example")
    #expect(!rehearsal.effects.contains(.quit))
    rehearsal.send(.input(.paste(String(repeating: "x", count: 100_000))))
    #expect(rehearsal.state.prompt.text.utf8.count == Interface.Limits.promptOctets)
    #expect(rehearsal.state.message?.kind == .refusal)
  }

  @Test func aScreenTooSmallTakesOnlyQuit() {
    var rehearsal = Self.crowd()
    rehearsal.send(.input(.resize(Size(columns: 20, rows: 5))))
    rehearsal.press("x<Enter>")
    #expect(rehearsal.state.prompt.isEmpty)
    rehearsal.press("q")
    #expect(rehearsal.effects.contains(.quit))
  }

  @Test func theUsersOwnKeysTakeThePlaceOfTheUsual() {
    var rehearsal = Rehearsal(
      [Rehearsal.contact("alice.example", [Rehearsal.telegram])], keys: [.refresh: KeyStroke(.function(5))])
    rehearsal.press("<Tab>r")
    #expect(!rehearsal.effects.contains { if case .lookUp = $0 { true } else { false } })
    rehearsal.press("<F5>")
    #expect(rehearsal.effects.contains { if case .lookUp = $0 { true } else { false } })
  }

  @Test func contactsChangedByAnotherProgramAreSeen() {
    var rehearsal = Rehearsal([Rehearsal.contact("alice.example", [Rehearsal.telegram])])
    rehearsal.changeElsewhere([
      Rehearsal.contact("bob.example", [Rehearsal.signal]),
      Rehearsal.contact("alice.example", [Rehearsal.signal, Rehearsal.telegram]),
    ])
    #expect(rehearsal.state.list.count == 2)
    #expect(rehearsal.state.subject?.id == "alice.example")
    #expect(rehearsal.state.subject?.providers.count == 2)
    rehearsal.changeElsewhere([])
    #expect(rehearsal.state.subject == nil)
  }
}
