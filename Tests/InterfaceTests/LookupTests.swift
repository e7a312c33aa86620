import ContactStore
import Discovery
import DisplayText
import Terminal
import Testing

@testable import Interface

/// From typing an identifier to its providers.
struct LookupTests {
  @Test func typingSendsNothing() {
    var rehearsal = Rehearsal()
    rehearsal.press("alice.example")
    #expect(rehearsal.effects.isEmpty)
    #expect(rehearsal.state.selection == .discover)
    #expect(rehearsal.state.typed.inWords == "a MIMI identifier")
  }

  @Test func enterFindsProvidersAndGoesThere() {
    var rehearsal = Rehearsal()
    rehearsal.zone = ["alice.example": [Rehearsal.telegram, Rehearsal.signal]]
    rehearsal.press("alice.example<Enter>")
    #expect(rehearsal.state.place == .providers)
    #expect(rehearsal.state.provider == 0)
    #expect(rehearsal.state.subject?.providers.map(\.service) == ["telegram", "signal"])
    #expect(rehearsal.contacts.keys.sorted() == ["alice.example"])
    #expect(rehearsal.state.selection == .contact(0))
    #expect(rehearsal.state.message?.text == "alice.example is kept in your contacts")
  }

  @Test func whoeverMovedMeanwhileStaysThere() {
    var rehearsal = Rehearsal()
    rehearsal.zone = ["alice.example": [Rehearsal.telegram]]
    rehearsal.holdsLookups = true
    rehearsal.press("alice.example<Enter>")
    #expect(rehearsal.state.subject?.lookup != nil)
    rehearsal.press("<Tab>")
    let place = rehearsal.state.place
    rehearsal.answer("alice.example")
    #expect(rehearsal.state.place == place)
    #expect(rehearsal.state.subject?.providers.count == 1)
  }

  @Test func whatIsTypedMeanwhileIsNotDisturbed() {
    var rehearsal = Rehearsal()
    rehearsal.zone = ["alice.example": [Rehearsal.telegram]]
    rehearsal.holdsLookups = true
    rehearsal.press("alice.example<Enter><Esc><Esc>")
    rehearsal.press("bob.example")
    rehearsal.answer("alice.example")
    #expect(rehearsal.state.prompt.text == "bob.example")
    #expect(rehearsal.state.place == .prompt)
    #expect(rehearsal.state.selection == .discover)
  }

  @Test func escCancelsAndTheLateAnswerIsDropped() {
    var rehearsal = Rehearsal()
    rehearsal.zone = ["alice.example": [Rehearsal.telegram]]
    rehearsal.holdsLookups = true
    rehearsal.press("alice.example<Enter><Esc>")
    #expect(rehearsal.effects.last == .cancel(number: 1))
    #expect(rehearsal.state.prompt.text == "alice.example")
    rehearsal.answer("alice.example")
    #expect(rehearsal.contacts.isEmpty)
    #expect(rehearsal.state.subject?.contact == nil)
    #expect(rehearsal.state.log.entries.isEmpty)
  }

  @Test func nothingFoundIsSaidAndMakesNoContact() {
    var rehearsal = Rehearsal()
    rehearsal.press("nobody.example<Enter>")
    #expect(rehearsal.state.subject?.outcome?.status == .noName)
    #expect(rehearsal.state.subject?.outcome?.explanation.heading == "no such name")
    #expect(rehearsal.state.place == .prompt)
    #expect(rehearsal.contacts.isEmpty)
    // What is typed next is about something else.
    rehearsal.press("x")
    #expect(rehearsal.state.subject == nil)
  }

  @Test func aFailureLeavesWhatWasKnown() {
    let alice = Rehearsal.contact("alice.example", [Rehearsal.telegram])
    var rehearsal = Rehearsal([alice])
    rehearsal.press("<Tab>r")
    #expect(rehearsal.state.subject?.outcome?.status == .noName)
    #expect(rehearsal.state.subject?.providers.count == 1)
    #expect(rehearsal.contacts["alice.example"]?.status == .noName)
    #expect(rehearsal.contacts["alice.example"]?.providers.count == 1)
  }

  @Test func theSameIsNotAskedTwiceAtOnce() {
    var rehearsal = Rehearsal()
    rehearsal.holdsLookups = true
    rehearsal.press("alice.example<Enter><Enter>")
    #expect(rehearsal.waiting.count == 1)
    #expect(rehearsal.state.message?.kind == .refusal)
  }

  @Test(arguments: [
    ("", "type an identifier"), ("alice", "part of a MIMI identifier"), ("192.0.2.7", "address"),
    ("+15550100", "telephone numbers cannot be looked up"), ("a..example", ""),
  ])
  func whatCannotBeLookedUpIsSaid(typed: String, words: String) {
    var rehearsal = Rehearsal()
    rehearsal.press(typed + "<Enter>")
    #expect(rehearsal.state.message?.kind == .refusal)
    #expect(rehearsal.state.message?.text.description.contains(words) ?? false)
    #expect(rehearsal.waiting.isEmpty && !rehearsal.effects.contains { if case .lookUp = $0 { true } else { false } })
  }

  @Test func withoutKeepingItIsShownAndNotKept() {
    var rehearsal = Rehearsal(keepsNothing: "--no-save keeps nothing")
    rehearsal.zone = ["alice.example": [Rehearsal.telegram]]
    rehearsal.press("alice.example<Enter>")
    #expect(rehearsal.state.place == .providers)
    #expect(rehearsal.contacts.isEmpty)
    rehearsal.press("p")
    #expect(rehearsal.state.message?.text == "--no-save keeps nothing")
  }

  @Test func aGoodContactOfTheCommandLineIsNotAskedFor() {
    let fresh = Rehearsal.contact("alice.example", [Rehearsal.telegram], secondsAgo: 60)
    var rehearsal = Rehearsal([fresh])
    rehearsal.send(.start(identifier: "alice.example"))
    #expect(rehearsal.state.place == .providers)
    #expect(rehearsal.state.subject?.providers.count == 1)
    #expect(!rehearsal.effects.contains { if case .lookUp = $0 { true } else { false } })
  }

  @Test func aStaleContactOfTheCommandLineIsAskedFor() {
    let stale = Rehearsal.contact("alice.example", [Rehearsal.telegram], secondsAgo: 4_000)
    var rehearsal = Rehearsal([stale])
    rehearsal.zone = ["alice.example": [Rehearsal.telegram, Rehearsal.signal]]
    rehearsal.send(.start(identifier: "alice.example"))
    #expect(rehearsal.state.place == .providers)
    #expect(rehearsal.state.subject?.providers.count == 2)
  }

  @Test func whatIsTypedBeforeTheStoreIsOpenCounts() {
    var state = State(facts: Facts(server: "", validation: ""), size: Size(columns: 80, rows: 24), now: Rehearsal.now)
    _ = state.update(.start(identifier: "alice.example"))
    _ = state.update(.input(.key(.escape)))
    #expect(state.prompt.isEmpty)
    let effects = state.update(.opened(ContactDirectory(), isReadOnly: false))
    #expect(!effects.contains { if case .lookUp = $0 { true } else { false } })
    #expect(state.place == .prompt)
  }

  @Test func whoIsRemovedDuringALookupStaysSo() {
    var rehearsal = Rehearsal([Rehearsal.contact("alice.example", [Rehearsal.telegram])])
    rehearsal.zone = ["alice.example": [Rehearsal.telegram]]
    rehearsal.holdsLookups = true
    rehearsal.press("<Tab>rd")
    #expect(rehearsal.effects.contains(.cancel(number: 1)))
    rehearsal.answer("alice.example")
    #expect(rehearsal.contacts.isEmpty)
  }

  @Test func whoIsRemovedDuringARefreshOfAllStaysSo() {
    let names = ["alice.example", "bob.example", "carol.example"]
    var rehearsal = Rehearsal(names.map { Rehearsal.contact($0, [Rehearsal.telegram]) })
    rehearsal.zone = Dictionary(uniqueKeysWithValues: names.map { ($0, [Rehearsal.telegram]) })
    rehearsal.holdsLookups = true
    rehearsal.press("<Tab>R<Enter>d")
    rehearsal.answer("alice.example")
    rehearsal.changeElsewhere([Rehearsal.contact("carol.example", [Rehearsal.telegram])])
    rehearsal.answer("bob.example")
    rehearsal.answer("carol.example")
    #expect(rehearsal.contacts.keys.sorted() == ["carol.example"])
    #expect(rehearsal.state.refresh == nil)
    #expect(rehearsal.state.message?.text == "3 looked up again: 2 found, 1 not")
  }

  @Test func aRefreshOfAllReplacesTheOutcomeBefore() {
    var rehearsal = Rehearsal([Rehearsal.contact("alice.example", [Rehearsal.telegram])])
    rehearsal.press("<Tab>r")
    #expect(rehearsal.state.subject?.outcome?.status == .noName)
    rehearsal.zone = ["alice.example": [Rehearsal.telegram]]
    rehearsal.press("R<Enter>")
    #expect(rehearsal.state.subject?.outcome == nil)
    #expect(rehearsal.state.subject?.contact?.status == .found)
  }

  @Test func theUsersOwnKeyToGoBackCancels() {
    var rehearsal = Rehearsal(keys: [.back: KeyStroke(.function(4))])
    rehearsal.holdsLookups = true
    rehearsal.press("alice.example<Enter><F4>")
    #expect(rehearsal.effects.last == .cancel(number: 1))
  }

  @Test func aKeyThatEditsStaysOneInLines() {
    var rehearsal = Rehearsal(keys: [.back: KeyStroke(.left), .pageDown: KeyStroke(.control("f"))])
    rehearsal.press("ab<Left><^F>c<Left>d")
    #expect(rehearsal.state.prompt.text == "abdc")
    rehearsal.press("<Esc>")
    #expect(rehearsal.state.prompt.isEmpty)
  }

  @Test func aDoublePressBesideARowSendsNothing() {
    var rehearsal = Rehearsal()
    rehearsal.holdsLookups = true
    rehearsal.press("alice.example<Tab>")
    #expect(rehearsal.state.selection == .discover && rehearsal.state.place == .contacts)
    let rows = rehearsal.state.layout.contactRows
    let last = Point(column: 2, row: rows.row + rows.rows - 1)
    rehearsal.send(.input(.mouse(.press, last)))
    rehearsal.send(.input(.mouse(.doublePress, last)))
    #expect(rehearsal.waiting.isEmpty)
    let row = Point(column: 2, row: rows.row)
    rehearsal.send(.input(.mouse(.press, row)))
    #expect(rehearsal.waiting.isEmpty)
    rehearsal.send(.input(.mouse(.doublePress, row)))
    #expect(rehearsal.waiting.count == 1)
  }

  @Test func whatIsAskedStandsInTheLog() {
    var rehearsal = Rehearsal()
    rehearsal.press("nobody.example<Enter>")
    #expect(rehearsal.state.log.entries.count == 2)
    #expect(
      rehearsal.state.log.entries[0].text.description.contains(
        "127.0.0.53, not encrypted: TXT of name.example: no-name"))
  }
}
