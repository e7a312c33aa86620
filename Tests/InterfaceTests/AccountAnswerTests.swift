import ContactStore
import Discovery
import DisplayText
import Terminal
import Testing

@testable import Interface

/// What is shown and kept of a provider's answer, whatever it is.
struct AccountAnswerTests {
  // MARK: Where nothing can be kept

  @Test func withoutKeepingTheAnswerIsShownAndNotKept() {
    var rehearsal = Rehearsal(keepsNothing: "--no-save keeps nothing")
    rehearsal.zone["bob.example"] = [AccountTests.telegram]
    rehearsal.providers["im.telegram.org"] = AccountTests.found
    rehearsal.press("bob.example<Enter>a")
    #expect(!AccountTests.text(rehearsal).contains("A asks"))
    rehearsal.press("A")
    #expect(rehearsal.state.message?.text == "--no-save keeps nothing, no consent either; Enter asks this once")
    #expect(!rehearsal.effects.contains(where: AccountTests.isSent))
    rehearsal.press("<Enter>")
    #expect(rehearsal.state.message?.text == "im.telegram.org says bob_family; not kept: --no-save keeps nothing")
    rehearsal.press("<Enter>")
    #expect(rehearsal.state.subject?.providers.first?.account == "bob_family")
    #expect(AccountTests.text(rehearsal).contains("says bob_family"))
    #expect(
      rehearsal.contacts.isEmpty && !rehearsal.effects.contains { if case .keepAccount = $0 { true } else { false } })
  }

  @Test func aStoreThatCanOnlyBeReadKeepsNoAccount() {
    var rehearsal = AccountTests.atBobs(isReadOnly: true)
    rehearsal.press("a<Enter><Enter>")
    #expect(!rehearsal.effects.contains { if case .keepAccount = $0 { true } else { false } })
    #expect(rehearsal.state.message == nil)
    #expect(AccountTests.text(rehearsal).contains("says bob_family"))
    // It is there still when one comes back from somebody else.
    rehearsal.press("h<Tab>jk")
    #expect(AccountTests.text(rehearsal).contains("says bob_family"))
  }

  @Test func anAccountThatCannotBeWrittenIsShownAndTheReasonSaid() {
    var rehearsal = AccountTests.atBobs()
    rehearsal.diskIsFull = true
    rehearsal.press("a<Enter>")
    #expect(rehearsal.state.message?.text == "the disk is full; make room")
    #expect(rehearsal.state.subject?.providers.first?.account == "bob_family")
    #expect(rehearsal.contacts["bob.example"]?.providers.first?.account == nil)
  }

  // MARK: Answers

  @Test(arguments: AccountStatus.allCases.filter { $0 != .found }) func everyOtherEndIsExplained(status: AccountStatus)
  {
    var rehearsal = AccountTests.atBobs()
    let answer = AccountAnswer(
      status, subject: "acct:other@evil.example", httpStatus: 418, detail: "https://elsewhere.example/",
      address: "192.0.2.80")
    rehearsal.providers["im.telegram.org"] = answer
    rehearsal.press("a<Enter>")
    guard let panel = rehearsal.state.accountPanel,
      let explanation = answer.explanation(of: panel.question, timeout: .seconds(10))
    else {
      Issue.record("there is no explanation")
      return
    }
    let shown = rehearsal.state.accountLines(panel, columns: 300)
      .map { $0.spans.map(\.text.description).joined() }.joined(separator: "\n")
    for part in [explanation.heading, explanation.message, explanation.hint] {
      #expect(shown.contains(part.description))
    }
    let whom = status == .refusedAddress ? "HTTP 418 to 192.0.2.80" : "HTTP 418 from 192.0.2.80"
    for part in ["https://elsewhere.example/", "acct:other@evil.example", whom] {
      #expect(shown.contains(part))
    }
    #expect(rehearsal.state.message?.text == "im.telegram.org: \(explanation.heading)")
    #expect(rehearsal.contacts["bob.example"]?.providers.first?.account == nil)
  }

  @Test(arguments: [
    (90, "90 seconds more"), (119, "119 seconds more"), (120, "2 minutes more"), (86_399, "24 hours more"),
    (1_000_000_000, "11,575 days more"), (Int.max, " days more"),
  ])
  func retryAfterIsCountedDownAndNeverRetried(seconds: Int, words: String) {
    var rehearsal = AccountTests.atBobs()
    rehearsal.providers["im.telegram.org"] = AccountAnswer(.wait, httpStatus: 429, retryAfter: seconds)
    rehearsal.press("a<Enter>")
    func shown() -> String {
      rehearsal.state.accountPanel.map { panel in
        rehearsal.state.accountLines(panel, columns: 200).map { $0.spans.map(\.text.description).joined() }
          .joined(separator: "\n")
      } ?? ""
    }
    #expect(shown().contains(words) && rehearsal.state.wantsSeconds)
    rehearsal.wait(seconds: 30)
    // The next question says so before it is asked.
    rehearsal.press("a")
    #expect(shown().contains("im.telegram.org wants to be left alone for") && AccountTests.stage(rehearsal) == .consent)
    rehearsal.press("<Esc>")
    #expect(!rehearsal.state.wantsSeconds)
    #expect(rehearsal.effects.filter(AccountTests.isSent).count == 1)
  }

  @Test func whenTheTimeIsOverItMayBeAskedAgainByTheUser() {
    var rehearsal = AccountTests.atBobs()
    rehearsal.providers["im.telegram.org"] = AccountAnswer(.wait, httpStatus: 429, retryAfter: 90)
    rehearsal.press("a<Enter>")
    rehearsal.wait(seconds: 89)
    #expect(AccountTests.text(rehearsal).contains("left alone for 1 second more"))
    rehearsal.wait(seconds: 1)
    #expect(AccountTests.text(rehearsal).contains("it may be asked again") && !rehearsal.state.wantsSeconds)
    rehearsal.wait(seconds: 100_000)
    #expect(rehearsal.effects.filter(AccountTests.isSent).count == 1)
    rehearsal.providers["im.telegram.org"] = AccountTests.found
    rehearsal.press("a<Enter>")
    #expect(AccountTests.answer(rehearsal) == AccountTests.found)
  }

  @Test func hostileTextIsShownSafely() {
    var rehearsal = AccountTests.atBobs()
    rehearsal.providers["im.telegram.org"] = AccountAnswer(
      .found, account: "\u{202E}bob\u{1B}[2J",
      links: [.init(rel: "\u{7}", href: "https://x.example/\u{9B}31m\n\u{200B}")],
      address: "\u{1B}]0;owned\u{7}")
    rehearsal.press("a<Enter>")
    #expect(AccountTests.text(rehearsal).contains("\\u{202E}bob\\u{1B}[2J"))
    for way in ["", "<Enter>", "<Enter>", "L"] {
      rehearsal.press(way)
      let text = AccountTests.text(rehearsal) + (rehearsal.state.message?.text.description ?? "")
      #expect(!text.unicodeScalars.contains { $0.isUnsafeToShow && $0 != "\n" })
    }
  }

  @Test func aVeryLongAnswerTakesFewLines() {
    var rehearsal = AccountTests.atBobs()
    let long = String(repeating: "\u{202E}x", count: 30_000)
    rehearsal.providers["im.telegram.org"] = AccountAnswer(
      .redirect, subject: long, httpStatus: 302, detail: long, address: long)
    rehearsal.press("a<Enter>")
    #expect(rehearsal.state.scrolled.lines < 60)
  }

  @Test func whatTheProviderSaysIsToldApartFromWhatTheOwnerPublishes() {
    var rehearsal = AccountTests.atBobs([
      "v=MIMI1; p=0; a=bob_family; e=mimi.wire.example; s=wire", AccountTests.telegram,
    ])
    rehearsal.press("ja<Enter><Enter>")
    let rows = rehearsal.state.canvas.lines
    #expect(rows.contains { $0.contains("Wire       bob_family") })
    #expect(rows.contains { $0.contains("Telegram   says bob_family") })
    // What it said is none of the owner's changes.
    #expect(!rows.contains { $0.contains("Changes") || $0.contains("Telegram says bob_family") })
    rehearsal.wait(seconds: 120)
    rehearsal.press("<Enter>")
    #expect(AccountTests.text(rehearsal).contains("told by im.telegram.org 2 minutes ago: the"))
    // The record is shown without it, and it may be asked for again.
    #expect(AccountTests.text(rehearsal).contains("v=MIMI1; p=1; e=im.telegram.org;"))
    rehearsal.press("a")
    #expect(AccountTests.stage(rehearsal) == .consent)
  }
}
