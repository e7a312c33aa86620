import ContactStore
import DisplayText
import Services
import Testing

@testable import Interface

/// What is put on the clipboard, and what is said of it.
struct CopyTests {
  private static func message(_ rehearsal: Rehearsal) -> Message? { rehearsal.state.message }

  @Test func accountAndLinkAreCopiedAndItIsSaidByWhat() {
    var rehearsal = ChatTests.atAlices()
    rehearsal.press("y")
    #expect(ChatTests.copies(rehearsal) == [Copy(.account, "alice99")])
    #expect(Self.message(rehearsal) == Message(kind: .news, text: "the account is on the clipboard (wl-copy): alice99"))
    rehearsal.press("Y")
    #expect(ChatTests.copies(rehearsal).last == Copy(.link, "https://t.me/alice99"))
    #expect(Self.message(rehearsal)?.text == "the link is on the clipboard (wl-copy): https://t.me/alice99")
  }

  @Test func whereNoProgramDoesItTheTerminalIsAsked() {
    var rehearsal = ChatTests.atAlices(terminalCopies: true)
    rehearsal.copying = .byNone(failures: ["xclip is not installed"])
    rehearsal.press("y")
    #expect(rehearsal.effects.last == .copyThroughTerminal(Copy(.account, "alice99")))
    #expect(
      Self.message(rehearsal)?.text
        == "the terminal was asked to copy the account (OSC 52), which not every terminal does: alice99")
    #expect(rehearsal.state.log.entries.map(\.text) == ["xclip is not installed"])
  }

  @Test func whereNothingDoesItSaysWhatToInstall() {
    for (failures, why) in [
      ([], "there is neither a desktop nor tmux"),
      (["xclip is not installed", "xsel failed"], "xclip is not installed, xsel failed"),
    ] as [([DisplayText], DisplayText)] {
      var rehearsal = ChatTests.atAlices()
      rehearsal.copying = .byNone(failures: failures)
      rehearsal.press("y")
      #expect(
        Self.message(rehearsal)
          == Message(
            kind: .failure,
            text:
              "the account is not copied: \(why); install wl-clipboard for Wayland, xclip or xsel for X, or run mimi in tmux"
          ))
      #expect(!rehearsal.effects.contains { if case .copyThroughTerminal = $0 { true } else { false } })
      #expect(rehearsal.state.log.entries.count == 1)
    }
  }

  @Test func whatCannotBeSeenIsCopiedAsItIsShown() {
    var contact = Rehearsal.contact("oscar.example", [ChatTests.session])
    contact.providers[0].account = "\u{202E}ecila\u{202C}\u{7}"
    var rehearsal = Rehearsal([contact])
    rehearsal.press("<Enter>y")
    let copy = ChatTests.copies(rehearsal).first
    #expect(copy?.text == "\\u{202E}ecila\\u{202C}\\u{7}" && copy?.standIn == "\\u{202E}")
    #expect(
      Self.message(rehearsal)?.text
        == "the account is on the clipboard (wl-copy), as it is shown, with \\u{202E} for what cannot be seen: \\u{202E}ecila\\u{202C}\\u{7}"
    )
  }

  @Test(arguments: ["alice", "a\\u{202E}b", "山田", "e\u{301}", ""]) func whatCanBeSeenHasNoStandIn(_ account: String) {
    #expect(Copy.standIn(account) == nil)
  }

  @Test func aLongAccountDoesNotFillTheMessage() {
    var contact = Rehearsal.contact("oscar.example", [ChatTests.session])
    contact.providers[0].account = String(repeating: "x", count: 255)
    var rehearsal = Rehearsal([contact])
    rehearsal.press("<Enter>y")
    #expect(ChatTests.copies(rehearsal).first?.text.width == 255)
    #expect(Self.message(rehearsal)?.text.description.hasSuffix("x…") == true)
  }
}
