import ContactStore
import Discovery
import DisplayText
import Interface
import Testing

/// Asking a provider for the account in the form without a screen, as a person hears it.
@Suite struct PlainAccountTests {
  private static let top = ["1 look up  2 contacts  3 help  4 quit", "Type a number, or an identifier:"]
  private static let topWithConsents = [
    "1 look up  2 contacts  3 help  4 quit  6 consents", "Type a number, or an identifier:",
  ]
  private static let menu = [
    "1 prefer  2 refresh  3 name  4 note  5 remove", "6 ask for the account  7 open a chat  8 copy  9 back",
    "Type a number:",
  ]
  private static let whom = "Type the number of the provider to ask, or back:"
  private static let disclosure = [
    "Sent: bob.example, nothing about you.", "To: im.telegram.org.",
    "Over: HTTPS, certificate checked, no redirects.",
    "It learns: that somebody at your network address looks for bob.example now.",
    "Others: 127.0.0.53 (not encrypted) and the network see that you contact im.telegram.org, as they saw bob.example looked up.",
  ]
  private static let asking = "asking im.telegram.org, for the account of bob.example ..."
  private static let told = [
    "bob.example, DNSSEC secure, found just now, good for 1 hour more.", "2 providers, in the owner's order:",
    "1 Telegram, account bob_family, told by the provider, at im.telegram.org, priority 1",
    "2 WhatsApp, account +15550101, at mimi.whatsapp.com, priority 2",
    "Suggested: 1 Telegram at im.telegram.org, the owner's first.",
  ]

  /// With bob open.
  private static func atBob(keepsNothing: DisplayText? = nil) -> PlainScript {
    var script = PlainScript(
      facts: Facts(server: "127.0.0.53, not encrypted", validation: "DNSSEC validated", keepsNothing: keepsNothing))
    script.answers["bob.example"] = PlainScript.found(
      "bob.example", "v=MIMI1; p=1; e=im.telegram.org; s=telegram",
      "v=MIMI1; p=2; a=+15550101; e=mimi.whatsapp.com; s=whatsapp")
    script.providers["im.telegram.org"] = AccountAnswer(
      .found, account: "bob_family", links: [.init(rel: "self", href: "https://im.telegram.org/bob_family")],
      httpStatus: 200)
    _ = script.begin()
    _ = script.type("bob.example")
    return script
  }

  @Test func askingOnceKeepsTheAccount() {
    var script = Self.atBob()
    #expect(script.type("6") == [Self.whom])
    #expect(script.type("1") == Self.disclosure + ["Type yes, no or always:"])
    #expect(script.askedProviders.isEmpty)
    #expect(
      script.type("yes") == [
        Self.asking, "im.telegram.org says: bob_family",
        "That is the provider's word, not part of the owner's record.",
        "It names a way to chat: https://im.telegram.org/bob_family", "The account is kept as the provider's word.",
      ] + Self.told + Self.menu)
    #expect(script.contacts["bob.example"]?.providers.first?.accountFrom == .provider)
    #expect(script.consents.isEmpty)
    // The next time it is asked again.
    #expect(script.type("ask", "1").suffix(1) == ["Type yes, no or always:"])
    #expect(script.askedProviders == ["im.telegram.org"])
  }

  @Test func whoeverSaysNoSendsNothing() {
    for no in ["no", "back", "", "y e s", "ja", "1", "help", "undo"] {
      var script = Self.atBob()
      _ = script.type("6", "1")
      let lines = script.type(no)
      #expect(script.askedProviders.isEmpty && script.consents.isEmpty, "\(no)")
      if ["no", "back", ""].contains(no) { #expect(lines == ["Nothing was sent."] + Self.menu) }
      if no == "ja" {
        #expect(
          lines == ["This is no answer here, and nothing was sent; type one of the words.", "Type yes, no or always:"])
      }
    }
  }

  @Test func whatIsTypedAheadAgreesToNothing() {
    var script = Self.atBob()
    script.isHeld = true
    _ = script.type("refresh", "6", "1", "yes", "always")
    var lines: [String] = []
    for _ in 0..<3 { lines += script.answer() }
    #expect(lines.contains("What was typed ahead is dropped: this is to be read first."))
    #expect(lines.last == "Type yes, no or always:" && script.askedProviders.isEmpty)
  }

  @Test func alwaysIsRememberedListedAndTakenBack() {
    var script = Self.atBob()
    _ = script.type("6", "1")
    #expect(script.type("always").prefix(2) == [Self.asking, "im.telegram.org says: bob_family"])
    #expect(script.consents == [Consent(endpoint: "im.telegram.org", since: Timestamp(seconds: 1_000))])
    let again = script.type("6", "1")
    #expect(again.dropFirst().prefix(2) == ["You always ask im.telegram.org; consents lists those.", Self.asking])
    #expect(script.type("9") == Self.topWithConsents)
    let question = "Type the number of one to revoke, or back:"
    #expect(
      script.type("consents")
        == ["Always asked, without asking you first:", "1 im.telegram.org, allowed just now", question])
    #expect(script.type("2") == ["There is no number 2 in this list; type one from 1 to 1.", question])
    script.failure = "the disk is full"
    #expect(script.type("1") == ["the disk is full; make room.", question])
    script.failure = nil
    #expect(script.type("1") == ["im.telegram.org is no longer asked without asking you first."] + Self.top)
    #expect(
      script.type("6") == [
        "No provider is always asked: you are told first what would be sent, and are asked.",
        "The answer always in the place of yes lists a provider here.",
      ] + Self.top)
    let asked = script.askedProviders.count
    #expect(script.type("bob.example", "6", "1").last == "Type yes, no or always:")
    #expect(script.askedProviders.count == asked)
  }

  @Test func aNumberMeansTheConsentThatItWasSaidOf() {
    var script = Self.atBob()
    let listed = ["a.example", "b.example"].map { Consent(endpoint: $0, since: Timestamp(seconds: 1_000)) }
    script.consents = listed
    _ = script.send(.consents(listed))
    _ = script.type("9", "consents")
    // Another program revokes the first one.
    script.consents = [listed[1]]
    _ = script.send(.consents([listed[1]]))
    #expect(script.type("2").first == "b.example is no longer asked without asking you first.")
    #expect(script.consents.isEmpty)
  }

  @Test func aConsentThatAnotherProgramAddsAgainIsNotSaidToBeRevoked() {
    var script = Self.atBob()
    let listed = [Consent(endpoint: "a.example", since: Timestamp(seconds: 1_000))]
    script.consents = listed
    _ = script.send(.consents(listed))
    script.isHeld = true
    _ = script.type("9", "consents", "1")
    let lines = script.send(.consents(listed))
    #expect(
      lines.first == "The list was changed elsewhere, too; type consents to see whether a.example is in it.")
    #expect(lines.suffix(2) == Self.topWithConsents)
  }

  @Test func whatIsInTheWayIsSaid() {
    var script = Self.atBob()
    _ = script.type("6")
    let refusal =
      "It is not asked: the owner publishes this account, so there is nothing to ask; type another number, or back."
    #expect(script.type("2") == [refusal, Self.whom])
    #expect(script.type("3") == ["This is no provider's number; type one from 1 to 2.", Self.whom])
    #expect(script.type("back") == Self.menu)
    script.contacts["bob.example"]?.providers = []
    _ = script.type("back", "2", "1")
    #expect(
      script.type("6") == ["There is no provider to ask: none is known of this contact; refresh it."] + Self.menu)
  }

  @Test func stopGivesTheQuestionUp() {
    var script = Self.atBob()
    _ = script.type("6", "1")
    script.isHeld = true
    #expect(script.type("yes") == [Self.asking])
    #expect(
      script.type("stop") == ["im.telegram.org is no longer asked; it may have got the question."] + Self.menu)
    // The late answer is dropped.
    #expect(script.answer().isEmpty)
    #expect(script.contacts["bob.example"]?.providers.first?.account == nil)
  }

  @Test func everyOtherEndIsSaidAndRetryAfterToo() {
    var script = Self.atBob()
    script.providers["im.telegram.org"] = AccountAnswer(.wait, httpStatus: 429, retryAfter: 90)
    _ = script.type("6", "1")
    #expect(
      script.type("yes") == [
        Self.asking,
        "not now: im.telegram.org wants to be asked later; ask again when the time is over.",
        "The HTTP status is 429.", "It wants to be left alone for 90 seconds more.",
      ] + Self.menu)
    _ = script.send(.time(Timestamp(seconds: 1_030)))
    #expect(script.type("6", "1").contains("im.telegram.org wants to be left alone for 60 seconds more."))
    script.providers["im.telegram.org"] = AccountAnswer(.wait, retryAfter: .max)
    #expect(script.type("yes").contains { $0.contains(" days more.") })
    for status in AccountStatus.allCases where status != .found {
      script.providers["im.telegram.org"] = AccountAnswer(status, detail: "\u{1B}[2J\u{202E}")
      let lines = script.type("6", "1", "yes")
      #expect(lines.contains { $0.hasSuffix(": \\u{1B}[2J\\u{202E}") } && lines.suffix(3) == Self.menu)
    }
    #expect(script.contacts["bob.example"]?.providers.first?.account == nil)
  }

  @Test func hostileTextIsSafeAndShort() {
    var script = Self.atBob()
    let long = String(repeating: "\u{202E}\u{1B}[2J\n", count: 9_000)
    script.providers["im.telegram.org"] = AccountAnswer(
      .found, account: "\u{202E}bob\u{7}", links: (0..<500).map { _ in .init(rel: long, href: long) })
    let lines = script.type("6", "1", "yes")
    #expect(lines.contains("im.telegram.org says: \\u{202E}bob\\u{7}") && lines.contains("It names 492 more ways."))
    for line in lines {
      #expect(line.count < 600 && !line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
    }
  }

  @Test func whereNothingIsKeptNeitherAccountNorConsentIs() {
    var script = Self.atBob(keepsNothing: "--no-save keeps nothing")
    #expect(script.type("6", "1").last == "Type yes or no:")
    #expect(
      script.type("always") == ["No consent is kept: --no-save keeps nothing; type yes or no.", "Type yes or no:"])
    #expect(script.askedProviders.isEmpty)
    let lines = script.type("yes")
    #expect(
      lines.contains("It is not kept: --no-save keeps nothing; start mimi without that to keep contacts."))
    #expect(lines.contains(Self.told[2]) && script.contacts.isEmpty && script.consents.isEmpty)
  }

  @Test func whoIsRemovedMeanwhileIsNotKeptAnew() {
    var script = Self.atBob()
    _ = script.type("6", "1")
    script.isHeld = true
    _ = script.type("yes")
    script.contacts = [:]
    _ = script.send(.changedElsewhere(ContactDirectory()))
    #expect(script.answer().contains("It is not kept: it is not among the contacts; only what is found is kept."))
    #expect(script.contacts.isEmpty)
  }
}
