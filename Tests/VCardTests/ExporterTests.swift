import Testing

@testable import VCard

/// Files as telephones and address books write them.
@Suite struct ExporterTests {
  @Test func anIPhonesFoldedLinesGroupsAndMessengersAreRead() throws {
    let (cards, problems, _) = read(try corpus("ios.vcf"))
    #expect(problems == [] && cards.map(\.name) == ["Zoë Ångström", "Example Bakery, Orders"])
    #expect(cards.map(\.line) == [1, 56])
    let zoe = cards[0]
    #expect(zoe.version == "3.0" && zoe.uid == "a1b2c3d4-0000-4000-8000-000000000001")
    #expect(zoe.emails.map(\.value) == ["zoe@example.com", "zoe.angstrom@work.example"])
    #expect(zoe.emails.map(\.preference) == [1, nil] && zoe.emails.map(\.line) == [8, 10])
    #expect(zoe.telephones.map(\.value) == ["\u{202A}+1 (555)\u{A0}010\u{2011}0123\u{202C}", "(555) 010-0124"])
    #expect(zoe.chats.map(\.value) == ["xmpp:zoe@example.org", "skype:zoe.example", "x-apple:%2B15550100125"])
    #expect(zoe.chats.map(\.service) == ["Jabber", "Skype", "WhatsApp"])
    // The fold is in the middle of an ü.
    #expect(zoe.note == "Läuft gern; spielt Go, Schach\nund liest überall dort wo es Bücher über Brücken gibt")
  }

  @Test func androidsQuotedPrintableAndMissingNamesAreRead() throws {
    let (cards, problems, _) = read(try corpus("android.vcf"))
    #expect(problems == [] && cards.map(\.name) == ["Jürgen Müller", "Nur Nachname", nil])
    #expect(
      cards[0].note
        == "Erste Zeile\nzweite Zeile mit = und ; darin, und so lang, dass sie mehrmals gebrochen wird")
    #expect(cards[0].telephones.map(\.value) == ["+15550100126", "5550100"])
    #expect(cards[0].telephones.map(\.preference) == [1, nil])
    #expect(cards[0].chats.map(\.service) == ["Jabber", "Skype"])
    #expect(cards[2].telephones.map(\.value) == ["+15550100128"])
  }

  @Test func googlesExportIsRead() throws {
    let (cards, problems, _) = read(try corpus("google.vcf"))
    #expect(problems == [] && cards.map(\.name) == ["Priya Example", nil])
    #expect(cards[0].emails.map(\.value) == ["priya@example.net", "not an address"])
    #expect(cards[0].telephones.map(\.value) == ["+1 555-010-0129", "+1 555-010-0130;ext=12"])
    #expect(cards[0].note == "Met at the conference\nRoom 12")
    #expect(cards[1].emails.map(\.value) == ["only@example.net"])
  }

  @Test(arguments: ["outlook.vcf", "outlook-lf.vcf"])
  func outlooksCodePageAndNameWithoutFNAreRead(_ file: String) throws {
    let (cards, problems, _) = read(try corpus(file))
    #expect(problems == [] && cards.map(\.name) == ["Renée Straße €"])
    #expect(cards[0].emails.first?.value == "renee@example.com" && cards[0].emails.first?.preference == 1)
    #expect(cards[0].telephones.map(\.value) == ["+1 (555) 010-0131", "0555 010132"])
    #expect(cards[0].revision == "20240506T070809Z")
  }

  @Test func version4sParametersAndURIsAreRead() throws {
    let (cards, problems, _) = read(try corpus("version-4.vcf"))
    let kim = try #require(cards.first)
    #expect(problems == [] && kim.name == "Kim Example" && kim.note == "a,b;c\\d\ne")
    #expect(kim.emails.map(\.preference) == [2, 1])
    #expect(kim.chats[0].value == "dns:kim.example.com" && kim.chats[0].service == "MIMI")
    #expect(kim.chats[0].preference == 1 && kim.chats[0].line == 11)
    #expect(kim.chats[1].service == "Example; Chat" && kim.chats[1].username == "kim \"the cat\" ^ \n")
    #expect(kim.chats.count == 7)
  }

  @Test func whatIsOddIsReadAsFarAsItGoesAndTheRestIsToldWithItsLine() throws {
    let (cards, problems, _) = read(try corpus("odd.vcf"))
    #expect(cards.map(\.name) == ["Mixed Ends", "Has an agent", "No end", "Broken soft break", nil])
    #expect(
      cards.map { $0.emails.map(\.value) } == [
        ["mixed@example.com"], ["boss@example.com"], ["first@example.com"], [],
        ["quoted@example.com", "last@example.com"],
      ])
    #expect(cards[4].note == "café" && cards[3].note == "cut")
    #expect(problems.map(\.line) == [8, 22, 24, 33, 34, 36])
    #expect(problems[0].reason.contains("no colon") && problems[5].reason.contains("KOI8-R"))
  }

  @Test func aPieceOfAFileMayEndAnywhere() throws {
    for file in corpusFiles {
      let octets = try corpus(file)
      let whole = read(octets)
      for piece in [1, 2, 3, 7, 64] {
        let parts = read(octets, piece: piece)
        #expect(parts.cards == whole.cards && parts.problems == whole.problems, "\(file) by \(piece)")
      }
    }
  }

  @Test func whatAFileIsIsSeenFromItsBeginning() throws {
    for file in corpusFiles {
      let kind = FileKind(beginning: try corpus(file))
      #expect(kind == (file == "utf-16.vcf" ? .utf16 : .cards), "\(file)")
    }
    #expect(FileKind(beginning: Array("\u{FEFF}\r\n  begin : vcard\n".utf8)) == .cards)
    #expect(FileKind(beginning: [0x42, 0, 0x45, 0]) == .utf16 && FileKind(beginning: [0, 0x42]) == .utf16)
    for text in ["", "{\"schema\": 1}", "BEGIN:VCALENDAR", "xBEGIN:VCARD"] {
      #expect(FileKind(beginning: Array(text.utf8)) == .other, "\(text)")
    }
  }
}
