import Testing

@testable import VCard

/// The rules of the format, one by one.
@Suite struct ReaderTests {
  @Test func linesEndWithCRLFWithLFAndWithCR() {
    for end in ["\r\n", "\n", "\r"] {
      let read = card("FN:Alice", "EMAIL:alice@example.com", end: end)
      #expect(read.name == "Alice" && read.emails.map(\.value) == ["alice@example.com"], "\(end.debugDescription)")
    }
  }

  @Test func aFoldTakesOneBlankAway() {
    #expect(card("FN:Al", " ice").name == "Alice")
    #expect(card("FN:Al", "\tice").name == "Alice")
    #expect(card("FN:Al", "  ice").name == "Al ice")
    #expect(card("F", " N:Alice").name == "Alice")
  }

  @Test func escapesOfTextAreRead() {
    #expect(card(#"NOTE:a\nb\Nc\,d\;e\\f\:g\h\"#).note == "a\nb\nc,d;e\\f:g\\h\\")
    // In 2.1 a backslash is one.
    #expect(card(#"NOTE:C:\new\;x"#, version: "2.1").note == #"C:\new;x"#)
    #expect(card(#"N:O\;Hara\, Jr.;Scarlett"#).name == "Scarlett O;Hara, Jr.")
  }

  @Test func controlsAreLeftOut() {
    #expect(card("FN:A\u{1B}[31ml\u{7}i\u{85}ce\u{9B}").name == "A[31mli ce")
    #expect(card(#"NOTE:a\r"# + "\u{0}b\u{2028}c").note == "a\\rb\nc")
  }

  @Test func theNameIsFNElseMadeOfWhatThereIs() {
    #expect(card("N:Example;Alice;Maria;Dr.;PhD", "FN:Alice E.").name == "Alice E.")
    #expect(card("FN: ", "N:Example;Alice;Maria;Dr.;PhD").name == "Dr. Alice Maria Example PhD")
    #expect(card("N:;;;;", "NICKNAME:Ali", "ORG:Works").name == "Ali")
    #expect(card("ORG:Example Works;Sales").name == "Example Works, Sales")
    #expect(card("FN:", "EMAIL:a@example.com").name == nil)
    #expect(card(#"FN:Two\nlines"#).name == "Two lines")
  }

  @Test func softBreaksOfQuotedPrintableAreJoined() {
    let head = "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:"
    #expect(card(head + "one =", "two=20=", " three", "FN:A", version: "2.1").note == "one two  three")
    #expect(card("NOTE;QUOTED-PRINTABLE:caf=C3=A9 =3D =zz", version: "2.1").note == "café = =zz")
    let broken = card(head + "cut=", "END:VCARD", version: "2.1")
    #expect(broken.note == "cut")
    // What is not quoted may end so.
    #expect(card("NOTE:1+1=", "FN:Alice").name == "Alice")
  }

  @Test func charsetsOfOldProgramsAreRead() {
    func note(_ head: String, _ octets: [UInt8]) -> String? {
      read(Array("BEGIN:VCARD\nVERSION:2.1\n\(head):".utf8) + octets + Array("\nEND:VCARD\n".utf8)).cards.first?.note
    }
    #expect(note("NOTE;CHARSET=windows-1252", [0x80, 0x93, 0xE9, 0x81]) == "€“é\u{FFFD}")
    #expect(note("NOTE;CHARSET=iso-8859-1", [0xE9, 0x92]) == "é’")
    #expect(note("NOTE", [0x63, 0xE9]) == "cé" && note("NOTE", [0xC3, 0xA9]) == "é")
    #expect(note("NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE", Array("=C3=A9".utf8)) == "é")
    #expect(note("NOTE;CHARSET=x-other", [0xE9]) == nil && note("NOTE;CHARSET=x-other", [0x61]) == "a")
  }

  @Test func parametersAreQuotedListedAndBare() {
    let entry = card(#"item1.tel;TYPE="a:b;c",pref;X-SERVICE-TYPE=q:+15550100"#).telephones.first
    #expect(entry?.value == "+15550100" && entry?.preference == 1 && entry?.service == "q")
    #expect(card("TEL;CELL;PREF:+15550100", version: "2.1").telephones.first?.preference == 1)
    #expect(card("TEL;TYPE=home;PREF=7:+15550100").telephones.first?.preference == 7)
    for wrong in ["0", "101", "x", "-1", ""] {
      #expect(card("TEL;PREF=\(wrong):+15550100").telephones.first?.preference == nil)
    }
    let chat = card("IMPP;USERNAME=^'a^^b^nc^d^:xmpp:a@example.com").chats.first
    #expect(chat?.username == "\"a^b\nc^d^")
  }

  @Test func aPictureIsSkippedHoweverItIsFolded() {
    let picture = String(repeating: "QUJD", count: 20)
    for lines in [[picture, " \(picture)", ""], [picture, picture, ""], ["", " \(picture)", " \(picture)==", ""]] {
      let all = ["BEGIN:VCARD", "FN:A", "PHOTO;ENCODING=BASE64:" + lines[0]] + lines.dropFirst()
      let found = read((all + ["EMAIL:a@example.com", "END:VCARD", ""]).joined(separator: "\n"))
      #expect(found.problems == [] && found.cards.first?.emails.count == 1, "\(lines)")
    }
  }

  @Test func anAgentsCardIsNoCardOfItsOwn() {
    let agent = ["AGENT:", "BEGIN:VCARD", "FN:Inner", "EMAIL:inner@example.com", "END:VCARD"]
    let text = (["BEGIN:VCARD", "VERSION:2.1", "FN:Outer"] + agent + ["EMAIL:outer@example.com", "END:VCARD", ""])
    let found = read(text.joined(separator: "\n"))
    #expect(found.cards.map(\.name) == ["Outer"] && found.problems == [])
    #expect(found.cards.first?.emails.map(\.value) == ["outer@example.com"])
    #expect(card(#"AGENT:BEGIN:VCARD\nFN:Inner\nEND:VCARD"#, "FN:Outer").name == "Outer")
  }

  @Test func propertiesNotKnownAreSkippedInSilence() {
    let found = read("BEGIN:VCARD\nX-ANYTHING;A=B:c\nGENDER:F\nitem1.X-ABLABEL:x\nFN:A\nEND:VCARD\n")
    #expect(found.problems == [] && found.cards.first?.name == "A")
  }
}
