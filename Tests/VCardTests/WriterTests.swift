import TestSupport
import Testing

@testable import VCard

/// What is written is vCard 4.0, and reads as what it was written from.
@Suite struct WriterTests {
  @Test func aCardIsWrittenAsTheStandardHasIt() {
    var card = Card()
    card.uid = "urn:uuid:f81d4fae-7dec-81d0-a765-00a0c91e6bf6"
    card.name = "Alice, \"A;\" \\ Example"
    card.emails = [Card.Entry("alice@example.com")]
    card.telephones = [Card.Entry("+15550100")]
    card.chats = [
      Card.Entry("https://t.me/alice99", preference: 1, service: "telegram", username: "alice99"),
      Card.Entry("xmpp:alice@example.org", preference: 200, service: "a;b", username: "\"q\"\n^"),
      Card.Entry("dns:alice.example.com", service: "MIMI"),
    ]
    card.note = "one\r\ntwo\u{0}\u{1B}\u{9F}\u{2028}three"
    card.revision = "20261123T150405Z"
    let lines = [
      "BEGIN:VCARD", "VERSION:4.0", "PRODID:-//mimi//NONSGML mimi//EN",
      "UID:urn:uuid:f81d4fae-7dec-81d0-a765-00a0c91e6bf6", #"FN:Alice\, "A\;" \\ Example"#,
      #"N:;Alice\, "A\;" \\ Example;;;"#, "EMAIL:alice@example.com", "TEL:+15550100",
      "IMPP;PREF=1;SERVICE-TYPE=telegram;USERNAME=alice99:https://t.me/alice99",
      #"IMPP;PREF=100;SERVICE-TYPE="a;b";USERNAME=^'q^'^n^^:xmpp:alice@example.org"#,
      "IMPP;SERVICE-TYPE=MIMI:dns:alice.example.com", #"NOTE:one\ntwo\nthree"#, "REV:20261123T150405Z", "END:VCARD",
      "",
    ]
    #expect(String(decoding: CardWriter.octets(card), as: UTF8.self) == lines.joined(separator: "\r\n"))
  }

  @Test func linesAreFoldedWithoutCuttingACharacter() {
    for filling in ["x", "é", "€", "\u{1F600}"] {
      for length in 60...90 {
        var card = Card()
        card.name = String(repeating: "x", count: length % 4) + String(repeating: filling, count: length)
        let octets = CardWriter.octets(card)
        checkForm(octets)
        #expect(read(octets).cards.first?.name == card.name)
      }
    }
  }

  @Test func whatIsWrittenReadsAsTheSame() throws {
    var random = SeededGenerator(seed: 9554)
    for round in 0..<2_000 {
      let card = RandomCard.make(&random)
      let octets = CardWriter.octets(card)
      checkForm(octets)
      let found = read(octets)
      try #require(found.problems == [] && found.cards.map(bare) == [card], "round \(round)")
      try #require(found.cards.map(CardWriter.octets) == [octets], "round \(round)")
    }
  }

  /// Lines of at most 75 octets that end with CRLF, each of them UTF-8, without another control.
  private func checkForm(_ octets: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(octets.suffix(2) == [0x0D, 0x0A], sourceLocation: sourceLocation)
    for line in octets.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      #expect(line.last == 0x0D && line.count <= 76, sourceLocation: sourceLocation)
      let text = String(validating: line.dropLast(), as: UTF8.self)
      let isClean = text?.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control || $0 == "\t" }
      #expect(isClean == true, "\(line)", sourceLocation: sourceLocation)
    }
  }
}

/// Cards of odd texts, as one that was read would have them.
enum RandomCard {
  static func make(_ random: inout SeededGenerator) -> Card {
    var card = Card()
    card.name = line(&random)
    card.uid = random.chance(oneIn: 2) ? line(&random) : nil
    card.revision = random.chance(oneIn: 2) ? line(&random) : nil
    card.note = random.chance(oneIn: 2) ? text(&random) : nil
    for _ in 0..<Int.random(in: 0...3, using: &random) { card.emails.append(Card.Entry(line(&random))) }
    for _ in 0..<Int.random(in: 0...3, using: &random) { card.telephones.append(Card.Entry(line(&random))) }
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      // No URI has a backslash.
      let uri = String(String.UnicodeScalarView(line(&random).unicodeScalars.filter { $0 != "\\" }))
      var entry = Card.Entry("scheme:\(uri)")
      entry.preference = random.chance(oneIn: 2) ? Int.random(in: 1...100, using: &random) : nil
      entry.service = random.chance(oneIn: 2) ? line(&random) : nil
      entry.username = random.chance(oneIn: 2) ? text(&random) : nil
      card.chats.append(entry)
    }
    return card
  }

  private static let scalars: [Unicode.Scalar] = Array(
    "abc XYZ 019 .,;:\\\"'^=@+-/?#%<>[]{}|~nN \u{E9}\u{DF}\u{20AC}\u{301}\u{5D0}\u{4E2D}\u{1F600}\u{202E}\u{200D}\u{FEFF}"
      .unicodeScalars)

  /// A line that neither begins nor ends with a blank, nor has two in a row.
  private static func line(_ random: inout SeededGenerator) -> String {
    var made = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 1...80, using: &random) { made.append(random.pick(scalars)) }
    return "a" + String(made) + "z"
  }

  private static func text(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...4, using: &random)).map { _ in line(&random) }.joined(separator: "\n")
  }
}
