import Foundation
import Glibc
import TerminalEmulator
import TestSupport
import Testing
import VCard

/// Other programs read what is exported, and mimi reads what they make of it.
@Suite(.serialized) struct AddressBookReaders {
  /// khard takes a directory with a card a file.
  @Test func khardListsThePeople() throws {
    let book = try AddressBookFolder()
    let directory = try PrivateDirectory()
    mkdir(directory.path + "/cards", 0o700)
    let cards = try book.export("vcard").components(endingWith: "END:VCARD\r\n")
    for (number, card) in cards.enumerated() { try directory.write("cards/\(number).vcf", card) }
    let configuration = try directory.write(
      "khard.conf",
      """
      [addressbooks]
      [[people]]
      path = \(directory.path)/cards
      [general]
      editor = /bin/false
      merge_editor = /bin/false
      default_action = list
      """)
    func khard(_ arguments: String...) throws -> Finished { try run("khard", ["-c", configuration] + arguments) }
    let emails = try khard("email", "--parsable", "--remove-first-line")
    #expect(emails.exitStatus == 0)
    #expect(emails.outputText.contains("alice@example.com\tAlice, \"A;\" Exämple\t"), "\(emails)")
    #expect(emails.outputText.contains("bob@example.org\tBob Tab Line"))
    let numbers = try khard("phone", "--parsable").outputText
    #expect(numbers.contains("+15550100\tAlice") && numbers.contains("+15550199\tOnly A Number"))
    let shown = try khard("show", "alice")
    #expect(shown.exitStatus == 0 && shown.outputText.contains("two; three, \\four"), "\(shown)")
    let listed = try khard("list", "--parsable").outputText
    #expect(listed.split(separator: "\n").count == AddressBookFolder.people.count, "\(listed)")
  }

  /// Parsed, and written by python3-vobject in its own way: the same people, numbers and addresses come back.
  @Test func vobjectReadsAndWritesThem() throws {
    let exported = try AddressBookFolder().export("vcard")
    let script = """
      import sys, vobject
      text = sys.stdin.buffer.read().decode("utf-8")
      for card in vobject.readComponents(text):
          sys.stdout.buffer.write(card.serialize().encode("utf-8"))
      """
    let written = try run("/usr/bin/python3", ["-c", script], input: Array(exported.utf8))
    try #require(written.exitStatus == 0, "\(written.errorText)")
    let (before, since) = (CardReader.cards(Array(exported.utf8)), CardReader.cards(written.output))
    #expect(since.problems == [] && before.cards.count == since.cards.count)
    func facts(_ card: Card) -> [String] {
      [card.name ?? "", card.note ?? "", card.uid ?? ""] + (card.emails + card.telephones + card.chats).map(\.value)
    }
    #expect(before.cards.map(facts) == since.cards.map(facts))
    // The same identifiers would be looked up.
    let folder = try ContactsFolder()
    let lists = try [Array(exported.utf8), written.output].map {
      try folder.contacts("import", "--list", "-", input: String(decoding: $0, as: UTF8.self)).outputText
    }
    #expect(lists[0] == lists[1] && lists[0].contains("bob.example.com\n") && lists[0].contains("alice@example.com\n"))
  }

  @Test func abookImportsThem() throws {
    let directory = try PrivateDirectory()
    let file = try directory.write("people.vcf", try AddressBookFolder().export("vcard"))
    let made = try run("abook", ["--convert", "--informat", "vcard", "--infile", file, "--outformat", "mutt"])
    #expect(made.exitStatus == 0)
    #expect(made.outputText.contains("<alice@example.com>") && made.outputText.contains("<bob@example.org>"))
    #expect(made.outputText.split(separator: "\n").count == 3, "\(made.outputText)")
  }

  @Test func muttsQueryShowsThem() throws {
    let book = try AddressBookFolder()
    let home = book.folder.directory.path
    let inbox = try book.folder.directory.write("inbox", "")
    let settings = try book.folder.directory.write(
      "muttrc",
      """
      set query_command = "\(try book.command("mutt"))"
      set folder = \(home)
      set spoolfile = \(inbox)
      """)
    let terminal = try PseudoTerminal(
      findProgram("mutt"), ["-n", "-F", settings],
      environment: cleanEnvironment(home: home, adding: ["TERM": "xterm"]), columns: 120)
    try terminal.waitUntil("the mailbox") { _ in String(decoding: terminal.output, as: UTF8.self).contains("inbox") }
    try terminal.send("Q")
    try terminal.waitUntil("the prompt") { _ in String(decoding: terminal.output, as: UTF8.self).contains("Query") }
    // What is typed is one word of the shell, whatever it is.
    try terminal.send("exÄm '$(touch \(home)/never)\r")
    try terminal.waitUntil("nobody") { _ in String(decoding: terminal.output, as: UTF8.self).contains("no contact with")
    }
    #expect(!book.folder.exists(home + "/never"))
    try terminal.send("Q")
    try terminal.send("\u{15}example\r")
    try terminal.waitUntil("all") { emulator in
      let screen = emulator.lines.joined(separator: "\n")
      return [
        "mimi: 3 addresses", "alice@example.com", "Alice, \"A;\" Exämple", "(Telegram, Matrix", "bob@example.org",
      ]
      .allSatisfy(screen.contains)
    }
    // Choosing an address begins a message to it: mutt asks for its recipient.
    try terminal.send("m")
    try terminal.waitUntil("the recipient") {
      $0.lines.joined().contains("To: \"Alice, \\\"A;\\\" Exämple\" <alice@example.com>")
    }
  }

  @Test func aercCompletesThem() throws {
    let book = try AddressBookFolder()
    let home = book.folder.directory.path
    for folder in [".config", ".config/aerc", "mail", "mail/cur", "mail/new", "mail/tmp"] {
      mkdir(home + "/" + folder, 0o700)
    }
    let editor = try book.folder.directory.write("editor", "#!/bin/sh\nexec sleep 600\n", mode: 0o700)
    try book.folder.directory.write(
      ".config/aerc/accounts.conf",
      "[test]\nsource = maildir://\(home)/mail\ndefault = INBOX\nfrom = Me <me@example.com>\n")
    try book.folder.directory.write(
      ".config/aerc/aerc.conf",
      """
      [ui]
      completion-delay = 10ms
      [compose]
      editor = \(editor)
      address-book-cmd = \(try book.command("aerc"))
      """)
    try book.folder.directory.write(".config/aerc/binds.conf", "[compose::editor]\n$noinherit = true\n$ex = <C-x>\n")
    let terminal = try PseudoTerminal(
      findProgram("aerc"), environment: cleanEnvironment(home: home, adding: ["TERM": "xterm-256color"]), columns: 120)
    func text() -> String { String(decoding: terminal.output, as: UTF8.self) }
    try terminal.waitUntil("the mailbox") { _ in text().contains("test") }
    try terminal.send(":compose\r")
    try terminal.waitUntil("the form") { _ in text().contains("Subject") }
    try terminal.send("exä")
    try terminal.waitUntil("the completion") { _ in text().contains("<alice@example.com>") }
  }
}

extension String {
  /// The parts up to and with each `end`.
  fileprivate func components(endingWith end: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let found = rest.range(of: end) {
      parts.append(String(rest[..<found.upperBound]))
      rest = rest[found.upperBound...]
    }
    return parts
  }
}
