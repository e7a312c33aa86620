import ContactStore
import Discovery
import DisplayText
import Interface
import TestSupport
import Testing

@testable import mimi

/// The effects that concern providers' accounts and consents, done in truth.
@Suite struct AccountEffectTests {
  private let directory: PrivateDirectory
  private var path: String { directory.path + "/contacts.jsonl" }

  init() throws { directory = try PrivateDirectory() }

  private func begin(keepsNothing: DisplayText? = nil, accounts: LazyAccounts? = nil) async throws -> RunningEffects {
    let running = RunningEffects(try DemoSession.plan(store: path, keepsNothing: keepsNothing, accounts: accounts))
    _ = await running.answers()
    return running
  }

  private var question: AccountQuestion {
    get throws { try AccountQuestion(try Identifier("alice.example"), endpoint: "im.telegram.org") }
  }

  @Test func consentsAreToldAtTheStartAndAfterEachChange() async throws {
    let running = try await begin()
    let events = await running.answers(
      .allow(endpoint: "im.telegram.org", at: .now), .allow(endpoint: "a.example", at: .now),
      .allow(endpoint: "a.example", at: .now), .revoke(endpoint: "im.telegram.org"))
    #expect(
      events.map(\.summary) == [
        "consents im.telegram.org", "consents a.example,im.telegram.org", "consents a.example,im.telegram.org",
        "consents a.example",
      ])
    let again = RunningEffects(try DemoSession.plan(store: path))
    #expect(await again.answers().map(\.summary) == ["opened 0", "consents a.example"])
  }

  @Test func anotherProgramsConsentIsTold() async throws {
    let running = try await begin()
    // So that there is a folder to watch.
    _ = await running.answers(.allow(endpoint: "a.example", at: .now))
    _ = try ConsentStore(besideContacts: path).allow(Consent(endpoint: "b.example", since: .now))
    running.runner.look()
    let events = await running.answers()
    #expect(events.map(\.summary) == ["consents a.example,b.example"], "once, whoever notices first")
  }

  @Test func nothingIsRememberedWhereNothingIsToBeKept() async throws {
    let running = try await begin(keepsNothing: "--no-save keeps nothing")
    let events = await running.answers(.allow(endpoint: "a.example", at: .now), .revoke(endpoint: "b.example"))
    #expect(
      events.map(\.summary) == [
        "failed allow a.example: --no-save keeps nothing", "failed revoke b.example: --no-save keeps nothing",
      ])
    #expect(try ConsentStore(besideContacts: path).read().consents.isEmpty)
  }

  @Test func theAccountThatAProviderToldIsKeptWithItsTime() async throws {
    let running = try await begin()
    let identifier = try Identifier("bob.family.example")
    let provider = ContactProvider(service: "telegram", endpoint: "im.telegram.org")
    var contact = Contact(identifier, status: .found, checkedAt: Timestamp(seconds: 1_000))
    contact.providers = [provider]
    try ContactStore(path: path).save(contact)
    let moment = Timestamp(seconds: 2_000)
    let events = await running.answers(
      .keepAccount(id: contact.id, provider: provider.reference, account: "bob_family", links: [], at: moment))
    #expect(events.contains { $0.summary == "kept bob.family.example account" })
    let kept = try #require(try ContactStore(path: path).contact(contact.id)?.providers.first)
    #expect(kept.account == "bob_family" && kept.accountFrom == .provider && kept.accountAt == moment)
  }

  @Test func aClientThatCannotBeMadeIsNoFailureOfTheProviders() async throws {
    let running = try await begin(
      accounts: LazyAccounts { () throws(Failure) in
        throw Failure(status: .configuration, message: "no authorities", hint: "mend the configuration")
      })
    let events = await running.answers(.askAccount(number: 3, try question))
    #expect(events.map(\.summary) == ["account answered 3 unreachable"])
    guard case .accountAnswered(_, let answer)? = events.first else { return }
    #expect(answer.nothingWasSent)
    #expect(answer.explanation(of: try question, timeout: .seconds(1))?.message == "no authorities")
  }

  @Test func authoritiesThatAreNotThereAreSaidWhenTheFirstQuestionIsAsked() async throws {
    var configuration = Configuration()
    configuration.certificateAuthorities = directory.path + "/none.pem"
    let resolver = LazyResolver(try DemoSession.settings().resolver)
    let accounts = LazyAccounts(configuration, resolver: resolver)
    let failure = try #require(throws: Failure.self) { try accounts.get() }
    #expect(failure.status == .configuration && failure.message.description.contains("none.pem"))
  }

  @Test func aQuestionThatIsCancelledIsNotAnswered() async throws {
    let gate = AsyncGate()
    let running = try await begin(
      accounts: LazyAccounts { () throws(Failure) in
        gate.wait()
        throw Failure(status: .unavailable, message: "late", hint: "")
      })
    running.runner.run(.askAccount(number: 4, try question))
    running.runner.run(.cancel(number: 4))
    gate.open()
    #expect(await running.answers().isEmpty)
  }
}

/// A door that a test opens.
private final class AsyncGate: Sendable {
  private let places = Places(1)

  init() { places.take() }

  func wait() {
    places.take()
    places.give()
  }

  func open() { places.give() }
}
