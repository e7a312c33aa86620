import Discovery
import DisplayText
import Testing

@Suite("An outcome is explained in words: what happened, with whom, and what to do")
struct ExplanationTests {
  private static let hostile = "\u{1B}[2J\u{202E}\u{9B}"
  private static let outcomes: [(DiscoveryStatus, DiscoveryResult)] = [
    (.notReachable, judged(txt: .answer("v=MIMI1; e=."))),
    (.noRecord, judged(txt: .answer("v=spf1 -all"))),
    (.noData, judged(txt: .noData())),
    (.noName, judged(txt: .noName(), mimi: .noName())),
    (.malformed, judged(txt: .answer("v=MIMI2"))),
    (.notSecure, judged(txt: .answer("v=MIMI1; e=a.example"), requiresSecure: true)),
    (.bogus, judged(txt: .failed(.bogus, server: hostile, detail: hostile))),
    (.serverFailure, judged(txt: .failed(.serverFailure, server: hostile, detail: hostile))),
    (.refused, judged(txt: .failed(.refused, server: hostile, detail: hostile))),
    (.timeout, judged(txt: .failed(.timeout, server: hostile, detail: hostile))),
    (.unreachable, judged(txt: .failed(.unreachable, server: hostile, detail: hostile))),
  ]

  @Test("a status alone is explained by the same heading, without what is not known of it")
  func statusAlone() throws {
    #expect(Explanation(.found, of: "a.example") == nil)
    for (status, result) in Self.outcomes {
      let alone = try #require(Explanation(status, of: "a.example"), "\(status)")
      #expect(alone.heading == result.explanation(for: "a.example", timeout: .seconds(5))?.heading)
      #expect(alone.message.description.contains("a.example") || status == .unreachable)
      #expect(!alone.message.description.contains { $0.isNumber } && !alone.hint.isEmpty && alone.detail == nil)
    }
  }

  @Test("every outcome but found has a heading of its own, a sentence and a hint, all safe to show")
  func outcomes() throws {
    var headings: Set<DisplayText> = []
    for (status, result) in Self.outcomes {
      #expect(result.status == status)
      let explanation = try #require(result.explanation(for: "a.example", timeout: .seconds(5)), "\(status)")
      for part in [explanation.heading, explanation.message, explanation.hint] {
        #expect(!part.isEmpty && isSafeToShow(part.description), "\(status)")
      }
      #expect(headings.insert(explanation.heading).inserted, "\(explanation.heading) heads two outcomes")
      #expect(explanation.heading.width <= 40, "one line of the narrowest screen")
    }
    let covered = Set(Self.outcomes.map(\.0)).union([.found, .invalidIdentifier])
    #expect(covered == Set(DiscoveryStatus.allCases))
  }

  @Test("what was found needs no explanation")
  func found() {
    #expect(judged(txt: .answer("v=MIMI1; e=a.example")).explanation(for: "a.example", timeout: .seconds(5)) == nil)
  }

  @Test("the sentence names the identifier, and the server that failed")
  func names() throws {
    for kind in [ResolutionFailure.Kind.serverFailure, .refused, .timeout, .unreachable] {
      let result = judged(txt: .failed(kind, server: "192.0.2.53"))
      let explanation = try #require(result.explanation(for: "a.example", timeout: .seconds(5)))
      #expect(explanation.message.description.contains("192.0.2.53"))
    }
    let gone = try #require(judged(txt: .noName()).explanation(for: "a.example", timeout: .seconds(5)))
    #expect(gone.message.description.contains("a.example"))
  }

  @Test(
    "a timeout says how long was waited",
    arguments: [(.seconds(5), "5 seconds"), (.seconds(1), "1 second"), (.milliseconds(500), "500 milliseconds")]
      as [(Duration, String)])
  func timeout(given: Duration, words: String) throws {
    let explanation = try #require(judged(txt: .failed(.timeout)).explanation(for: "a.example", timeout: given))
    #expect(explanation.message.description.hasSuffix("within " + words))
  }

  @Test("one and several are counted in their own words")
  func counts() throws {
    let one = try #require(judged(txt: .answer("x")).explanation(for: "a.example", timeout: .seconds(5)))
    let two = try #require(judged(txt: .answer(["x", "y"])).explanation(for: "a.example", timeout: .seconds(5)))
    #expect(one.message.description.contains("1 other TXT record,"))
    #expect(two.message.description.contains("2 other TXT records,"))
  }
}
