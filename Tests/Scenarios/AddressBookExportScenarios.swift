import TestSupport
import Testing
import VCard

/// `mimi contacts export --format ...`
@Suite struct AddressBookExportScenarios {
  @Test func aCardHasWhatAddressBooksKnow() throws {
    let text = try AddressBookFolder().export("vcard", "alice")
    let (cards, problems) = CardReader.cards(Array(text.utf8))
    let card = try #require(cards.count == 1 ? cards[0] : nil)
    #expect(problems == [] && card.version == "4.0")
    #expect(card.name == "Alice, \"A;\" Exämple" && card.note == "one\ntwo; three, \\four")
    // SHA-256 of the identifier, by sha256sum, with version and variant.
    let digest = try run("sha256sum", input: Array("alice@example.com".utf8)).outputText
    let digits = Array(digest)
    #expect(card.uid?.hasPrefix("urn:uuid:\(String(digits[0..<8]))-\(String(digits[8..<12]))-8") == true, "\(digest)")
    #expect(card.uid?.utf8.count == 45)
    #expect(card.emails.map(\.value) == ["alice@example.com"])
    #expect(card.telephones.map(\.value) == ["+15550100"])
    #expect(card.revision == "20261123T150405Z")
    // The preferred one first, then the owner's order; each with its account.
    #expect(
      card.chats.map(\.value) == ["matrix:u/alice:example.org", "https://t.me/alice99", "https://wa.me/15550100"])
    #expect(card.chats.map(\.preference) == [1, 2, 3])
    #expect(card.chats.map(\.service) == ["matrix", "telegram", "whatsapp"])
    #expect(card.chats.map(\.username) == ["@alice:example.org", "alice99", "+15550100"])
  }

  /// What a provider said is a stranger's text: only links that pass are links here, too.
  @Test func aToldLinkIsInTheCardWhereItPasses() throws {
    let folder = try ContactsFolder()
    let hrefs = [
      "https://t.me/carol99", "javascript:alert(1)", "https://t.me/x\\r\\nEND:VCARD", "xmpp:carol@example.org",
    ]
    let links = hrefs.map { "{\"rel\": \"self\", \"href\": \"\($0)\"}" }.joined(separator: ", ")
    let line =
      #"{"schema": 1, "id": "carol.example.com", "status": "found", "checkedAt": "2026-11-23T15:04:05Z", "providers": [{"priority": 1, "service": "unheard", "endpoint": "im.example.org", "account": "\u202ecarol", "accountFrom": "provider", "links": [\#(links)]}]}"#
    #expect(try folder.contacts("import", "-", input: line + "\n").exitStatus == 0)
    let exported = try folder.contacts("export", "--format", "vcard")
    let cards = CardReader.cards(exported.output).cards
    #expect(
      cards.map { $0.chats.map(\.value) } == [
        ["https://t.me/carol99", "xmpp:carol@example.org?message", "dns:carol.example.com"]
      ], "\(exported.outputText)")
    #expect(cards[0].chats.map(\.username) == [nil, nil, nil])
  }

  @Test func theIdentifierIsInItsCardToo() throws {
    let cards = CardReader.cards(Array(try AddressBookFolder().export("vcard", "bob").utf8)).cards
    #expect(cards.map(\.name) == ["Bob Tab Line[31m\u{202E}"])
    #expect(cards[0].chats.last?.value == "dns:bob.example.com" && cards[0].chats.last?.service == "MIMI")
    #expect(cards[0].emails.map(\.value) == ["bob@example.org"])
  }

  @Test func nothingOfAContactBreaksOutOfItsCard() throws {
    let text = try AddressBookFolder().export("vcard")
    let (cards, problems) = CardReader.cards(Array(text.utf8))
    #expect(problems == [] && cards.count == AddressBookFolder.people.count)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\r" && $0 != "\n" })
    let evil = try #require(cards.first { $0.name?.hasPrefix("Evil") == true })
    #expect(evil.name == "Evil END:VCARD BEGIN:VCARD")
    #expect(evil.chats.map(\.value) == ["dns:evil.example.com"] && evil.telephones.isEmpty)
    // The order is the same each time, and so is every octet.
    #expect(try AddressBookFolder().export("vcard") == text)
  }

  @Test func linesForMailProgramsAreAnAddressEach() throws {
    let book = try AddressBookFolder()
    #expect(
      try book.export("aerc") == """
        alice@example.com\tAlice, "A;" Exämple
        bob@example.org\tBob Tab Line\\u{1B}[31m\\u{202E}
        jürgen@xn--bcher-kva.example\t

        """)
    #expect(
      try book.export("mutt") == """
        mimi: 3 addresses
        alice@example.com\tAlice, "A;" Exämple\tTelegram, Matrix, WhatsApp
        bob@example.org\tBob Tab Line\\u{1B}[31m\\u{202E}\tEmail, XMPP
        jürgen@xn--bcher-kva.example\t\tSession

        """)
  }

  @Test func aQueryIsOfNamesIdentifiersAndAccountsInAnyCase() throws {
    let book = try AddressBookFolder()
    func found(_ query: String...) throws -> String {
      let finished = try run(
        builtProgram("mimi"),
        ["contacts", "export", "--store", book.folder.path, "--format", "aerc", "--"] + query)
      #expect(finished.exitStatus == 0)
      return finished.outputText.split(separator: "\n").compactMap { $0.split(separator: "\t").first.map(String.init) }
        .joined(separator: " ")
    }
    #expect(try found("ALICE") == "alice@example.com" && found("exÄm") == "alice@example.com")
    #expect(try found("alice99") == "alice@example.com" && found("+15550100") == "alice@example.com")
    #expect(try found("bücher") == "jürgen@xn--bcher-kva.example" && found("bob.example") == "bob@example.org")
    #expect(try found("alice 99") == "alice@example.com" && found("alice", "bob") == "")
    #expect(try found("-x") == "" && found("$(id)") == "" && found("'") == "")
    let mutt = try book.folder.contacts("export", "--format", "mutt", "nobody")
    #expect(mutt.exitStatus == 1 && mutt.outputText == "mimi: no contact with an email address fits\n")
  }

  @Test func jsonlIsAsEverAndCanBeFiltered() throws {
    let book = try AddressBookFolder()
    let all = try book.folder.contacts("export").outputText
    #expect(try all == book.folder.contacts("list", "--json").outputText && book.export("jsonl") == all)
    let one = try book.export("jsonl", "bob")
    #expect(all.contains(one) && one.contains("bob.example.com") && one.filter { $0 == "\n" }.count == 1)
    #expect(try book.folder.contacts("export", "nobody").exitStatus == 1)
    #expect(try book.folder.contacts("export", "--format", "csv").exitStatus == 64)
  }
}
