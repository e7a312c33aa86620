import Discovery
import Testing

@testable import ContactStore

@Suite("What an attempt makes of a contact")
struct MergingTests {
  @Test("the first one adds every provider") func first() {
    let made = contact("alice.example.com")
    #expect(made.status == .found)
    #expect(made.checkedAt == noon && made.foundAt == noon)
    #expect(made.goodUntil == one && made.ttl == 3_600 && made.dnssec == .secure)
    #expect(made.providers.map(\.service) == ["telegram", "signal"])
    #expect(made.providers.map(\.accountFrom) == [.dns, nil])
    #expect(made.changes.map(\.what) == [.added, .added])
    #expect(made.changes.allSatisfy { $0.at == noon && $0.from == nil && $0.to == nil })
  }

  @Test(
    "nothing found never erases what was known",
    arguments: [
      .noName, .noData, .failed(ResolutionFailure(.timeout)), .failed(ResolutionFailure(.bogus)),
      .failed(ResolutionFailure(.unreachable)), .records([[1, 0x78]]), .records([[11] + Array("v=MIMI1;p=x".utf8)]),
      .records([[13] + Array("v=MIMI1; e=. ".utf8)]),
    ] as [Resolution.Outcome])
  func nothingFound(outcome: Resolution.Outcome) {
    let before = contact("alice.example.com", name: "Alice")
    var since = before
    since.apply(nothing(outcome), at: two)
    #expect(since.status == nothing(outcome).status)
    #expect(since.status != .found)
    #expect(since.checkedAt == two)
    since.status = before.status
    since.checkedAt = before.checkedAt
    since.problems = before.problems
    #expect(since == before)
  }

  @Test("problems are those of the last answer") func problems() {
    var made = contact("alice.example.com")
    made.apply(found(telegram, "v=MIMI1; p=x"), at: one)
    #expect(made.problems.map(\.reason) == [.priorityNotANumber])
    made.apply(nothing(.failed(ResolutionFailure(.timeout))), at: two)
    #expect(made.problems.count == 1)
    made.apply(nothing(.noName), at: two)
    #expect(made.problems.isEmpty)
  }

  @Test("what differs is noted") func changes() {
    var made = contact("alice.example.com")
    made.changes = []
    made.apply(found("v=MIMI1; p=3; s=telegram; e=im.telegram.example; a=other", "v=MIMI1; e=new.example.org"), at: one)
    #expect(
      made.changes == [
        ContactChange(at: one, what: .removed, service: "signal", endpoint: "mimi.signal.example"),
        ContactChange(at: one, what: .added, service: nil, endpoint: "new.example.org"),
        ContactChange(
          at: one, what: .account, service: "telegram", endpoint: "im.telegram.example", from: "myname99", to: "other"),
        ContactChange(
          at: one, what: .priority, service: "telegram", endpoint: "im.telegram.example", from: "1", to: "3"),
      ])
    let before = made.changes
    made.apply(found("v=MIMI1; p=3; s=telegram; e=im.telegram.example; a=other", "v=MIMI1; e=new.example.org"), at: two)
    #expect(made.changes == before)
    #expect(made.foundAt == two)
  }

  @Test("of two accounts at one provider the one that goes is removed") func twoAccounts() {
    var made = Contact(identifier("alice.example.com"), found(telegram, telegram + "x", signal), at: noon)
    made.changes = []
    made.apply(found(telegram + "x", signal), at: one)
    #expect(made.changes.map(\.what) == [.removed])
    #expect(made.providers.map(\.account) == ["myname99x", nil])
  }

  @Test("no more than the newest changes are kept") func bounded() {
    var made = contact("alice.example.com")
    for index in 0..<200 {
      let record = "v=MIMI1; p=\(index); s=telegram; e=im.telegram.example"
      made.apply(found(record), at: noon.adding(seconds: Int64(index)))
    }
    #expect(made.changes.count == StoreLimits.changes)
    #expect(made.changes.last?.to == "199")
  }

  @Test("an account that a provider told survives a refresh without one") func told() throws {
    var made = contact("alice.example.com")
    let signalNow = try #require(made.providers.last)
    let isPublished = made.setAccount("alice.77", toldBy: signalNow.reference, at: one)
    #expect(isPublished)
    // Whose word it is stands beside it; changes are the owner's.
    let changes = contact("alice.example.com").changes
    #expect(made.changes == changes)
    made.providers[1].unknown = UnknownMembers()
    made.apply(found(telegram, signal), at: two)
    #expect(made.providers[1].account == "alice.77")
    #expect(made.providers[1].accountFrom == .provider)
    #expect(made.providers[1].accountAt == one)
    #expect(made.changes == changes)
    made.apply(found(telegram, signal + "; a=public.1"), at: two)
    #expect(made.providers[1].account == "public.1")
    #expect(made.providers[1].accountFrom == .dns)
    #expect(made.providers[1].accountAt == nil)
    #expect(made.changes.dropLast() == changes[...])
    #expect(made.changes.last?.from == nil && made.changes.last?.to == "public.1")
    made.apply(found(telegram, signal), at: two)
    #expect(made.providers[1].account == nil)
    #expect(made.changes.last?.from == "public.1" && made.changes.last?.to == nil)
  }

  @Test("a provider's word does not replace what the owner publishes") func published() throws {
    var made = contact("alice.example.com")
    let before = made
    let isPublished = made.setAccount("another", toldBy: made.providers[0].reference, at: one)
    #expect(isPublished && made == before)
    let nobody = ProviderReference(service: "x", endpoint: "y.example", account: nil)
    let isNobodyPublished = made.setAccount("another", toldBy: nobody, at: one)
    #expect(!isNobodyPublished && made == before)
  }

  @Test("a provider may say another account later, named by its record or as it is kept", arguments: [true, false])
  func toldAgain(isNamedByRecord: Bool) throws {
    var made = contact("alice.example.com")
    let record = made.providers[1].reference
    made.setAccount("alice.77", toldBy: record, at: one)
    let name = isNamedByRecord ? record : made.providers[1].reference
    made.setAccount("alice.78", toldBy: name, at: two)
    #expect(made.providers.map(\.account) == ["myname99", "alice.78"] && made.providers[1].accountAt == two)
    #expect(made.changes == contact("alice.example.com").changes)
  }
}

@Suite("What two files make of a contact")
struct MergedTests {
  @Test("the later discovery, the later attempt, and all changes", arguments: [true, false])
  func parts(isMine: Bool) throws {
    var older = contact("alice.example.com")
    older.setAccount("alice.77", toldBy: older.providers[1].reference, at: noon)
    older.apply(nothing(.noName), at: two)
    var newer = contact("alice.example.com")
    newer.changes = []
    newer.apply(found("v=MIMI1; p=7; s=signal; e=mimi.signal.example"), at: one)
    let made = isMine ? older.merged(with: newer) : newer.merged(with: older)
    #expect(made.status == .noName && made.checkedAt == two)
    #expect(made.foundAt == one && made.goodUntil == newer.goodUntil)
    #expect(made.providers.map(\.priority) == [7])
    #expect(made.providers.first?.account == "alice.77" && made.providers.first?.accountFrom == .provider)
    #expect(Set(made.changes) == Set(older.changes + newer.changes))
    #expect(made.changes.map(\.at) == made.changes.map(\.at).sorted())
    #expect(made.merged(with: older) == made && made.merged(with: newer) == made)
  }

  @Test("and no more changes than a contact keeps") func bounded() {
    var (left, right) = (contact("alice.example.com"), contact("alice.example.com"))
    for index in 0..<80 {
      let (record, at) = ("v=MIMI1; p=\(index); s=telegram; e=im.telegram.example", noon.adding(seconds: Int64(index)))
      if index % 2 == 0 { left.apply(found(record), at: at) } else { right.apply(found(record), at: at) }
    }
    let made = left.merged(with: right)
    #expect(made.changes.count == StoreLimits.changes && made.changes.last?.to == "79")
    #expect(made.merged(with: right) == made)
  }
}

@Suite("The provider to try")
struct SuggestionTests {
  @Test("is the preferred one, then one of the configuration, then the owner's first") func order() {
    var made = contact("alice.example.com")
    #expect(made.suggested(services: [])?.provider.service == "telegram")
    #expect(made.suggested(services: [])?.reason == .ownersFirst)
    #expect(made.suggested(services: ["threema", "signal"])?.provider.service == "signal")
    #expect(made.suggested(services: ["signal", "telegram"])?.provider.service == "telegram")
    #expect(made.suggested(services: ["signal"])?.reason == .configuredService)
    made.preferred = made.providers[1].reference
    #expect(made.suggested(services: ["telegram"])?.provider.service == "signal")
    #expect(made.suggested(services: [])?.reason == .preferred)
    made.providers = []
    #expect(made.suggested(services: ["signal"]) == nil)
  }

  @Test("a preference outlives its provider's records") func away() {
    var made = contact("alice.example.com")
    made.preferred = made.providers[1].reference
    made.apply(found(telegram), at: one)
    let reference = ProviderReference(service: "signal", endpoint: "mimi.signal.example", account: nil)
    #expect(made.preference == .notPublishedNow(reference))
    #expect(made.suggested(services: [])?.provider.service == "telegram")
    made.apply(found(telegram, signal + "; a=alice.1"), at: two)
    #expect(made.suggested(services: [])?.reason == .preferred)
    #expect(made.suggested(services: [])?.provider.account == "alice.1")
  }

  @Test("of two accounts the preferred one is meant") func accounts() {
    var made = Contact(identifier("alice.example.com"), found(telegram, telegram + "x", signal), at: noon)
    made.preferred = made.providers[1].reference
    #expect(made.preference == .provider(made.providers[1]))
    made.apply(found(telegram, telegram + "y"), at: one)
    #expect(made.suggested(services: [])?.reason == .ownersFirst)
  }

  @Test("ties always fall the same way", arguments: 0..<6) func ties(rotation: Int) {
    let records = ["b", "a", "c"].map { "v=MIMI1; p=1; s=\($0); e=\($0).example.org" }
    var made = contact("alice.example.com")
    made.apply(found(records[rotation % 3], records[(rotation + 1) % 3], records[(rotation + 2) % 3]), at: one)
    made.providers = rotation > 2 ? made.providers.reversed() : made.providers
    #expect(made.suggested(services: [])?.provider.service == "a")
  }

  @Test("is named by service, endpoint or place") func matching() {
    let made = Contact(identifier("alice.example.com"), found(telegram, telegram + "x", signal), at: noon)
    #expect(made.matchingProvider("Signal") == .one(made.providers[2]))
    #expect(made.matchingProvider("MIMI.signal.example.") == .one(made.providers[2]))
    #expect(made.matchingProvider("#2") == .one(made.providers[1]))
    #expect(made.matchingProvider("telegram") == .ambiguous(Array(made.providers[..<2])))
    for wrong in ["#0", "#4", "#-9223372036854775808", "#", "#x", "", "threema"] {
      #expect(made.matchingProvider(wrong) == .none)
    }
  }
}
