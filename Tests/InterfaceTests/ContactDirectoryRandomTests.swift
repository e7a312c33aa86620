import ContactStore
import Discovery
import TestSupport
import Testing

@testable import Interface

/// The fast directory against the slow one, in what random changes and filters make of both.
@Suite("The directory, against the reference")
struct ContactDirectoryRandomTests {
  private static let pieces = [
    "a", "b", "c", "e", "m", "o", "u", "A", "E", "M", "1", "5", ".", "-", "@", "_", "\u{FC}", "\u{DC}", "u\u{308}",
    "\u{E9}", "\u{DF}", "\u{142}", "\u{301}", "\u{200D}", "\u{4F60}", "\u{597D}", "\u{1F600}", "\u{439}", "\u{3000}",
    " ", " ", "ann", "bob", "example", "xn--mller-kva.example",
  ]

  private static func text(_ pieces: ClosedRange<Int>, _ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: pieces, using: &generator)).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }
      .joined()
  }

  private static func contact(_ generator: inout SeededGenerator) -> ContactSummary {
    let id =
      Int.random(in: 0..<3, using: &generator) == 0
      ? text(1...3, &generator) : "user\(Int.random(in: 0..<400, using: &generator)).example"
    let name: String? =
      switch Int.random(in: 0..<40, using: &generator) {
      case 0..<10: nil
      case 10: String(repeating: text(1...4, &generator), count: 90)
      default: text(1...8, &generator)
      }
    return ContactSummary(
      id: id, name: name?.isEmpty == true ? nil : name,
      status: [.found, .timeout].randomElement(using: &generator) ?? .found,
      checkedAt: Timestamp(seconds: Int64.random(in: 0..<40, using: &generator)),
      goodUntil: Bool.random(using: &generator) ? Timestamp(seconds: 5) : nil)
  }

  @Test("has the same lists", arguments: 0..<8) func lists(_ turn: Int) throws {
    // The first is one that has an identifier with "xn--" and no A-label.
    let seed = turn == 0 ? 16_200_466_452_928_416_818 : UInt64.random(in: 0 ... .max)
    var generator = SeededGenerator(seed: seed)
    var directory = ContactDirectory()
    var reference = ReferenceDirectory()
    if turn % 2 == 0 {
      let all = (0..<300).map { _ in Self.contact(&generator) }
      directory = ContactDirectory(all)
      for summary in all { reference.set(summary) }
    }
    for step in 0..<300 {
      if Int.random(in: 0..<8, using: &generator) == 0,
        let id = directory.ids().randomElement(using: &generator)
      {
        directory.remove(id)
        reference.remove(id)
      } else {
        let made = Self.contact(&generator)
        directory.set(made)
        reference.set(made)
      }
      guard step % 20 == 0 else { continue }
      let filter = step == 0 ? "" : Self.text(0...4, &generator)
      for order in ContactOrder.allCases {
        let expected = reference.list(matching: filter, in: order)
        try #require(
          directory.ids(filter, order) == expected.ids, "seed \(seed), step \(step), \(filter.debugDescription)")
        try #require(
          directory.best(filter, order) == expected.best, "seed \(seed), step \(step), \(filter.debugDescription)")
      }
    }
    let all = reference.contacts.values
    try #require(directory.ids() == ContactDirectory(Array(all)).ids(), "seed \(seed)")
    for summary in all { try #require(directory.row(id: summary.id).map(directory.summary) == summary, "seed \(seed)") }
  }

  @Test("finds a word wherever it stands") func substrings() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<3_000 {
      let text = (0..<Int.random(in: 0...70, using: &generator)).map { _ in UInt8.random(in: 97...98, using: &generator)
      }
      let word = (0..<Int.random(in: 1...9, using: &generator)).map { _ in UInt8.random(in: 97...98, using: &generator)
      }
      let start = Int.random(in: 0...text.count, using: &generator)
      let end = Int.random(in: start...text.count, using: &generator)
      let place = text.withUnsafeBytes { text in
        word.withUnsafeBytes { word in
          SubstringSearch(word, probe: Int.random(in: 0..<word.count, using: &generator))?
            .place(in: text, from: start, to: end)
        }
      }
      #expect(place == text[start..<end].firstRange(of: word)?.lowerBound)
    }
  }
}
