import DisplayText
import Terminal
import Testing

@testable import Interface

/// Where the configuration gives an action another key, no text tells the user to press the usual one.
struct OwnKeysInTextsTests {
  @Test func thePanelNamesTheUsersOwnKeys() {
    var rehearsal = Rehearsal(
      [Rehearsal.contact("bob.example", [AccountTests.telegram])],
      keys: [.open: KeyStroke(.function(2)), .always: KeyStroke(.character("Y")), .back: KeyStroke(.character("x"))])
    rehearsal.press("<F2>a")
    #expect(AccountTests.text(rehearsal).contains("F2 asks, Y asks now and always, x does not"))
    rehearsal.press("<Enter>A")
    #expect(!rehearsal.effects.contains(where: AccountTests.isSent))
    rehearsal.press("Y")
    #expect(rehearsal.effects.contains(where: AccountTests.isSent))
  }

  @Test func everyTextNamesTheUsersOwnKeys() {
    var rehearsal = Rehearsal(
      [Rehearsal.contact("bob.example", [AccountTests.telegram])],
      keys: [
        .open: KeyStroke(.function(2)), .always: KeyStroke(.function(3)), .back: KeyStroke(.function(4)),
        .remove: KeyStroke(.function(6)), .consents: KeyStroke(.function(7)), .help: KeyStroke(.function(8)),
      ])
    rehearsal.holdsAccounts = true
    rehearsal.press("<F2><F7>")
    let consents = AccountTests.text(rehearsal)
    #expect(consents.contains("F3 in the place of F2 says") && consents.contains("F6 revokes it"))
    rehearsal.press("<F4>a")
    rehearsal.press("a")
    #expect(rehearsal.state.message?.text == "F2 asks im.telegram.org, F4 does not")
    rehearsal.press("<F3>")
    #expect(AccountTests.text(rehearsal).contains("You always ask it; F3 lists those"))
    rehearsal.press("a")
    #expect(rehearsal.state.message?.text == "im.telegram.org is being asked already; F4 cancels")
    rehearsal.press("<F4>a")
    #expect(rehearsal.state.message?.text == "asking im.telegram.org; you always ask it, F3 lists those")
    // Over the panel, too, it is the panel's key.
    rehearsal.press("<F8><Up>")
    #expect(AccountTests.text(rehearsal).contains("0 s, F4 cancels"))
  }
}
