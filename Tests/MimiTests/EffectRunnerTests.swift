import ContactStore
import Discovery
import DisplayText
import Interface
import Terminal
import TestSupport
import Testing

@testable import mimi

/// Effects, done in truth: a store in a file, and the demo zone's answers.
@Suite struct EffectRunnerTests {
  private let directory: PrivateDirectory
  private var path: String { directory.path + "/contacts.jsonl" }

  init() throws { directory = try PrivateDirectory() }

  private func begin(keepsNothing: Bool = false) async throws -> RunningEffects {
    let running = RunningEffects(
      try DemoSession.plan(store: path, keepsNothing: keepsNothing ? "--no-save keeps nothing" : nil))
    return running
  }

  private func lookUp(_ typed: String, _ running: RunningEffects) async throws -> (Identifier, DiscoveryResult) {
    let identifier = try Identifier(typed)
    let events = await running.answers(.lookUp(number: 7, identifier))
    guard case .lookedUp(7, let result)? = events.last else { throw SupportFailure("no answer: \(events)") }
    return (identifier, result)
  }

  @Test func aLookupIsAnsweredByItsNumber() async throws {
    let running = try await begin()
    #expect(await running.answers().map(\.summary) == ["opened 0", "consents "])
    let events = await running.answers(
      .lookUp(number: 1, try Identifier("alice.example")), .lookUp(number: 2, try Identifier("nobody.example")),
      .lookUp(number: 3, try Identifier("mallory.example")))
    #expect(
      Set(events.map(\.summary)) == ["looked up 1 found", "looked up 2 no-name", "looked up 3 bogus"])
  }

  @Test func whatIsCancelledIsNotAnswered() async throws {
    let running = try await begin()
    let alice = try Identifier("alice.example")
    _ = await running.answers()
    let events = await running.answers(
      .lookUp(number: 1, alice), .cancel(number: 1), .lookUp(number: 2, alice), .cancel(number: 9))
    #expect(events.map(\.summary) == ["looked up 2 found"])
  }

  @Test func successMakesAContactAndNothingElseDoes() async throws {
    let running = try await begin()
    for typed in ["alice.example", "nobody.example"] {
      let (identifier, result) = try await lookUp(typed, running)
      let events = await running.answers(.keep(identifier, result, at: .now))
      #expect(events.map(\.summary) == (typed == "alice.example" ? ["kept alice.example keep"] : []))
    }
    let events = await running.answers(.load(["alice.example", "nobody.example"]))
    #expect(events.map(\.summary) == ["loaded alice.example found", "loaded nobody.example none"])
  }

  @Test func editsAreKept() async throws {
    let running = try await begin()
    let (identifier, result) = try await lookUp("alice.example", running)
    _ = await running.answers(.keep(identifier, result, at: .now))
    let provider = ContactProvider(try #require(result.providers.last)).reference
    let events = await running.answers(
      .edit(id: "alice.example", .name("Alice")), .edit(id: "alice.example", .note("a note")),
      .edit(id: "alice.example", .preferred(provider)), .edit(id: "bob.example", .name("Bob")))
    #expect(
      events.map(\.summary) == [
        "kept alice.example rename", "kept alice.example annotate", "kept alice.example prefer",
        "failed rename bob.example: bob.example is not among the contacts any more",
      ])
    let kept = try #require(try ContactStore(path: path).contact("alice.example"))
    #expect(kept.name == "Alice" && kept.note == "a note" && kept.preferred == provider)
  }

  @Test func newsOfThePreferenceAreTold() async throws {
    let running = try await begin()
    let (identifier, result) = try await lookUp("alice.example", running)
    let choice = ProviderReference(service: "wire", endpoint: "mimi.wire.example", account: nil)
    var contact = Contact(identifier, result, at: .now)
    contact.providers.append(ContactProvider(service: "wire", endpoint: "mimi.wire.example"))
    contact.preferred = choice
    let events = await running.answers(.restore(contact), .keep(identifier, result, at: .now))
    #expect(
      events.map(\.summary) == [
        "kept alice.example restore", "kept alice.example keep",
        "notice: your choice for alice.example, Wire at mimi.wire.example, is no longer published; it is kept",
      ])
  }

  @Test func whatIsRemovedCanBeBroughtBack() async throws {
    let running = try await begin()
    let (identifier, result) = try await lookUp("alice.example", running)
    let events = await running.answers(
      .keep(identifier, result, at: .now), .edit(id: "alice.example", .name("Alice")), .remove(id: "alice.example"))
    guard case .removed(let was)? = events.last else { throw SupportFailure("not removed: \(events)") }
    #expect(was.name == "Alice")
    #expect(try ContactStore(path: path).contact("alice.example") == nil)
    #expect(await running.answers(.restore(was)).map(\.summary) == ["kept alice.example restore"])
    #expect(try ContactStore(path: path).contact("alice.example") == was)
  }

  @Test func whatWasFoundAgainKeepsWhatIsNewerAndTheUsersWords() async throws {
    let running = try await begin()
    let (identifier, result) = try await lookUp("alice.example", running)
    var old = Contact(identifier, result, at: Timestamp(seconds: 0))
    old.name = "Alice"
    _ = await running.answers(.keep(identifier, result, at: Timestamp(seconds: 1_000)), .restore(old))
    let kept = try #require(try ContactStore(path: path).contact("alice.example"))
    #expect(kept.name == "Alice" && kept.checkedAt == Timestamp(seconds: 1_000))
  }

  @Test func removingNobodyIsSaid() async throws {
    let running = try await begin()
    _ = await running.answers()
    #expect(
      await running.answers(.remove(id: "alice.example")).map(\.summary) == [
        "changed elsewhere 0", "failed remove alice.example: alice.example is not among the contacts any more",
      ])
  }

  @Test func anotherProgramsChangesAreSeen() async throws {
    let running = try await begin()
    let (identifier, result) = try await lookUp("alice.example", running)
    try ContactStore(path: path).save(Contact(identifier, result, at: .now))
    let events = await running.answers(.load(["alice.example"]))
    // Which comes first depends on who notices: reading the contact, or the watch over the file.
    #expect(Set(events.map(\.summary)) == ["loaded alice.example found", "changed elsewhere 1"] && events.count == 2)
    #expect(await running.answers(.load(["alice.example"])).count == 1, "once")
  }

  @Test func nothingIsWrittenWhereNothingIsToBeKept() async throws {
    let (identifier, result) = try await lookUp("alice.example", try await begin())
    try ContactStore(path: path).save(Contact(identifier, result, at: .now))
    let before = try readFile(path)
    let running = try await begin(keepsNothing: true)
    let events = await running.answers(
      .load(["alice.example"]), .keep(identifier, result, at: .now), .remove(id: "alice.example"),
      .edit(id: "alice.example", .name("A")))
    #expect(
      events.map(\.summary) == [
        "opened 1", "consents ", "loaded alice.example found", "failed remove alice.example: --no-save keeps nothing",
        "failed rename alice.example: --no-save keeps nothing",
      ])
    #expect(try readFile(path) == before)
  }

  @Test func withoutAStoreLookupsGoOn() async throws {
    try directory.write("file", "")
    let running = RunningEffects(try DemoSession.plan(store: directory.path + "/file/contacts.jsonl"))
    let opened = await running.answers().map(\.summary)
    #expect(opened.count == 1 && opened[0].hasPrefix("failure: "))
    let (identifier, result) = try await lookUp("alice.example", running)
    #expect(result.status == .found)
    // Said once, and not again with each lookup.
    #expect(await running.answers(.keep(identifier, result, at: .now)).isEmpty)
    #expect(await running.answers(.edit(id: "alice.example", .name("A"))).count == 1)
  }

  @Test func unreadableContactsAreSaidAndCanBeRemoved() async throws {
    let line = "{\"schema\": 1, \"id\": \"alice.example\", \"status\": \"found\", \"checkedAt\": 5}\n"
    try directory.write("contacts.jsonl", line)
    let running = try await begin()
    let events = await running.answers(.load(["alice.example"]), .remove(id: "alice.example"))
    #expect(events.contains { $0.summary == "unreadable alice.example" || $0.summary == "loaded alice.example none" })
    #expect(!(try String(decoding: readFile(path), as: UTF8.self).contains("alice.example")))
  }

  /// On a screen that nobody sees.
  private func screen(_ identifier: String?) async throws -> HeadlessSession {
    var plan = try DemoSession.plan(store: path)
    plan.identifier = identifier
    let session = HeadlessSession(plan, size: Size(columns: 80, rows: 24))
    await session.waitUntilIdle()
    return session
  }

  @Test func anIdentifierOfTheCommandLineIsLookedUpUnlessWhatIsKeptIsGood() async throws {
    let (identifier, result) = try await lookUp("alice.example", try await begin())
    let fresh = Contact(identifier, result, at: .now)
    try ContactStore(path: path).save(fresh)
    let good = try await screen("Alice.Example.")
    #expect(good.canvas.lines.contains { $0.contains("im.telegram.org") })
    #expect(try ContactStore(path: path).contact("alice.example") == fresh, "nothing was asked")
    let old = Contact(identifier, result, at: Timestamp(seconds: 0))
    try ContactStore(path: path).save(old)
    _ = try await screen("Alice.Example.")
    #expect(try ContactStore(path: path).contact("alice.example") != old, "it was asked for")
  }

  @Test func aStoreThatCannotBeOpenedDoesNotKeepALookupWaiting() async throws {
    try directory.write("file", "")
    var plan = try DemoSession.plan(store: directory.path + "/file/contacts.jsonl")
    plan.identifier = "alice.example"
    let session = HeadlessSession(plan, size: Size(columns: 80, rows: 24))
    await session.waitUntilIdle()
    #expect(session.canvas.lines.contains { $0.contains("im.telegram.org") }, "\(session.canvas.lines)")
  }

  @Test func keysDoOnAScreenWhatTheyAreFor() async throws {
    let session = try await screen(nil)
    session.type("alice.example")
    session.send(.key(.enter))
    await session.waitUntilIdle()
    #expect(session.canvas.lines.contains { $0.contains("im.telegram.org") })
    session.send(.key(.down))
    session.send(.key(.character("p")))
    await session.waitUntilIdle()
    #expect(try ContactStore(path: path).contact("alice.example")?.preferred?.service == "whatsapp")
    session.send(.key(.character("q")))
    #expect(session.wishes == [.quit])
  }
}
