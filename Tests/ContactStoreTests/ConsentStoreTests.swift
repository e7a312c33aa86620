import DisplayText
import Testing

@testable import ContactStore

/// The providers that are asked without asking the user, in a real file.
@Suite struct ConsentStoreTests {
  private let folder = Folder()
  private var store: ConsentStore { ConsentStore(besideContacts: folder.file) }
  private var path: String { folder.path + "/consents.jsonl" }

  private func revoke(_ endpoint: String) throws -> Bool {
    var wasRemembered = false
    _ = try store.revoke(endpoint, wasRemembered: &wasRemembered)
    return wasRemembered
  }

  @Test func whatIsAllowedIsReadAgainByAnotherProgramAndRevoked() throws {
    #expect(try store.read().consents.isEmpty)
    #expect(folder.names.isEmpty, "reading makes no file")
    _ = try store.allow(Consent(endpoint: "im.telegram.org", since: noon))
    let both = try store.allow(Consent(endpoint: "im.example.net", since: one))
    let wanted = [
      Consent(endpoint: "im.example.net", since: one), Consent(endpoint: "im.telegram.org", since: noon),
    ]
    #expect(both.consents == wanted && both.notices.isEmpty)
    #expect(try store.read().consents == wanted)
    #expect(folder.permissions(path) == 0o600)
    #expect(try revoke("im.telegram.org"))
    #expect(try !revoke("im.telegram.org"), "once only")
    #expect(try store.read().consents.map(\.endpoint) == ["im.example.net"])
    #expect(folder.names == ["consents.jsonl", "consents.jsonl.lock"])
  }

  @Test func aLineIsThatOfTheContract() throws {
    _ = try store.allow(Consent(endpoint: "im.telegram.org", since: noon))
    #expect(
      folder.read(path)
        == "{\"schema\": 1, \"endpoint\": \"im.telegram.org\", \"since\": \"2026-11-23T12:00:00Z\"}\n")
  }

  @Test func allowingAgainLeavesItSinceWhenItWas() throws {
    _ = try store.allow(Consent(endpoint: "im.telegram.org", since: noon))
    _ = try store.allow(Consent(endpoint: "im.telegram.org", since: two))
    #expect(try store.read().consents == [Consent(endpoint: "im.telegram.org", since: noon)])
  }

  @Test func unreadableLinesAndUnknownMembersAreKeptAndSaid() throws {
    let strange = "{\"schema\": 1, \"endpoint\": \"a.example\", \"since\": \"2026-11-23T12:00:00Z\", \"why\": [1, {}]}"
    let broken = [
      "{\"schema\": 1, \"endpoint\"",
      "{\"schema\": 1, \"endpoint\": \"127.0.0.1\", \"since\": \"2026-11-23T12:00:00Z\"}",
      "{\"schema\": 1, \"endpoint\": \"B.example\", \"since\": \"2026-11-23T12:00:00Z\"}",
      "{\"schema\": 1, \"endpoint\": \"b.example\", \"since\": \"yesterday\"}", "[]",
    ]
    let before = ([strange] + broken).joined(separator: "\n") + "\n"
    folder.write(before, to: path)
    let contents = try store.read()
    #expect(contents.consents.map(\.endpoint) == ["a.example"])
    guard case .unreadable(5, path, let reasons)? = contents.notices.first else {
      Issue.record("\(contents.notices)")
      return
    }
    #expect(reasons.first?.hasPrefix("line 2: ") == true && reasons.last == "and 2 more")
    _ = try store.allow(Consent(endpoint: "c.example", since: noon))
    #expect(folder.read(path).hasPrefix(before))
    #expect(try revoke("c.example"))
    #expect(folder.read(path) == before)
  }

  @Test func whatANewerVersionWroteAllowsNothingAndIsNotChanged() throws {
    let newer =
      "{\"schema\": 2, \"endpoint\": \"a.example\", \"since\": \"2026-11-23T12:00:00Z\", \"for\": \"weekdays\"}\n"
    folder.write(newer, to: path)
    let contents = try store.read()
    #expect(contents.consents.isEmpty)
    #expect(contents.notices == [.newerSchema(path: path, schema: 2)])
    let failure = try #require(throws: StoreFailure.self) {
      try store.allow(Consent(endpoint: "b.example", since: noon))
    }
    #expect(failure.kind == .readOnly)
    #expect(folder.read(path) == newer)
  }

  @Test func whatIsNoSmallFileIsRefused() throws {
    folder.write([UInt8](repeating: 0x20, count: StoreLimits.consentOctets + 1), to: path)
    #expect(try #require(throws: StoreFailure.self) { try store.read() }.kind == .cannotRead)
    let consent = Consent(endpoint: "b.example", since: noon)
    #expect(throws: StoreFailure.self) { try store.allow(consent) }
    #expect(folder.read(path).utf8.count == StoreLimits.consentOctets + 1)
  }

  @Test func severalProgramsAtOnceLoseNothing() async throws {
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask {
          for round in 0..<4 {
            // Each with a store of its own, as another program has.
            _ = try? store.allow(Consent(endpoint: "im\(number).example\(round).net", since: noon))
          }
        }
      }
    }
    #expect(try store.read().consents.count == 32)
  }

  @Test(arguments: MemoryFileSystem.Fault.allCases)
  func aFileSystemThatFailsLeavesTheOldOrTheNewConsents(_ fault: MemoryFileSystem.Fault) throws {
    let old = Consent(endpoint: "a.example", since: noon)
    let new = Consent(endpoint: "b.example", since: one)
    func made() -> (MemoryFileSystem, ConsentStore) {
      let files = MemoryFileSystem()
      files.put("/store/consents.jsonl", old.json)
      return (files, ConsentStore(besideContacts: "/store/contacts.jsonl", fileSystem: files))
    }
    let (whole, working) = made()
    _ = try working.allow(new)
    #expect(whole.calls > 8 && whole.openFiles == 0)
    for call in 1...whole.calls {
      let (files, store) = made()
      files.arm(fault, at: call)
      let isDone = (try? store.allow(new)) != nil
      files.recover()
      let since = try store.read()
      #expect(since.notices.isEmpty)
      #expect(since.consents == [old, new] || !isDone && since.consents == [old], "\(fault) at call \(call)")
      #expect(files.openFiles == 0)
      _ = try store.allow(new)
      #expect(try store.read().consents == [old, new], "it goes on")
    }
  }
}
