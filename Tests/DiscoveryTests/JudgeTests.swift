import Discovery
import Testing

@Suite("The outcomes that a user must be able to tell apart")
struct JudgeTests {
  private static let good = "v=MIMI1; p=1; e=a.example"
  private static let unreachable = "v=MIMI1; e=."
  private static let broken = "v=MIMI1; p=x; e=a.example"
  private static let other = "v=spf1 -all"

  @Test(
    "of one name's TXT",
    arguments: [
      ([good], .found), ([good, broken], .found), ([other, good, other], .found),
      ([good, unreachable], .found), ([unreachable], .notReachable), ([unreachable, unreachable], .notReachable),
      ([unreachable, broken], .notReachable), ([unreachable, other], .notReachable),
      ([broken], .malformed), ([broken, other], .malformed), (["v=MIMI2; e=a.example"], .malformed),
      ([other], .noRecord), ([other, "hello", ""], .noRecord),
    ] as [([String], DiscoveryStatus)])
  func text(texts: [String], status: DiscoveryStatus) {
    #expect(judged(txt: .answer(texts)).status == status)
    #expect(judged(txt: .answer(texts.reversed())).status == status)
  }

  @Test("no data and no name are told apart")
  func denials() {
    #expect(judged(txt: .noData(), mimi: .noData()).status == .noData)
    #expect(judged(txt: .noName(), mimi: .noName()).status == .noName)
  }

  @Test(
    "a failed TXT query is that failure, whatever the other type says",
    arguments: [
      (.bogus, .bogus), (.serverFailure, .serverFailure), (.refused, .refused), (.timeout, .timeout),
      (.unreachable, .unreachable),
    ] as [(ResolutionFailure.Kind, DiscoveryStatus)])
  func failure(kind: ResolutionFailure.Kind, status: DiscoveryStatus) {
    for other in [Resolution.noData(), .answer(Self.good), .answer(Self.broken), .failed(.timeout), .failed(kind)] {
      let result = judged(txt: .failed(kind, server: "192.0.2.1", detail: "why"), mimi: other)
      #expect(result.status == status)
      #expect(result.failure == ResolutionFailure(kind, server: "192.0.2.1", detail: "why"))
      #expect(result.providers.isEmpty && result.problems.isEmpty)
      #expect(result.ttl == nil)
      #expect(result.dnssec == (kind == .bogus ? .bogus : nil))
    }
  }

  @Test("scripts see each outcome under the contract's name")
  func names() {
    #expect(
      Set(DiscoveryStatus.allCases.map(\.rawValue)) == [
        "found", "not-reachable", "no-record", "no-data", "no-name", "malformed", "bogus", "not-secure",
        "server-failure",
        "refused", "timeout", "unreachable", "invalid-identifier",
      ])
    #expect(Set(DNSSECStatus.allCases.map(\.rawValue)) == ["secure", "insecure", "bogus", "unchecked"])
  }

  @Test("other TXT is counted")
  func foreign() {
    #expect(judged(txt: .answer([Self.other, Self.good, "x"])).foreignRecords == 2)
    #expect(judged(txt: .answer([Self.other])).foreignRecords == 1)
    #expect(judged(txt: .noData()).foreignRecords == 0)
    #expect(judged(txt: .noData(), mimi: .answer(Self.other)).foreignRecords == 0)
  }

  @Test("each question is told with what became of it")
  func queries() {
    let result = judged(txt: .answer(Self.good), mimi: .failed(.timeout, server: "192.0.2.1"))
    #expect(result.queries.map(\.name) == ["a.example", "a.example"])
    #expect(result.queries.map(\.source) == [.txt, .mimi])
    #expect(result.queries.map(\.failure) == [nil, .timeout])
    #expect(result.queries[1].failureDetail == ResolutionFailure(.timeout, server: "192.0.2.1"))
    #expect(result.queries.allSatisfy { $0.elapsed == .milliseconds(1) })
    #expect(judged(txt: .noName(), mimi: .noData()).queries.map(\.failure) == [.noName, .noData])
  }

  @Test(
    "where security is required, an answer that is not secure counts as none",
    arguments: [DNSSECStatus.insecure, .unchecked])
  func notSecure(dnssec: DNSSECStatus) {
    for text in [Self.good, Self.unreachable, Self.broken, Self.other] {
      let result = judged(txt: .answer(text, dnssec: dnssec), mimi: .noData(dnssec: .secure), requiresSecure: true)
      #expect(result.status == .notSecure)
      #expect(result.providers.isEmpty)
      #expect(result.dnssec == dnssec)
    }
    #expect(
      judged(txt: .noName(dnssec: dnssec), mimi: .noName(dnssec: dnssec), requiresSecure: true).status == .notSecure)
  }

  @Test("secure answers are judged as always")
  func secure() {
    let denial = Resolution.noData(dnssec: .secure)
    #expect(judged(txt: .answer(Self.good, dnssec: .secure), mimi: denial, requiresSecure: true).status == .found)
    #expect(
      judged(txt: .noName(dnssec: .secure), mimi: .noName(dnssec: .secure), requiresSecure: true).status == .noName)
    #expect(judged(txt: denial, mimi: denial, requiresSecure: true).status == .noData)
    #expect(judged(txt: .failed(.timeout), mimi: denial, requiresSecure: true).status == .timeout)
  }
}
