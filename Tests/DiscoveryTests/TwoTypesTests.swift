import Discovery
import Testing

@Suite("Both types are asked for: valid MIMI records win, TXT counts only where there are none")
struct TwoTypesTests {
  /// One answer of each kind.
  enum Answer: CaseIterable, Sendable {
    case good, unreachable, broken, other, noData, noName, bogus, serverFailure, refused, timeout, closed

    func resolution(of endpoint: String) -> Resolution {
      switch self {
      case .good: .answer("v=MIMI1; e=\(endpoint)")
      case .unreachable: .answer("v=MIMI1; e=.")
      case .broken: .answer("v=MIMI1; p=x; e=\(endpoint)")
      case .other: .answer("somebody else's")
      case .noData: .noData()
      case .noName: .noName()
      case .bogus: .failed(.bogus)
      case .serverFailure: .failed(.serverFailure)
      case .refused: .failed(.refused)
      case .timeout: .failed(.timeout)
      case .closed: .failed(.unreachable)
      }
    }
  }

  /// The rules of the protocol, one line each.
  private static func expected(txt: Answer, mimi: Answer) -> DiscoveryStatus {
    if txt == .bogus || mimi == .bogus { return .bogus }
    if txt == .serverFailure { return .serverFailure }
    if txt == .refused { return .refused }
    if txt == .timeout { return .timeout }
    if txt == .closed { return .unreachable }
    if mimi == .good { return .found }
    if mimi == .unreachable { return .notReachable }
    if txt == .good { return .found }
    if txt == .unreachable { return .notReachable }
    if txt == .broken || mimi == .broken || mimi == .other { return .malformed }
    if txt == .other { return .noRecord }
    return txt == .noName ? .noName : .noData
  }

  @Test("each answer beside each other", arguments: Answer.allCases, Answer.allCases)
  func pair(txt: Answer, mimi: Answer) {
    let result = judged(txt: txt.resolution(of: "txt.example"), mimi: mimi.resolution(of: "mimi.example"))
    #expect(result.status == Self.expected(txt: txt, mimi: mimi))
    #expect(result.providers.isEmpty == (result.status != .found))
    if result.status == .found {
      #expect(result.providers.map(\.endpoint) == [mimi == .good ? "mimi.example" : "txt.example"])
      #expect(result.providers.map(\.source) == [mimi == .good ? .mimi : .txt])
    }
    let isFailure = [.bogus, .serverFailure, .refused, .timeout, .unreachable].contains(result.status)
    #expect((result.failure != nil) == isFailure)
    let brokenOnes = (txt == .broken ? 1 : 0) + (mimi == .broken || mimi == .other ? 1 : 0)
    #expect(result.problems.count == (isFailure ? 0 : brokenOnes))
  }

  @Test("the providers of the two are never mixed; problems of both are listed")
  func problemsOfBoth() {
    let txt = Resolution.answer(["v=MIMI1; p=1; e=txt.example", "v=MIMI1; p=x; e=a.example"])
    let mimi = Resolution.answer(["v=MIMI1; p=2; e=mimi.example", "v=MIMI3"])
    let result = judged(txt: txt, mimi: mimi)
    #expect(result.providers.map(\.endpoint) == ["mimi.example"])
    #expect(Set(result.problems.map(\.reason)) == [.priorityNotANumber, .unknownVersion])
  }

  @Test("TXT that is not used is not said to be wrong")
  func silently() {
    let result = judged(txt: .answer("v=MIMI1; e=txt.example"), mimi: .answer("v=MIMI1; e=mimi.example"))
    #expect(result.problems.isEmpty)
    #expect(result.foreignRecords == 0)
  }

  @Test("TXT counts where the MIMI type has malformed records only")
  func malformedOnly() {
    let result = judged(txt: .answer("v=MIMI1; e=txt.example"), mimi: .answer(["v=MIMI2", "v=MIMI1", "x"]))
    #expect(result.status == .found)
    #expect(result.providers.map(\.endpoint) == ["txt.example"])
    #expect(result.problems.count == 3)
  }

  @Test("e=. beside a real endpoint says nothing, within the type that counts")
  func notReachable() {
    let both = Resolution.answer(["v=MIMI1; e=.", "v=MIMI1; e=mimi.example"])
    #expect(judged(txt: .noData(), mimi: both).providers.map(\.endpoint) == ["mimi.example"])
    #expect(judged(txt: both).providers.map(\.endpoint) == ["mimi.example"])
    #expect(judged(txt: both, mimi: .answer("v=MIMI1; e=.")).status == .notReachable)
  }

  @Test("bogus in either is bogus, with its reason")
  func bogus() {
    for result in [
      judged(txt: .answer("v=MIMI1; e=a.example"), mimi: .failed(.bogus, detail: "signature expired")),
      judged(txt: .failed(.bogus, detail: "signature expired"), mimi: .answer("v=MIMI1; e=a.example")),
      judged(txt: .failed(.timeout), mimi: .failed(.bogus, detail: "signature expired")),
    ] {
      #expect(result.status == .bogus)
      #expect(result.dnssec == .bogus)
      #expect(result.failure == ResolutionFailure(.bogus, detail: "signature expired"))
      #expect(result.providers.isEmpty)
    }
  }

  @Test(
    "a failing query for the MIMI type is only said",
    arguments: [ResolutionFailure.Kind.serverFailure, .refused, .timeout, .unreachable])
  func onlySaid(kind: ResolutionFailure.Kind) {
    let result = judged(
      txt: .answer("v=MIMI1; e=a.example", dnssec: .secure, ttl: 7), mimi: .failed(kind), requiresSecure: true)
    #expect(result.status == .found)
    #expect(result.failure == nil)
    #expect(result.queries[1].failure == kind.status)
    #expect(result.dnssec == .secure)
    #expect(result.ttl == 7)
  }
}

@Suite("dnssec is the weakest of the answers used, ttl the least of the records used")
struct WeakestTests {
  private let good = "v=MIMI1; e=a.example"

  @Test("trust is ordered: bogus, unchecked, insecure, secure")
  func order() {
    #expect(DNSSECStatus.allCases.sorted() == [.bogus, .unchecked, .insecure, .secure])
  }

  @Test("TXT with the denial of the MIMI type", arguments: DNSSECStatus.allCases, DNSSECStatus.allCases)
  func denial(txt: DNSSECStatus, mimi: DNSSECStatus) {
    let result = judged(txt: .answer(good, dnssec: txt, ttl: 300), mimi: .noData(dnssec: mimi, ttl: 5))
    #expect(result.dnssec == min(txt, mimi))
    #expect(result.ttl == 300)
  }

  @Test("where MIMI records win, TXT is not used", arguments: [DNSSECStatus.secure, .insecure, .unchecked])
  func mimiAlone(dnssec: DNSSECStatus) {
    let result = judged(
      txt: .answer(good, dnssec: .unchecked, ttl: 5), mimi: .answer(good, dnssec: dnssec, ttl: 300),
      requiresSecure: dnssec == .secure)
    #expect(result.status == .found)
    #expect(result.dnssec == dnssec)
    #expect(result.ttl == 300)
  }

  @Test("where MIMI records are malformed, TXT's count, and both answers were used")
  func malformed() {
    let result = judged(
      txt: .answer(good, dnssec: .secure, ttl: 40), mimi: .answer("v=MIMI2", dnssec: .insecure, ttl: 30))
    #expect(result.dnssec == .insecure)
    #expect(result.ttl == 40)
  }

  @Test("a denial may be kept as long as it says")
  func negative() {
    let result = judged(txt: .noName(dnssec: .secure, ttl: 60), mimi: .noName(dnssec: .secure, ttl: 60))
    #expect(result.dnssec == .secure)
    #expect(result.ttl == 60)
  }
}
