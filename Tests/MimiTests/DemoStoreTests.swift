import ContactStore
import Desktop
import Discovery
import DisplayText
import Interface
import Resolver
import Terminal
import TestSupport
import Testing

@testable import mimi

/// The demo's contacts show what there is to be seen.
@Suite struct DemoStoreTests {
  private func contacts() async throws -> [String: Contact] {
    let settings = try DemoSession.settings()
    let resolver = try LazyResolver(settings.resolver).get()
    let made = await onThread {
      DemoStore.contacts(resolver, settings.discovery, at: Timestamp(seconds: 1_000_000_000))
    }
    return Dictionary(uniqueKeysWithValues: made.map { ($0.id, $0) })
  }

  /// On a thread that may block.
  private func onThread<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      BlockingThread.start { continuation.resume(returning: body()) }
    }
  }

  @Test func everyOutcomeIsAmongThem() async throws {
    let contacts = try await contacts()
    #expect(contacts.count == 15)
    func status(_ id: String) -> String {
      contacts[id].map { "\($0.status.rawValue) \($0.dnssec?.rawValue ?? "-") \($0.providers.count)" } ?? "none"
    }
    #expect(status("alice.example") == "found secure 3")
    #expect(status("judy.lan.example") == "found insecure 2")
    #expect(status("carol.club.example") == "found secure 3")
    #expect(status("heidi.example") == "not-reachable - 0")
    #expect(status("gustav.example") == "malformed - 0")
    #expect(status("ivan.example") == "no-record - 0")
    #expect(status("nobody.example") == "no-name - 0")
    // Found once, and broken since.
    #expect(status("mallory.example") == "bogus secure 1")
    #expect(contacts["mallory.example"]?.foundAt != contacts["mallory.example"]?.checkedAt)
  }

  @Test func whatTimeAndTheUserBringAboutIsThere() async throws {
    let contacts = try await contacts()
    let now = Timestamp(seconds: 1_000_000_000)
    #expect(contacts.values.filter { $0.status == .found && $0.isStale(at: now) }.map(\.id) == ["kim.work.example"])
    #expect(contacts["kim.work.example"]?.name == "Kim at work")
    #expect(contacts["dora@post.example"]?.note != nil)
    let alice = try #require(contacts["alice.example"])
    #expect(alice.suggested(services: [])?.reason == .preferred)
    #expect(alice.suggested(services: [])?.provider != alice.providers.first)
  }

  @Test func theStoreIsPrivateAndGoes() async throws {
    let directory = ThrowAwayDirectory()
    let settings = try DemoSession.settings()
    let opening = DemoStore.opening(in: directory, LazyResolver(settings.resolver), settings.discovery)
    let count = await onThread { try? opening.open().store.count }
    #expect(count == 15)
    let path = try directory.path()
    #expect(try run("stat", ["-c", "%a", path]).outputText == "700\n")
    directory.remove()
    #expect(try run("test", ["-e", path]).exitStatus == 1)
    directory.remove()
  }

  @Test func whatStandsInItsPlaceIsNotEmptied() throws {
    let (directory, other) = (ThrowAwayDirectory(), ThrowAwayDirectory())
    let (path, otherPath) = (try directory.path(), try other.path())
    defer { other.remove() }
    _ = try run("touch", [otherPath + "/kept"])
    _ = try run("rmdir", [path])
    _ = try run("ln", ["-s", otherPath, path])
    directory.remove()
    #expect(try run("test", ["-e", otherPath + "/kept"]).exitStatus == 0)
    _ = try run("rm", [path])
  }

  @Test func theDemoShowsThemOnAScreen() async throws {
    let settings = try DemoSession.settings()
    let directory = ThrowAwayDirectory()
    let resolver = LazyResolver(settings.resolver)
    let plan = SessionPlan(
      facts: Facts(settings, Configuration(), keepsNothing: nil, isDemo: true), settings: settings,
      opening: DemoStore.opening(in: directory, resolver, settings.discovery), resolver: resolver,
      desktop: Desktop(environment: ["BROWSER": "true", "PATH": "/usr/bin:/bin"]), color: .never, identifier: nil,
      traces: directory)
    // An account of the demo may be a stranger's.
    #expect(plan.facts.noDesktop?.description.hasPrefix("the demo opens no link") == true)
    var session: HeadlessSession? = HeadlessSession(plan, size: .init(columns: 80, rows: 24))
    await session?.waitUntilIdle()
    let lines = session?.canvas.lines ?? []
    #expect(lines.contains { $0.contains("Kim at work") } && lines.contains { $0.contains("mallory.example") })
    let path = try directory.path()
    session = nil
    #expect(try run("test", ["-e", path]).exitStatus == 1, "nothing is left of it")
  }
}
