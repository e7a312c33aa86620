import TestSupport

@testable import VCard

/// Reads a file in memory, in pieces of this many octets.
func read(_ octets: [UInt8], piece: Int = .max) -> (cards: [Card], problems: [CardProblem], count: Int) {
  var reader = CardReader()
  var cards: [Card] = []
  var rest = octets[...]
  while !rest.isEmpty {
    let part = Array(rest.prefix(piece))
    rest = rest.dropFirst(piece)
    part.withUnsafeBufferPointer { part in reader.read(part) { cards.append($0) } }
  }
  reader.finish { cards.append($0) }
  return (cards, reader.problems, reader.problemCount)
}

func read(_ text: String) -> (cards: [Card], problems: [CardProblem], count: Int) { read(Array(text.utf8)) }

/// The only card of lines that stand between BEGIN and END.
func card(_ lines: String..., version: String = "3.0", end: String = "\r\n") -> Card {
  let all = ["BEGIN:VCARD", "VERSION:\(version)"] + lines + ["END:VCARD", ""]
  return read(all.joined(separator: end)).cards.first ?? Card()
}

/// A card without what only a read one has.
func bare(_ card: Card) -> Card {
  var card = card
  card.line = 0
  card.version = nil
  for index in card.emails.indices { card.emails[index].line = 0 }
  for index in card.telephones.indices { card.telephones[index].line = 0 }
  for index in card.chats.indices { card.chats[index].line = 0 }
  return card
}

/// A file of `Tests/Corpus/vcards`, which lies beside the tests' source: it is no part of a bundle.
func corpus(_ name: String, from file: String = #filePath) throws -> [UInt8] {
  let tests = file.split(separator: "/").dropLast(2).joined(separator: "/")
  return try readFile("/\(tests)/Corpus/vcards/\(name)")
}

let corpusFiles = [
  "android.vcf", "google.vcf", "ios.vcf", "odd.vcf", "outlook-lf.vcf", "outlook.vcf", "utf-16.vcf", "version-4.vcf",
]
