import TerminalEmulator
import TestSupport
import Testing

extension InterfaceScenarios {
  /// Every task of the form without a screen, by script.
  @Suite struct WithoutAScreen {
    @Test(arguments: [["--accessible"], []])
    func allTasksCanBeFinished(_ options: [String]) throws {
      let folder = try ContactsFolder()
      let window = try PlainWindow(
        try Window.atWorld() + options, in: folder, term: options.isEmpty ? "dumb" : "xterm-256color")
      try window.wait(for: ["1 look up  2 contacts  3 help  4 quit", "DNSSEC validated.", "or an identifier:"])
      try window.say(
        "help", "An identifier is a name such as", "A provider is asked for an account only when you say so",
        "or an identifier:")
      try window.say("2", "There are no contacts yet")
      try window.say("1", "Type an identifier, such as mymimi.example.com, or back:")
      try window.say(
        "Straight.Example", "asking ", "straight.example is kept in your contacts.", "DNSSEC secure, found just now",
        "2 providers, in the owner's order:", "1 Telegram, account myname99, at im.telegram.org, priority 1",
        "2 WhatsApp, account +15551234567, at mimi.whatsapp.com, priority 2",
        "Suggested: 1 Telegram at im.telegram.org, the owner's first.", "1 prefer  2 refresh  3 name  4 note")
      try window.say("1", "Type a provider's number, 0 for no preference, or back:")
      try window.say("7", "type one from 0 to 2")
      try window.say("2", "Your choice is kept.", "Suggested: 2 WhatsApp at mimi.whatsapp.com, your choice.")
      try window.say("refresh", "asking ", "your choice.", "Type a number:")
      try window.say("3", "There is no name.", "Type the name;")
      try window.say("Quit", "The name is kept.", "Quit, straight.example, DNSSEC secure")
      try window.say("name", "The name is: Quit")
      try window.say("-", "The name is taken away.")
      try window.say("note", "Type the note;")
      try window.say("answers in the evening", "The note is kept.", "Note: answers in the evening")
      try window.say("banana", "This is no choice here; type a number from 1 to 9.")
      try window.say("5", "straight.example is removed; undo brings it back.", "5 undo")
      #expect(try folder.list().isEmpty)
      try window.say("undo", "straight.example is back among your contacts.", "Note: answers in the evening")
      try window.say("back", "or an identifier:")
      try window.say("2", "Contacts 1 to 1 of 1, by name:", "1 straight.example")
      try window.say("9", "There is no number 9 in this list; type one from 1 to 1.")
      try window.say("zzz", "None of the 1 contacts has \"zzz\"", "next for all")
      try window.say("1", "2 providers", "Suggested: 2 WhatsApp")
      try window.say("9", "or an identifier:")
      try window.begin("quit")
      try window.expectEnd()
      let contact = try #require(try folder.list().first)
      #expect(contact.note == "answers in the evening" && contact.preferred?.service == "whatsapp")
    }

    @Test func outcomesAndWrongAnswersAreSaidInWords() throws {
      let folder = try ContactsFolder()
      let window = try PlainWindow(try Window.atWorld(), in: folder)
      for (typed, words) in [
        ("nobody.example", "no such name: nobody.example is not in the DNS; "),
        ("address-only.example", "nothing published: "), ("others-only.example", "no discovery record: "),
        ("unreachable.example", "not reachable: "), ("wrong.example", "DNSSEC validation failed: "),
        ("bad-endpoint-1.malformed.example", "no readable record: "), ("localhost", "localhost: "),
        ("", "1 look up  2 contacts  3 help  4 quit"), ("undo", "There is nothing to bring back"),
      ] { try window.say(typed, words, "Type a number, or an identifier:") }
      try window.say(
        "hostile.example", "account z\\u{200B}w\\u{FEFF}\\u{E0041}", "A record could not be read", "Type a number:")
      try window.endInput()
      try window.expectEnd()
      #expect(try folder.list().map(\.id) == ["hostile.example"])
    }

    @Test func anIdentifierOfTheCommandLineIsLookedUpAtOnce() async throws {
      let server = try await BadServer("answer")
      let folder = try ContactsFolder()
      let beginnings = [
        "alice.example is kept in your contacts.", "alice.example is kept, and good still; nothing was asked.",
      ]
      for words in beginnings {
        let window = try PlainWindow(Window.at(server) + ["alice.example"], in: folder)
        try window.wait(for: [words, "1 Telegram, account alice99", "Type a number:"])
        try window.endInput()
        try window.expectEnd()
      }
      #expect(server.count(ofQuery: "udp alice.example. TXT") == 1)
    }

    @Test func aSilentServerIsGivenUp() async throws {
      let server = try await BadServer("silent")
      let folder = try ContactsFolder()
      let window = try PlainWindow(Window.at(server) + ["--timeout", "60"], in: folder)
      try window.say("alice.example", "asking \(server.resolver)")
      try await server.wait(forQuery: "udp alice.example. TXT")
      try window.say("stop", "The lookup of alice.example is given up.", "or an identifier:")
      try window.begin("4")
      try window.expectEnd()
      #expect(try folder.list().isEmpty)

      let interrupted = try PlainWindow(Window.at(server) + ["--timeout", "60", "bob.example"], in: folder)
      try await server.wait(forQuery: "udp bob.example. TXT")
      try interrupted.interrupt()
      try interrupted.expectEnd(.signalled(2))
    }

    /// A screen reader reads every line: a long list comes in pages.
    @Test func aLongListComesInPages() throws {
      let folder = try ContactsFolder()
      try folder.fill((10...54).map { ContactsFolder.line("n\($0).example") })
      let window = try PlainWindow(["--dnssec", "off"], in: folder, term: nil)
      try window.wait(for: ["or an identifier:"])
      try window.say("2", "Contacts 1 to 20 of 45, by name:", "20 n29.example", "or back:")
      #expect(!window.answer.contains("n30.example"))
      try window.say("next", "Contacts 21 to 40 of 45", "21 n30.example", "or back:")
      try window.say("next", "Contacts 41 to 45 of 45", "45 n54.example", "or back:")
      try window.say("next", "There are no more behind these.", "Contacts 41 to 45", "or back:")
      try window.say("before", "Contacts 21 to 40 of 45", "or back:")
      try window.say("33", "n42.example, DNSSEC unchecked", "One provider:", "Type a number:")
      try window.say("q")
      try window.expectEnd()
    }

    @Test func theDemoHasOne() throws {
      let window = try PlainWindow(["demo", "--accessible"], in: ContactsFolder(), term: "xterm-256color")
      try window.wait(for: [
        "This is the demo: its people are made up, and nothing leaves this machine.", "or an identifier:",
      ])
      try window.say("contacts", "Contacts 1 to 15 of 15", "oscar.example", "or back:")
      try window.say("oscar", "1 oscar.example", "or back:")
      try window.say("1", "account \\u{202E}ecila\\u{202C}", "Type a number:")
      try window.endInput()
      try window.expectEnd()
    }
  }
}
