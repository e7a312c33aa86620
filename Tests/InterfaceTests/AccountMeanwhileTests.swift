import ContactStore
import Terminal
import Testing

@testable import Interface

/// A contact that changes while its provider is asked: nobody else gets the account, and nothing newer is lost.
struct AccountMeanwhileTests {
  @Test func aRefreshThatReordersTheProvidersMovesNoAccount() {
    var rehearsal = AccountTests.atBobs()
    rehearsal.zone["bob.example"] = [
      "v=MIMI1; p=9; e=im.telegram.org; s=telegram", "v=MIMI1; p=1; e=mimi.wire.example; s=wire", AccountTests.signal,
    ]
    rehearsal.holdsLookups = true
    rehearsal.holdsAccounts = true
    rehearsal.press("ra<Enter>")
    rehearsal.answer("bob.example")
    rehearsal.answerAccount("im.telegram.org")
    let providers = rehearsal.contacts["bob.example"]?.providers ?? []
    #expect(providers.map(\.service) == ["wire", "signal", "telegram"])
    #expect(providers.map(\.account) == [nil, nil, "bob_family"])
    rehearsal.press("<Enter>")
    #expect(rehearsal.state.selectedProvider?.service == "telegram")
  }

  @Test func aProviderThatIsGoneGetsNoAccount() {
    var rehearsal = AccountTests.atBobs()
    rehearsal.zone["bob.example"] = [AccountTests.signal]
    rehearsal.holdsLookups = true
    rehearsal.holdsAccounts = true
    rehearsal.press("<Enter>ra<Enter>")
    rehearsal.answer("bob.example")
    rehearsal.answerAccount("im.telegram.org")
    #expect(rehearsal.contacts["bob.example"]?.providers.map(\.account) == [nil])
    #expect(!rehearsal.effects.contains { if case .keepAccount = $0 { true } else { false } })
    // The answer is shown all the same.
    #expect(AccountTests.text(rehearsal).contains("not kept: the owner changed this provider"))
    rehearsal.press("<Esc>")
    #expect(rehearsal.state.place == .providers && rehearsal.state.selectedProvider?.service == "signal")
  }

  @Test func anAccountThatTheOwnerPublishesMeanwhileStays() {
    var rehearsal = AccountTests.atBobs()
    rehearsal.zone["bob.example"] = ["v=MIMI1; p=1; a=bob1; e=im.telegram.org; s=telegram"]
    rehearsal.holdsLookups = true
    rehearsal.holdsAccounts = true
    rehearsal.press("ra<Enter>")
    rehearsal.answer("bob.example")
    rehearsal.answerAccount("im.telegram.org")
    #expect(rehearsal.contacts["bob.example"]?.providers.map(\.account) == ["bob1"])
    #expect(rehearsal.contacts["bob.example"]?.providers.map(\.accountFrom) == [.dns])
  }

  @Test func whoIsRemovedMeanwhileStaysSoAndNobodyElseGetsTheAccount() {
    var rehearsal = AccountTests.atBobs()
    rehearsal.holdsAccounts = true
    rehearsal.press("a<Enter>")
    // Who is left has the same provider.
    rehearsal.changeElsewhere([Rehearsal.contact("zoe.example", [AccountTests.telegram])])
    #expect(rehearsal.state.subject?.id == "zoe.example")
    rehearsal.answerAccount("im.telegram.org")
    #expect(rehearsal.contacts.keys.sorted() == ["zoe.example"])
    #expect(rehearsal.contacts["zoe.example"]?.providers.map(\.account) == [nil])
    #expect(rehearsal.state.subject?.providers.map(\.account) == [nil])
    #expect(AccountTests.text(rehearsal).contains("not kept: bob.example is not among your"))
    // Asking again is about bob still, and the next key after it about nobody by accident.
    rehearsal.press("a")
    #expect(rehearsal.state.accountPanel?.id == "bob.example")
    rehearsal.press("<Esc>")
    #expect(rehearsal.state.place == .contacts)
  }

  @Test func theLastContactMayGoMeanwhile() {
    var rehearsal = AccountTests.atBobs()
    rehearsal.holdsAccounts = true
    rehearsal.press("<Enter>a<Enter>")
    rehearsal.changeElsewhere([])
    rehearsal.answerAccount("im.telegram.org")
    #expect(AccountTests.answer(rehearsal) == AccountTests.found)
    rehearsal.press("<Esc>")
    #expect(rehearsal.state.place == .prompt && rehearsal.contacts.isEmpty)
  }
}
