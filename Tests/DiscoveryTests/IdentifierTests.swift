import Discovery
import DisplayText
import Testing

@Suite("What is typed is a MIMI identifier, an email address or a telephone number")
struct IdentifierTests {
  @Test(
    "the kind is told by the text",
    arguments: [
      ("mymimi.example.com", .mimi), ("b\u{FC}cher.example", .mimi), ("_im.example.com", .mimi), ("555.example", .mimi),
      ("user@example.com", .email), ("mailto:user@example.com", .email), ("+15550100@example.com", .email),
      ("\"tel:1\"@example.com", .email),
      ("+1 (555) 123-4567", .telephone), ("tel:+15551234567", .telephone), ("+15551234567", .telephone),
    ] as [(String, Identifier.Kind)])
  func kind(typed: String, kind: Identifier.Kind) throws {
    #expect(try Identifier(typed).kind == kind)
  }

  @Test(
    "the schemes' case and the white space around do not matter",
    arguments: [
      "MAILTO:hugh@example.com", "MailTo: hugh@example.com", " hugh@example.com\n", "\t\u{A0}hugh@example.com \u{3000}",
    ])
  func tolerance(typed: String) throws {
    #expect(try Identifier(typed).canonical == "hugh@example.com")
  }

  @Test("a MIMI identifier's owner name is the name itself, as A-labels")
  func mimiOwner() throws {
    let identifier = try Identifier("MyMimi.B\u{FC}cher.Example.")
    #expect(identifier.ownerName == "mymimi.xn--bcher-kva.example")
    #expect(identifier.canonical == "mymimi.xn--bcher-kva.example")
    #expect(octets(identifier.unicode) == octets("mymimi.b\u{FC}cher.example"))
  }

  @Test("an email address is kept with its domain as A-labels, and shown with its domain in its letters")
  func emailForms() throws {
    let identifier = try Identifier("Hugh@B\u{FC}cher.example")
    #expect(identifier.canonical == "Hugh@xn--bcher-kva.example")
    #expect(octets(identifier.unicode) == octets("Hugh@b\u{FC}cher.example"))
    #expect(
      identifier.ownerName == "7063a398942ba5c6125429518d0608563f3974bb48013ddf58fb01d4._mimi.xn--bcher-kva.example")
  }

  @Test("a telephone number is kept as + and digits, and has no owner name of its own")
  func telephoneForms() throws {
    let identifier = try Identifier("tel:+1 (555) 123-4567")
    #expect(identifier.canonical == "+15551234567")
    #expect(identifier.unicode == "+15551234567")
    #expect(identifier.ownerName == nil)
  }

  @Test("nothing is no identifier", arguments: ["", " ", "\t\r\n", "\u{A0}", "."])
  func empty(typed: String) {
    #expect(refusal(of: typed)?.code == .empty)
  }

  @Test(
    "a scheme with nothing behind it is no identifier", arguments: ["mailto:", "tel:", "tel: ", "mailto:?subject=a"])
  func emptyScheme(typed: String) {
    #expect(refusal(of: typed) != nil)
  }

  @Test(
    "what was pasted by mistake is refused by its length",
    arguments: [
      String(repeating: "a", count: 1_025), String(repeating: "a.", count: 5_000_000),
      "+" + String(repeating: "1", count: 100_000), String(repeating: "\u{FC}", count: 100_000) + ".example",
      "a@" + String(repeating: "b.", count: 100_000),
    ])
  func tooLong(typed: String) {
    #expect(refusal(of: typed)?.code == .tooLong)
  }
}

@Suite("A refusal says why, in words that are safe to show")
struct RefusalTests {
  private static let hostile = [
    "\u{1B}[2J.example", "a\u{202E}b.example", "a\u{0}b.example", "a\u{7}@example.com", "\"\u{9B}\"@example.com",
    "a@\u{1B}.example", "+1555\u{1B}0100", "tel:\u{202E}1", "mailto:%1B%5B2J@example.com", "mailto:%FF@example.com",
    "a\u{85}b@example.com", "\u{E000}.example", "x\u{2028}y.example", "a\nb.example", "https://example.com/\u{1B}",
    "\u{E0041}.example", "a..\u{7F}", "-\u{FEFF}.example",
  ]

  @Test("whatever was typed", arguments: hostile)
  func safe(typed: String) throws {
    let error = try #require(refusal(of: typed))
    #expect(!error.message.isEmpty && !error.hint.isEmpty)
    #expect(isSafeToShow(DisplayText(error.message).description))
    #expect(isSafeToShow(DisplayText(error.hint).description))
    let explanation = Explanation(error, of: DisplayText(typed))
    for part in [explanation.heading, explanation.message, explanation.hint] {
      #expect(!part.isEmpty && isSafeToShow(part.description))
    }
  }

  @Test("scripts see each reason under a name of its own")
  func codes() {
    let names = IdentifierError.Code.allCases.map(\.rawValue)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D } })
    #expect(IdentifierError.noPhoneTree.code.rawValue == "no-phone-tree")
  }
}
