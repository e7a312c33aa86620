import Testing

@testable import Interface

@Suite("Folding")
struct FoldingTests {
  private func folded(_ text: String) -> String { String(decoding: Folding.fold(text), as: UTF8.self) }

  @Test(
    "takes away capitals, accents and what is invisible",
    arguments: [
      ("Alice.Example.COM", "alice.example.com"), ("M\u{FC}ller", "muller"), ("MU\u{308}LLER", "muller"),
      ("\u{141}\u{F3}d\u{17A}", "lodz"), ("S\u{F8}ren", "soren"), ("Stra\u{DF}e \u{1E9E}", "strasse ss"),
      ("\u{1EBF}\u{1ED9}", "eo"), ("\u{130}\u{131}I", "iii"), ("\u{C6}\u{153}", "aeoe"), ("\u{FB01}", "fi"),
      ("\u{3A3}\u{3AF}\u{3C3}\u{3C5}\u{3C6}\u{3BF}\u{3C2}", "\u{3C3}\u{3B9}\u{3C3}\u{3C5}\u{3C6}\u{3BF}\u{3C3}"),
      ("\u{401}\u{436} \u{419}\u{418}\u{306}", "\u{435}\u{436} \u{438}\u{438}"),
      ("a\u{0}b\tc\u{A0}d\u{3000}e", "a b c d e"),
      ("\u{1F468}\u{200D}\u{1F469} \u{2764}\u{FE0F}", "\u{1F468}\u{1F469} \u{2764}"), ("a\u{202E}b\u{AD}c", "abc"),
      ("\u{4F60}\u{597D} \u{AC00}", "\u{4F60}\u{597D} \u{AC00}"),
      ("\u{928}\u{92E}\u{938}\u{94D}\u{924}\u{947}", "\u{928}\u{92E}\u{938}\u{94D}\u{924}\u{947}"),
    ]) func examples(_ text: String, _ expected: String)
  {
    #expect(folded(text) == expected)
  }

  @Test("gives the same for any canonically equivalent letter of Latin, Greek and Cyrillic") func equivalents() {
    let bases = Array("aceinorsuyzAEOU\u{3B1}\u{3B9}\u{3C9}\u{435}\u{438}\u{456}".unicodeScalars)
    let letters = (0xC0...0x52F).compactMap { Unicode.Scalar(UInt32($0)) }
    var composed: [String: Unicode.Scalar] = [:]
    for letter in letters { composed[String(letter)] = letter }
    var count = 0
    for base in bases {
      for mark in (0x300...0x345).compactMap({ Unicode.Scalar(UInt32($0)) }) {
        let pair = String(base) + String(mark)
        // Strings are the same key when they are canonically equivalent.
        guard let letter = composed[pair] else { continue }
        count += 1
        #expect(folded(String(letter)) == folded(pair), "\(letter) \(letter.value)")
      }
    }
    #expect(count > 100)
  }

  @Test("has no zero, and folds each scalar by itself, the second time to the same") func everyScalar() {
    for value in UInt32(0)..<0x1_1000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let octets = Folding.fold(String(scalar))
      let text = String(decoding: octets, as: UTF8.self)
      guard !octets.contains(0), Folding.fold(text) == octets, octets == FoldingTable.fold(scalar) || value < 0x80
      else {
        Issue.record("U+\(String(value, radix: 16)) becomes \(text)")
        continue
      }
    }
    #expect(folded("a\u{301}\u{4E00}Z") == "a\u{4E00}z")
  }

  @Test("cuts no scalar") func prefixes() {
    let octets = Array("ab\u{E9}\u{1F600}".utf8)
    let lengths = (0...9).map { limit in octets.withUnsafeBytes { Folding.prefix($0, limit: limit).count } }
    #expect(lengths == [0, 1, 2, 2, 4, 4, 4, 4, 8, 8])
  }
}
