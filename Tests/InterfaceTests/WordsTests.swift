import DisplayText
import TestSupport
import Testing

@testable import Interface

@Suite("Words")
struct WordsTests {
  @Test(
    "group thousands",
    arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (51_233, "51,233"), (1_234_567, "1,234,567")])
  func thousands(number: Int, text: String) { #expect(Words.grouped(number).description == text) }

  @Test(
    "for times are in minutes at the least",
    arguments: [
      (0, "less than a minute"), (59, "less than a minute"), (60, "1 minute"), (119, "1 minute"), (3_599, "59 minutes"),
      (3_600, "1 hour"), (86_399, "23 hours"), (86_400, "1 day"), (400 * 86_400, "400 days"),
      (-5, "less than a minute"),
    ] as [(Int64, String)])
  func times(seconds: Int64, text: String) { #expect(Words.span(seconds).description == text) }

  @Test("put how the server is asked into brackets") func server() {
    var facts = sampleFacts
    #expect(facts.serverInSentence.description == "127.0.0.53 (not encrypted)")
    facts.server = "127.0.0.1, 192.0.2.53, not encrypted"
    #expect(facts.serverInSentence.description == "127.0.0.1, 192.0.2.53 (not encrypted)")
    #expect(facts.serverName.description == "127.0.0.1, 192.0.2.53")
    facts.server = "dns.example"
    #expect(facts.serverInSentence.description == "dns.example")
  }

  @Test("of a long text are its beginning, cut as all of it would be", arguments: 0..<200) func beginning(seed: UInt64)
  {
    var scene = RandomScene(generator: SeededGenerator(seed: seed))
    let text = scene.text(400)
    for columns in [0, 1, 5, 40, 100] {
      let cut = Words.beginning(text, columns: columns).fitted(to: columns)
      #expect(cut == DisplayText(text).fitted(to: columns))
    }
  }
}
