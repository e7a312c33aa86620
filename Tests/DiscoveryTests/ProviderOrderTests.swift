import Discovery
import TestSupport
import Testing

@Suite("Providers are in one order: by p, then s, e, a, null last, whatever order the packets had")
struct ProviderOrderTests {
  /// In the order that the rule gives: read from left to right, then down.
  private static let sorted = [
    "v=MIMI1; p=0; s=zulu; e=z.example; a=z",
    "v=MIMI1; p=1; s=alpha; e=a.example; a=a",
    "v=MIMI1; p=1; s=alpha; e=a.example; a=b",
    "v=MIMI1; p=1; s=alpha; e=a.example",
    "v=MIMI1; p=1; s=alpha; e=b.example; a=a",
    "v=MIMI1; p=1; s=alpha; e=b.example",
    "v=MIMI1; p=1; s=bravo; e=a.example; a=a",
    "v=MIMI1; p=1; e=a.example; a=a",
    "v=MIMI1; p=1; e=a.example",
    "v=MIMI1; p=1; e=b.example; a=a",
    "v=MIMI1; p=2; s=alpha; e=a.example",
    "v=MIMI1; p=10; s=alpha; e=a.example",
    "v=MIMI1; p=9999; s=alpha; e=a.example",
    "v=MIMI1; p=65535; s=alpha; e=a.example",
    "v=MIMI1; s=alpha; e=a.example; a=a",
    "v=MIMI1; s=alpha; e=a.example",
    "v=MIMI1; e=a.example; a=a",
    "v=MIMI1; e=a.example",
    "v=MIMI1; e=b.example",
  ]

  @Test("lower is first, null last, on every shuffle")
  func order() throws {
    var random = SeededGenerator(seed: 0x4D49_4D49_0300)
    for round in 0..<200 {
      let result = judged(txt: .answer(Self.sorted.shuffled(using: &random)))
      try #require(result.providers.map(Self.text) == Self.sorted, "round \(round)")
    }
  }

  /// Equal `p`, `s`, `e` and `a`: what is left must decide, or the packet does.
  @Test(
    "records that differ in little keep one order too",
    arguments: [
      ["v=MIMI1; p=1; e=a.example; x=1", "v=MIMI1; p=1; e=a.example; x=2", "v=MIMI1; p=1; e=a.example"],
      ["v=MIMI1; p=1; e=a.example; x=1; y=2", "v=MIMI1; p=1; e=a.example; y=2; x=1"],
      ["v=MIMI1; p=1; e=a.example; a=\u{E9}", "v=MIMI1; p=1; e=a.example; a=e\u{301}"],
      [
        "v=MIMI1; p=1; e=a.example; a=\u{212B}", "v=MIMI1; p=1; e=a.example; a=\u{C5}",
        "v=MIMI1; p=1; e=a.example; a=A\u{30A}",
      ],
      ["v=MIMI1; p=1; e=a.example; x=\u{E9}", "v=MIMI1; p=1; e=a.example; x=e\u{301}"],
    ])
  func ties(texts: [String]) {
    let forward = judged(txt: .answer(texts)).providers.map { octets(Self.text($0)) }
    let backward = judged(txt: .answer(texts.reversed())).providers.map { octets(Self.text($0)) }
    #expect(forward == backward)
    #expect(forward.count == texts.count)
  }

  @Test("problems are in one order as well")
  func problems() throws {
    let texts = [
      "v=MIMI1; p=x; e=a.example", "v=MIMI2", "v=MIMI1", "v=MIMI1; e=-", "v=MIMI1; e=a.example; a=",
      "v=MIMI1; e=\u{E9}",
      "v=MIMI1; e=e\u{301}",
    ]
    var random = SeededGenerator(seed: 0x4D49_4D49_0301)
    let expected = judged(txt: .answer(texts)).problems.map { octets($0.record) }
    #expect(expected.count == texts.count)
    for round in 0..<50 {
      let result = judged(txt: .answer(texts.shuffled(using: &random)))
      try #require(result.problems.map { octets($0.record) } == expected, "round \(round)")
    }
  }

  @Test("two of the same stay two: several records are several providers")
  func same() {
    let text = "v=MIMI1; p=1; e=a.example"
    #expect(judged(txt: .answer([text, text])).providers.count == 2)
  }

  @Test("unknown tags and where it was read come along")
  func provider() throws {
    let result = judged(txt: .noData(), mimi: .answer("v=MIMI1; p=3; s=S; e=A.Example; a=Me; x=y"))
    let provider = try #require(result.providers.first)
    #expect(provider.priority == 3)
    #expect(provider.service == "s")
    #expect(provider.endpoint == "a.example")
    #expect(provider.account == "Me")
    #expect(provider.source == .mimi)
    #expect(provider.unknownTags.map(\.name) == ["x"])
    #expect(judged(txt: .answer("v=MIMI1; e=a.example")).providers.map(\.source) == [.txt])
  }

  private static func text(_ provider: Provider) -> String {
    var tags = ["v=MIMI1"]
    if let priority = provider.priority { tags.append("p=\(priority)") }
    if let service = provider.service { tags.append("s=\(service)") }
    tags.append("e=\(provider.endpoint)")
    if let account = provider.account { tags.append("a=\(account)") }
    tags += provider.unknownTags.map { "\($0.name)=\($0.value)" }
    return tags.joined(separator: "; ")
  }
}

@Suite("64 records of ours a name")
struct RecordLimitTests {
  private func records(_ count: Int) -> [String] { (0..<count).map { "v=MIMI1; p=\($0); e=a.example" } }

  @Test("64 are all kept, and nothing is said")
  func atTheLimit() {
    let result = judged(txt: .answer(records(64).shuffled()))
    #expect(result.providers.compactMap(\.priority) == Array(0..<64))
    #expect(result.problems.isEmpty)
  }

  @Test(
    "of more all are sorted, the first 64 kept, with one problem that is no record's", arguments: [65, 66, 200, 2_000])
  func above(count: Int) {
    for texts in [records(count), records(count).reversed()] {
      for result in [judged(txt: .answer(texts)), judged(txt: .noData(), mimi: .answer(texts))] {
        #expect(result.status == .found)
        #expect(result.providers.compactMap(\.priority) == Array(0..<64))
        #expect(result.problems == [RecordProblem(octets: nil, reason: .tooManyRecords)])
        #expect(result.problems.first?.record == nil)
      }
    }
  }

  @Test("records of others do not count")
  func foreign() {
    let others = [String](repeating: "v=spf1 -all", count: 500)
    let result = judged(txt: .answer(others + records(64) + others))
    #expect(result.providers.count == 64)
    #expect(result.problems.isEmpty)
    #expect(result.foreignRecords == 1_000)
  }

  @Test("records of ours that cannot be read do")
  func malformed() {
    let result = judged(txt: .answer(records(64) + ["v=MIMI2"]))
    #expect(result.providers.count == 64)
    #expect(Set(result.problems.map(\.reason)) == [.unknownVersion, .tooManyRecords])
    #expect(judged(txt: .answer(records(63) + ["v=MIMI2"])).problems.map(\.reason) == [.unknownVersion])
  }

  @Test("of thousands that cannot be read a bounded number is listed")
  func manyProblems() {
    let result = judged(txt: .answer((0..<5_000).map { "v=MIMI2; x=\($0)" }))
    #expect(result.status == .malformed)
    #expect(result.problems.count == 65)
    #expect(result.problems.filter { $0.reason == .tooManyRecords }.count == 1)
  }
}
