import Discovery
import Testing

/// Answers written down, in place of the network.
private struct WrittenAnswers: NameResolver {
  let answers: [RecordType: Resolution]
  let asked: @Sendable ([Question], Duration, Duration) -> Void

  func resolve(_ questions: [Question], grace: Duration, timeout: Duration) async -> [Resolution] {
    asked(questions, grace, timeout)
    return questions.map { answers[$0.type] ?? .noData() }
  }
}

@Suite("A discovery asks for both types at once, TXT first")
struct DiscoverTests {
  @Test("at the owner name, with 5 seconds for all and one more second for the MIMI type")
  func defaults() async {
    await confirmation { confirm in
      let resolver = WrittenAnswers(answers: [:]) { questions, grace, timeout in
        #expect(
          questions == [
            Question(name: "a.example", type: RecordType(rawValue: 16)),
            Question(name: "a.example", type: RecordType(rawValue: 65_432)),
          ])
        #expect(grace == .seconds(1))
        #expect(timeout == .seconds(5))
        confirm()
      }
      #expect(await discover("a.example", with: resolver).status == .noData)
    }
  }

  @Test("the type's number, the deadline and what is required are settings")
  func settings() async {
    let settings = DiscoverySettings(
      discoveryType: RecordType(rawValue: 65_280), requiresSecure: true, timeout: .seconds(2))
    let record = Resolution.answer("v=MIMI1; e=a.example", dnssec: .insecure)
    let resolver = WrittenAnswers(answers: [RecordType(rawValue: 65_280): record]) { questions, _, timeout in
      #expect(questions.map(\.type.rawValue) == [16, 65_280])
      #expect(timeout == .seconds(2))
    }
    #expect(await discover("a.example", with: resolver, settings: settings).status == .notSecure)
  }

  @Test("each answer is taken for its own type")
  func types() async {
    let text = "v=MIMI1; e=a.example"
    let mimi = WrittenAnswers(answers: [.privateUseMIMI: .answer(text)]) { _, _, _ in }
    let txt = WrittenAnswers(answers: [.txt: .answer(text)]) { _, _, _ in }
    #expect(await discover("a.example", with: mimi).providers.map(\.source) == [.mimi])
    #expect(await discover("a.example", with: txt).providers.map(\.source) == [.txt])
  }
}
