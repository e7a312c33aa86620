import Foundation
import Glibc
import TestSupport
import Testing

/// What `mimi lookup` keeps, and what later lookups make of it.
@Suite struct ContactsKeepingScenarios {
  private static let telegram = "v=MIMI1; p=1; a=myname99; e=im.telegram.org; s=telegram"
  private static let whatsapp = "v=MIMI1; p=2; a=+15551234567; e=mimi.whatsapp.com; s=whatsapp"

  @Test func whatIsFoundIsKept() throws {
    let folder = try ContactsFolder()
    let result = try folder.lookup("Straight.Example", "bücher.example", "hugh@Example.COM", "unknown-tags.example")
    #expect(result.lines.map(\.status) == ["found", "found", "found", "found"])
    #expect(result.finished.exitStatus == 0 && result.finished.errors.isEmpty)
    try checkWithJQ(folder.octets())
    let list = try folder.list()
    #expect(
      list.map(\.id) == ["hugh@example.com", "straight.example", "unknown-tags.example", "xn--bcher-kva.example"])
    #expect(list.map(\.kind) == ["email", "mimi", "mimi", "mimi"])
    for line in list {
      #expect(line.schema == 1 && line.identifiers == [line.id] && line.status == "found" && line.foundBy == "dns")
      #expect(line.dnssec == "secure" && line.ttl == 3600 && line.name == nil && line.preferred == nil)
      #expect(line.checkedAt == line.foundAt && line.goodUntil != nil && line.problems.isEmpty)
      #expect(line.changes.map(\.what) == line.providers.map { _ in "added" })
    }
    let straight = try #require(list.first { $0.id == "straight.example" })
    #expect(
      straight.providers == [
        .init(
          priority: 1, service: "telegram", endpoint: "im.telegram.org", account: "myname99", accountFrom: "dns",
          accountAt: nil, source: "TXT", tags: [:]),
        .init(
          priority: 2, service: "whatsapp", endpoint: "mimi.whatsapp.com", account: "+15551234567", accountFrom: "dns",
          accountAt: nil, source: "TXT", tags: [:]),
      ])
    let formatter = ISO8601DateFormatter()
    let (found, until) = (straight.foundAt.flatMap(formatter.date), straight.goodUntil.flatMap(formatter.date))
    #expect(try #require(until).timeIntervalSince(try #require(found)) == 3600)
    #expect(abs(try #require(found).timeIntervalSinceNow) < 600)
    #expect(
      list.first { $0.id == "unknown-tags.example" }?.providers.first?.tags == ["x": "1", "Note": "hello", "P": "2"])
  }

  @Test func whatIsNotFoundMakesNoContact() throws {
    let folder = try ContactsFolder()
    let result = try folder.lookup("nobody.example", "address-only.example", "wrong.example", "unreachable.example")
    #expect(result.lines.map(\.status) == ["no-name", "no-data", "bogus", "not-reachable"])
    #expect(try folder.list().isEmpty && !folder.exists(folder.path))
    // A store that was not needed is not made.
    #expect(try folder.names().isEmpty && !folder.exists(folder.parent))
  }

  @Test func nothingIsKeptWhereNothingIsToBeKept() throws {
    let folder = try ContactsFolder()
    let result = try folder.lookup("straight.example", options: ["--no-save"])
    #expect(result.lines.map(\.status) == ["found"] && result.finished.errors.isEmpty)
    #expect(try folder.names().isEmpty && !folder.exists(folder.parent))
    let demo = try run(
      builtProgram("mimi"), ["demo", "alice.example"], environment: ["XDG_DATA_HOME": folder.directory.path])
    #expect(demo.exitStatus == 0 && !folder.exists(folder.parent), "\(demo.errorText)")
  }

  /// The way of a preference: chosen, its provider gone, and back.
  @Test func aPreferenceOutlivesItsProvider() async throws {
    let folder = try ContactsFolder()
    let both = try await BadServer("answer", ["--answer", Self.telegram, "--answer", Self.whatsapp])
    let one = try await BadServer("answer", ["--answer", Self.telegram])
    #expect(try await folder.lookup("alice.example", at: both).finished.exitStatus == 0)
    let chosen = try folder.contacts("prefer", "alice.example", "whatsapp")
    #expect(chosen.exitStatus == 0, "\(chosen.errorText)")
    let reference = ContactLine.Reference(
      service: "whatsapp", endpoint: "mimi.whatsapp.com", account: "+15551234567")
    #expect(try folder.list().map(\.preferred) == [reference])
    #expect(try folder.contacts("show", "alice.example").outputText.contains("your choice"))

    let lost = try await folder.lookup("alice.example", at: one)
    #expect(lost.finished.exitStatus == 0 && lost.finished.errorText.contains("no longer published"))
    var line = try #require(try folder.list().first)
    #expect(line.preferred == reference && line.providers.map(short) == ["1 telegram im.telegram.org myname99"])
    #expect(
      line.changes.map { "\($0.what) \($0.service ?? "-")" } == [
        "added telegram", "added whatsapp", "removed whatsapp",
      ])
    let shown = try folder.contacts("show", "alice.example").outputText
    #expect(shown.contains("no longer published") && shown.contains("WhatsApp"), "\(shown)")
    // Said when it happens, and not again each time.
    #expect(try await folder.lookup("alice.example", at: one).finished.errors.isEmpty)

    let back = try await folder.lookup("alice.example", at: both)
    #expect(back.finished.exitStatus == 0 && back.finished.errorText.contains("published again"))
    line = try #require(try folder.list().first)
    #expect(line.preferred == reference && line.providers.count == 2 && line.changes.count == 4)
    #expect(try !folder.contacts("show", "alice.example").outputText.contains("no longer published"))
  }

  @Test(arguments: [
    ("nxdomain", "no-name", Int32(1)), ("nodata", "no-data", 1), ("servfail", "server-failure", 75),
    ("refused", "refused", 69),
    ("silent", "timeout", 75),
  ])
  func nothingFoundErasesNothing(_ mode: String, _ status: String, _ exit: Int32) async throws {
    let folder = try ContactsFolder()
    let good = try await BadServer("answer", ["--answer", Self.telegram, "--answer", "v=MIMI1; p=x; e=im.example.org"])
    #expect(try await folder.lookup("alice.example", at: good).finished.exitStatus == 0)
    #expect(try folder.contacts("name", "alice.example", "Alice").exitStatus == 0)
    let before = try #require(try folder.list().first)
    #expect(before.problems.map(\.reason) == ["priority-not-a-number"])
    let bad = try await BadServer(mode)
    let finished = try await folder.lookup("alice.example", at: bad, options: ["--timeout", "1"]).finished
    #expect(finished.exitStatus == exit)
    var after = try #require(try folder.list().first)
    #expect(after.status == status && after.checkedAt >= before.checkedAt)
    #expect(try folder.contacts("show", "alice.example").outputText.contains(status))
    // All the rest is as it was, but for the records that this answer does not have any more.
    after.status = before.status
    after.checkedAt = before.checkedAt
    if exit == 1 { after.problems = before.problems }
    #expect(after == before)
  }

  @Test func whatChangedIsKept() async throws {
    let folder = try ContactsFolder()
    let first = try await BadServer("answer", ["--answer", Self.telegram, "--answer", Self.whatsapp])
    let second = try await BadServer(
      "answer",
      [
        "--answer", "v=MIMI1; p=3; a=other; e=im.telegram.org; s=telegram", "--answer",
        "v=MIMI1; p=2; e=mimi.signal.org; s=signal",
      ])
    for server in [first, second, second] {
      #expect(try await folder.lookup("alice.example", at: server).finished.exitStatus == 0)
    }
    let changes = try #require(try folder.list().first).changes
    let told = changes.map { "\($0.what) \($0.service ?? "-") \($0.endpoint) \($0.from ?? "-") \($0.to ?? "-")" }
    #expect(told.prefix(2) == ["added telegram im.telegram.org - -", "added whatsapp mimi.whatsapp.com - -"])
    #expect(
      told.dropFirst(2).sorted() == [
        "account telegram im.telegram.org myname99 other", "added signal mimi.signal.org - -",
        "priority telegram im.telegram.org 1 3", "removed whatsapp mimi.whatsapp.com - -",
      ])
  }

  /// A line whose members another hand has spoilt stands in nobody's way but its own.
  @Test func oneUnreadableContactLeavesTheOthersTheirs() async throws {
    let folder = try ContactsFolder()
    mkdir(folder.parent, 0o700)
    let lines = ["bad.nxdomain.example", "bad.example", "good.example"].map {
      let status = $0.hasPrefix("bad") ? "weird" : "found"
      return #"{"schema": 1, "id": "\#($0)", "status": "\#(status)", "checkedAt": "2026-11-23T15:04:05Z"}"# + "\n"
    }
    try folder.directory.write("mimi/contacts.jsonl", lines.joined())
    let server = try await BadServer("by-name", ["--answer", Self.telegram])
    // One that is not found comes first: it has nothing to keep, and its line stays what it is or is put aside.
    let result = try await folder.lookup("bad.nxdomain.example", "new.example", "bad.example", at: server)
    #expect(result.lines.map(\.status) == ["no-name", "found", "found"])
    #expect(result.finished.exitStatus == 1, "\(result.finished.errorText)")
    let listed = try folder.contacts("list").outputText
    for id in ["good.example", "new.example", "bad.example"] { #expect(listed.contains(id), "\(listed)") }
    let rejected = String(decoding: try readFile(folder.parent + "/contacts.rejected.jsonl"), as: UTF8.self)
    #expect(rejected.contains(#""id": "bad.example""#))
  }

  /// Two lookups of many names, and names given by hand meanwhile.
  @Test func programsAtOneStoreSeeEachOther() async throws {
    let folder = try ContactsFolder()
    let server = try await BadServer("answer", ["--answer", Self.telegram])
    #expect(try await folder.lookup("shared.example", at: server).finished.exitStatus == 0)
    let ends = try await withThrowingTaskGroup(of: Finished.self) { group in
      for program in 1...2 {
        let names = (1...150).map { "p\(program)-n\($0).example" } + ["shared.example"]
        let arguments = ["lookup", "--json", "--store", folder.path, "--dnssec", "off", "--resolver", server.resolver]
        group.addTask { try await waiting { try run(builtProgram("mimi"), arguments + names) } }
      }
      for number in 1...10 {
        group.addTask { try await waiting { try folder.contacts("note", "shared.example", "note \(number)") } }
        group.addTask { try await waiting { try folder.contacts("name", "shared.example", "name \(number)") } }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(ends.allSatisfy { $0.exitStatus == 0 && $0.errors.isEmpty }, "\(ends.map(\.errorText).joined())")
    try checkWithJQ(folder.octets())
    let list = try folder.list()
    #expect(list.count == 301)
    let shared = try #require(list.first { $0.id == "shared.example" })
    #expect(shared.note?.hasPrefix("note ") == true && shared.name?.hasPrefix("name ") == true)
    #expect(shared.changes.count == 1)
  }
}
