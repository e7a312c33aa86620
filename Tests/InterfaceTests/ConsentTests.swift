import ContactStore
import Discovery
import DisplayText
import Terminal
import Testing

@testable import Interface

/// Providers that are asked without asking the user: how that is given, listed and taken back.
struct ConsentTests {
  private static func atBobs() -> Rehearsal {
    var rehearsal = Rehearsal([Rehearsal.contact("bob.example", [AccountTests.telegram, AccountTests.signal])])
    rehearsal.press("<Enter>")
    return rehearsal
  }

  private static func questions(_ rehearsal: Rehearsal) -> Int {
    rehearsal.effects.filter { if case .askAccount = $0 { true } else { false } }.count
  }

  @Test func alwaysAsksAndIsRemembered() {
    var rehearsal = Self.atBobs()
    rehearsal.press("aA")
    #expect(Self.questions(rehearsal) == 1)
    #expect(rehearsal.effects.contains(.allow(endpoint: "im.telegram.org", at: Rehearsal.now)))
    // The next time nothing is asked of the user, and the message says why.
    rehearsal.holdsAccounts = true
    rehearsal.press("<Enter>a")
    #expect(Self.questions(rehearsal) == 2)
    #expect(rehearsal.state.message?.text == "asking im.telegram.org; you always ask it, A lists those")
    rehearsal.press("A")
    #expect(rehearsal.state.place == .consents(selected: 0))
    // It is that provider's alone.
    rehearsal.press("<Esc><Esc>ja")
    #expect(Self.questions(rehearsal) == 2)
    #expect(rehearsal.state.accountPanel?.stage == .consent)
  }

  @Test func whoWantsToBeLeftAloneIsNotAskedWithoutAskingTheUser() {
    var rehearsal = Self.atBobs()
    rehearsal.providers["im.telegram.org"] = AccountAnswer(.wait, httpStatus: 429, retryAfter: 90)
    rehearsal.press("aAa")
    #expect(Self.questions(rehearsal) == 1 && rehearsal.state.accountPanel?.stage == .consent)
    rehearsal.wait(seconds: 90)
    rehearsal.press("<Esc>a")
    #expect(Self.questions(rehearsal) == 2)
  }

  @Test func aRevokedConsentIsNone() {
    var rehearsal = Self.atBobs()
    rehearsal.press("aA<Enter>Ad")
    #expect(rehearsal.effects.last == .revoke(endpoint: "im.telegram.org"))
    #expect(rehearsal.state.consents.isEmpty)
    #expect(rehearsal.state.message?.text == "revoked: im.telegram.org is asked only when you have agreed")
    rehearsal.press("d")
    #expect(rehearsal.state.message?.text == "there is no consent to revoke")
    rehearsal.press("<Esc>a")
    #expect(Self.questions(rehearsal) == 1)
    #expect(rehearsal.state.accountPanel?.stage == .consent)
  }

  @Test func theListIsWalkedAndTheSelectedOneStaysSo() {
    var rehearsal = Self.atBobs()
    let all = ["a.example", "b.example", "c.example"].map { Consent(endpoint: $0, since: Rehearsal.now) }
    rehearsal.send(.consents(all))
    #expect(rehearsal.state.message == nil)
    rehearsal.press("Ajjjk")
    #expect(rehearsal.state.selectedConsent == 1)
    rehearsal.send(.consents([Consent(endpoint: "0.example", since: Rehearsal.now)] + all))
    rehearsal.press("d")
    #expect(rehearsal.effects.last == .revoke(endpoint: "b.example"))
    rehearsal.press("Gd")
    #expect(rehearsal.effects.last == .revoke(endpoint: "c.example"))
    #expect(rehearsal.state.selectedConsent == 1)
    #expect(rehearsal.contacts.count == 1)
  }

  @Test func aConsentThatCannotBeKeptIsSaid() {
    var rehearsal = Self.atBobs()
    rehearsal.diskIsFull = true
    rehearsal.holdsAccounts = true
    rehearsal.press("aA")
    #expect(rehearsal.state.message?.text == "the disk is full; make room")
    #expect(rehearsal.state.consents.isEmpty)
    // The answer, and what is said of it, does not hide that.
    rehearsal.diskIsFull = false
    rehearsal.answerAccount("im.telegram.org")
    let shown = rehearsal.state.accountPanel.map { rehearsal.state.accountLines($0, columns: 60) } ?? []
    let text = shown.map { $0.spans.map(\.text.description).joined() }
    #expect(text.contains("! always is not remembered: the disk is full"), "\(text)")
    rehearsal.press("<Esc>a")
    #expect(rehearsal.state.accountPanel?.stage == .consent)
  }

  @Test func whereNothingIsKeptNoneIsTakenBack() {
    var rehearsal = Rehearsal(
      [Rehearsal.contact("bob.example", [AccountTests.telegram])], keepsNothing: "--no-save keeps nothing")
    rehearsal.send(.consents([Consent(endpoint: "im.telegram.org", since: Rehearsal.now)]))
    rehearsal.press("<Enter>Ad")
    #expect(rehearsal.state.message?.text == "--no-save keeps nothing")
    #expect(!rehearsal.effects.contains { if case .revoke = $0 { true } else { false } })
  }
}
