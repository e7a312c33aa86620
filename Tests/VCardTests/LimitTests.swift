import Foundation
import TestSupport
import Testing

@testable import VCard

/// Whatever a file holds, what is kept of it is bounded, and what is left out is told.
@Suite struct LimitTests {
  @Test func aLineTooLongIsSkippedAndToldWhereItWouldHaveCounted() {
    let long = String(repeating: "x", count: Limits.lineOctets + 1)
    let found = read("BEGIN:VCARD\nFN:A\nNOTE:\(long)\nPHOTO:\(long)\nEMAIL:a@example.com\nEND:VCARD\n")
    #expect(found.cards.first?.note == nil && found.cards.first?.emails.count == 1)
    #expect(found.problems.map(\.line) == [3])
    // Over folds, too.
    let folded = String(repeating: " \(String(repeating: "y", count: 70))\n", count: Limits.lineOctets / 70 + 1)
    let again = read("BEGIN:VCARD\nFN:A\nNOTE:\n\(folded)EMAIL:a@example.com\nEND:VCARD\n")
    #expect(again.cards.first?.note == nil && again.cards.first?.emails.count == 1 && again.problems.count == 1)
  }

  @Test func aCardTakesABoundedNumberOfProperties() {
    let many = (0..<Limits.propertiesOfCard + 5).map { "EMAIL:a\($0)@example.com\n" }.joined()
    let found = read("BEGIN:VCARD\n\(many)END:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD\n")
    #expect(found.cards[0].emails.count == Limits.propertiesOfCard && found.cards[1].name == "B")
    #expect(found.problems.count == 1)
    let note = "NOTE:\(String(repeating: "n", count: 60_000))\n"
    let large = read("BEGIN:VCARD\n\(String(repeating: note, count: 30))FN:late\nEND:VCARD\n")
    #expect(large.problems.count == 1 && large.cards[0].note?.utf8.count == 60_000)
  }

  @Test func problemsAreCountedAndTheFirstOfThemTold() {
    let lines = String(repeating: "nothing\n", count: Limits.problems + 50)
    let found = read("BEGIN:VCARD\n\(lines)END:VCARD\n")
    #expect(found.count == Limits.problems + 50 && found.problems.count == Limits.problems)
    // What stands in no card is one.
    #expect(read(lines).count == 1)
  }

  @Test func cardsOverTheLimitAreNotRead() {
    var reader = CardReader()
    var count = 0
    let card = Array("BEGIN:VCARD\nEND:VCARD\n".utf8)
    let thousand = Array(repeatElement(card, count: 1_000).joined())
    for _ in 0...(Limits.cards / 1_000) {
      thousand.withUnsafeBufferPointer { octets in reader.read(octets) { _ in count += 1 } }
    }
    #expect(count == Limits.cards && reader.isFull && reader.problemCount == 1)
    #expect(reader.problems.first?.line == Limits.cards * 2 + 1)
  }

  /// What reached something new when it was found by `make fuzz`.
  @Test func whatFuzzingFoundIsReadTheSameInPieces() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/Corpus/vcards/found")
    #expect(!names.isEmpty)
    for name in names {
      let octets = try corpus("found/\(name)")
      let (whole, parts) = (read(octets), read(octets, piece: 3))
      #expect(whole.cards == parts.cards && whole.problems == parts.problems, "\(name)")
      for card in whole.cards { #expect(reread(reread(card)) == reread(card), "\(name)") }
    }
  }

  /// Octets of the corpus, changed, cut and mixed: the reader comes to its end, and what it says is bounded.
  @Test func damagedFilesAreReadToTheirEnd() throws {
    var random = SeededGenerator(seed: 6350)
    let files = try corpusFiles.map { try corpus($0) }
    let pieces = [
      "BEGIN:VCARD\n", "END:VCARD\r\n", "=\n", "\n ", "\\", "\"", ":", ";", "^", "\r", "\0", "\u{FEFF}", "AGENT:\n",
      "NOTE;ENCODING=QUOTED-PRINTABLE:=", ";ENCODING=B", "CHARSET=windows-1252", "PREF=",
    ].map { Array($0.utf8) }
    for round in 0..<2_000 {
      var octets = random.pick(files)
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let place = Int.random(in: 0...octets.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: octets.insert(contentsOf: random.pick(pieces), at: place)
        case 1: octets.removeSubrange(place..<min(octets.count, place + Int.random(in: 0...40, using: &random)))
        case 2 where place < octets.count: octets[place] = UInt8.random(in: 0...255, using: &random)
        default: octets.append(contentsOf: random.pick(files).prefix(200))
        }
      }
      let found = read(octets)
      let split = read(octets, piece: Int.random(in: 1...100, using: &random))
      try #require(found.cards == split.cards && found.problems == split.problems, "round \(round)")
      for card in found.cards {
        let written = reread(card)
        try #require(reread(written) == written, "round \(round)")
      }
    }
  }

  /// Written and read again.
  private func reread(_ card: Card) -> Card {
    read(CardWriter.octets(card)).cards.first ?? Card()
  }
}
