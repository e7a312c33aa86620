import ContactStore
import Discovery
import DisplayText
import Interface
import Testing

/// All tasks in the form without a screen, each as the transcript that a person hears.
@Suite struct PlainDialogueTests {
  private static let top = ["1 look up  2 contacts  3 help  4 quit", "Type a number, or an identifier:"]
  private static let topWithUndo = [
    "1 look up  2 contacts  3 help  4 quit  5 undo", "Type a number, or an identifier:",
  ]
  private static let menu = [
    "1 prefer  2 refresh  3 name  4 note  5 remove", "6 ask for the account  7 open a chat  8 copy  9 back",
    "Type a number:",
  ]
  private static let listQuestion = "Type a number to open one, next, before, a word that they have to have, or back:"

  private func script() -> PlainScript {
    var script = PlainScript()
    script.answers["alice.example"] = PlainScript.found(
      "alice.example", "v=MIMI1; p=1; a=alice99; e=im.telegram.org; s=telegram",
      "v=MIMI1; p=2; e=mimi.whatsapp.com; s=whatsapp")
    return script
  }

  private func scriptWithAlice() -> PlainScript {
    var script = script()
    _ = script.begin()
    _ = script.type("alice.example")
    return script
  }

  @Test func itBeginsWithWhomIsAsked() {
    var script = script()
    #expect(
      script.begin() == [
        "mimi finds out at which messengers a person can be reached.",
        "The DNS is asked through 127.0.0.53, not encrypted. DNSSEC validated.",
      ] + Self.top)
  }

  @Test func lookingSomebodyUpKeepsAndOpensThem() {
    var script = script()
    _ = script.begin()
    let expected =
      [
        "asking 127.0.0.53, not encrypted, for alice.example ...", "alice.example is kept in your contacts.",
        "alice.example, DNSSEC secure, found just now, good for 1 hour more.", "2 providers, in the owner's order:",
        "1 Telegram, account alice99, at im.telegram.org, priority 1",
        "2 WhatsApp, ask the provider for the account, at mimi.whatsapp.com, priority 2",
        "Suggested: 1 Telegram at im.telegram.org, the owner's first.",
      ] + Self.menu
    let question = "Type an identifier, such as mymimi.example.com, or back:"
    #expect(script.type("1", " alice.example ") == [question] + expected)
    #expect(script.contacts.keys.sorted() == ["alice.example"])
  }

  @Test func whatIsKeptAndGoodIsNotAskedAgain() {
    var script = scriptWithAlice()
    let lines = script.type("back", "alice.example")
    #expect(lines.contains("alice.example is kept, and good still; nothing was asked."))
    #expect(script.asked == ["alice.example"])
    _ = script.send(.time(Timestamp(seconds: 10_000)))
    _ = script.type("back", "alice.example")
    #expect(script.asked == ["alice.example", "alice.example"])
  }

  @Test func everyRefusalSaysWhatToDo() {
    var script = script()
    _ = script.begin()
    #expect(
      script.type("bad..name").first?.contains("bad..name: ") == true
        && script.type("alice").count == 3 && script.type("+15550100").first?.contains("telephone") == true)
    #expect(script.type("nobody.example").dropFirst().first?.hasPrefix("no such name: ") == true)
    #expect(script.type("2") == ["There are no contacts yet; look somebody up: what is found is kept."] + Self.top)
    #expect(script.type("undo") == ["There is nothing to bring back; no contact was removed."] + Self.top)
    #expect(script.contacts.isEmpty && script.asked == ["nobody.example"])
  }

  @Test func preferring() {
    var script = scriptWithAlice()
    #expect(script.type("1") == ["Type a provider's number, 0 for no preference, or back:"])
    #expect(script.type("3").first == "This is no provider's number; type one from 0 to 2.")
    let lines = script.type("2")
    #expect(lines.first == "Your choice is kept.")
    #expect(lines.contains("Suggested: 2 WhatsApp at mimi.whatsapp.com, your choice."))
    #expect(script.type("prefer", "0").dropFirst().first == "You have no preference now.")
    #expect(script.contacts["alice.example"]?.preferred == nil)
  }

  @Test func namesAndNotes() {
    var script = scriptWithAlice()
    #expect(script.type("3") == ["There is no name.", "Type the name; - takes it away, an empty line leaves it:"])
    let lines = script.type("Alice quit")
    #expect(lines.first == "The name is kept.")
    #expect(lines.dropFirst().first?.hasPrefix("Alice quit, alice.example, DNSSEC secure, found just now") == true)
    #expect(script.type("note", "help").contains("Note: help"))
    #expect(script.type("name").first == "The name is: Alice quit")
    #expect(script.type("-").first == "The name is taken away.")
    let question = "Type the note; - takes it away, an empty line leaves it:"
    #expect(script.type("note", "") == ["The note is: help", question] + Self.menu)
    #expect(script.contacts["alice.example"]?.note == "help")
    #expect(script.type("note", String(repeating: "x", count: 5_000)).contains { $0.contains("type a shorter one") })
  }

  @Test func refreshing() {
    var script = scriptWithAlice()
    script.answers["alice.example"] = PlainScript.found(
      "alice.example", "v=MIMI1; p=1; a=alice99; e=mimi.signal.example; s=signal")
    #expect(script.type("2").contains("1 Signal, account alice99, at mimi.signal.example, priority 1"))
    // What was known stays where nothing is found.
    script.answers["alice.example"] = nil
    let lines = script.type("refresh")
    #expect(lines.contains { $0.hasPrefix("no such name: ") })
    #expect(lines.contains("The last attempt, just now, came to: no-name."))
    #expect(lines.contains("1 Signal, account alice99, at mimi.signal.example, priority 1"))
  }

  @Test func removingAndUndoing() {
    var script = scriptWithAlice()
    #expect(script.type("5") == ["alice.example is removed; undo brings it back."] + Self.topWithUndo)
    #expect(script.contacts.isEmpty)
    #expect(script.type("5").first == "alice.example is back among your contacts.")
    #expect(script.contacts.count == 1)
    #expect(script.type("back") == Self.top)
  }

  @Test func contactsComeInPagesAndAreFiltered() throws {
    var script = script()
    for number in 10..<55 {
      let identifier = try Identifier("c\(number).example")
      script.contacts[identifier.canonical] = Contact(
        identifier, PlainScript.found("c\(number).example", "v=MIMI1; e=im.example"), at: Timestamp(seconds: 1_000))
    }
    _ = script.begin()
    let first = script.type("2")
    #expect(first.first == "Contacts 1 to 20 of 45, by name:" && first.count == 22 && first.last == Self.listQuestion)
    #expect(script.type("next").dropFirst().first == "21 c30.example")
    #expect(script.type("next").first == "Contacts 41 to 45 of 45, by name:")
    #expect(script.type("next").first == "There are no more behind these.")
    #expect(script.type("before").first == "Contacts 21 to 40 of 45, by name:")
    #expect(script.type("c41.e").prefix(2) == ["Contacts 1 to 1 of 1 that fit:", "1 c41.example"])
    #expect(script.type("11").first == "There is no number 11 in this list; type one from 1 to 1.")
    #expect(script.type("1").first == "c41.example, DNSSEC secure, found just now, good for 1 hour more.")
    let none = "None of the 45 contacts has \"zzz\"; type another word, or next for all."
    #expect(script.type("back", "contacts", "zzz").contains(none))
    #expect(script.type("") == Self.top)
  }

  @Test func aPageThatIsGoneIsNotListed() throws {
    var script = script()
    for number in 10..<55 {
      let identifier = try Identifier("c\(number).example")
      script.contacts[identifier.canonical] = Contact(
        identifier, PlainScript.found("c\(number).example", "v=MIMI1; e=im.example"), at: Timestamp(seconds: 1_000))
    }
    _ = script.begin()
    _ = script.type("2", "next", "next")
    var directory = ContactDirectory()
    for id in script.contacts.keys.sorted().prefix(21) {
      if let contact = script.contacts[id] { directory.set(ContactSummary(contact)) }
    }
    #expect(script.send(.changedElsewhere(directory)) == ["Another program changed the contacts."])
    #expect(script.type("next").dropFirst().first == "Contacts 21 to 21 of 21, by name:")
  }

  @Test func aContactThatCannotBeReadHoldsNothingUp() {
    var script = scriptWithAlice()
    _ = script.type("back")
    script.answers = [:]
    script.isHeld = true
    _ = script.type("alice.example")
    let asked = script.send(.unreadable(id: "alice.example", "the line is damaged"))
    #expect(asked.first == "the line is damaged.")
    let written = script.send(.lookedUp(number: 2, PlainScript.noName("alice.example")))
    #expect(written.suffix(2) == Self.top)
  }

  @Test func contactsThatAreBeingReadAreWaitedFor() {
    var script = script()
    #expect(script.type("2") == ["the contacts are being read ..."])
    #expect(script.open().first == "There are no contacts yet; look somebody up: what is found is kept.")
  }

  @Test func whatIsTypedAheadWaitsItsTurn() {
    var script = script()
    _ = script.begin()
    script.isHeld = true
    #expect(script.type("alice.example") == ["asking 127.0.0.53, not encrypted, for alice.example ..."])
    #expect(script.type("3", "Alice", "back", "quit").isEmpty)
    for _ in 0..<4 { _ = script.answer() }
    #expect(script.contacts["alice.example"]?.name == "Alice")
    #expect(script.hasQuit)
  }

  @Test func stopGivesALookupUp() {
    var script = script()
    _ = script.begin()
    script.isHeld = true
    _ = script.type("alice.example")
    #expect(script.type("stop") == ["The lookup of alice.example is given up."] + Self.top)
    // The late answer is dropped.
    #expect(script.answer().isEmpty)
  }

  @Test func theEndOfInputEndsItWhenAllIsDone() {
    var script = script()
    _ = script.begin()
    script.isHeld = true
    _ = script.type("alice.example")
    #expect(script.end().isEmpty && !script.hasQuit)
    for _ in 0..<3 { _ = script.answer() }
    #expect(script.hasQuit && script.contacts.count == 1)
  }

  @Test func aFailureIsSaidAndTheDialogueGoesOn() {
    var script = scriptWithAlice()
    script.failure = "the disk is full"
    #expect(script.type("5") == ["the disk is full; make room."] + Self.menu)
    let lines = script.type("2")
    #expect(lines.contains("the disk is full; make room.") && lines.suffix(3) == Self.menu)
    #expect(script.type("name", "A").contains("the disk is full; make room."))
  }

  @Test func whereNothingIsKeptItSaysSo() {
    var script = PlainScript(
      facts: Facts(server: "192.0.2.1", validation: "not validated", keepsNothing: "--no-save keeps nothing"))
    script.answers = self.script().answers
    #expect(script.begin().contains("What is found is not kept: --no-save keeps nothing."))
    #expect(script.type("alice.example").contains("1 Telegram, account alice99, at im.telegram.org, priority 1"))
    for choice in ["1", "3", "4", "5"] {
      #expect(script.type(choice).first?.contains("--no-save keeps nothing") == true)
    }
    #expect(script.contacts.isEmpty)
  }

  @Test func aStoreThatCannotBeUsedStopsNothingElse() {
    var script = script()
    #expect(script.send(.notice("no permission", hint: "chmod it", isFailure: true)) == ["no permission; chmod it."])
    let lines = script.type("alice.example")
    #expect(lines.contains("1 Telegram, account alice99, at im.telegram.org, priority 1"))
    #expect(script.type("5").first?.hasPrefix("It cannot be removed: the contacts cannot be used") == true)
  }

  @Test func textFromOutsideIsSafe() {
    var script = script()
    script.answers["oscar.example"] = PlainScript.found(
      "oscar.example", "v=MIMI1; p=1; a=\u{202E}ecila; e=im.telegram.org; s=telegram",
      "v=MIMI1; p=\u{1B}[2J; e=x.example")
    _ = script.begin()
    var lines = script.type("oscar.example", "name", "\u{1B}]0;x\u{7}")
    lines += script.type("back", "2", "a\u{1B}[2Jb", "next", "oscar\u{202E}.example")
    for line in lines {
      #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E || $0.value == 0x7F })
    }
    #expect(lines.contains { $0.contains("\\u{202E}ecila") })
  }

  @Test func helpIsEverywhereButInText() {
    var script = scriptWithAlice()
    #expect(script.type("help").suffix(3) == Self.menu)
    #expect(script.type("back", "3").suffix(2) == Self.top)
  }
}
