import Discovery
import Glibc
import Testing

@testable import ContactStore

@Suite("A store in a file")
struct StoreTests {
  let folder = Folder()

  private func opened(_ path: String? = nil) throws -> ContactStore {
    let store = ContactStore(path: path ?? folder.file)
    #expect(try store.open() == [])
    return store
  }

  @Test("keeps contacts, changes and removals") func life() throws {
    let store = try opened()
    #expect(folder.names.isEmpty)
    let alice = contact("alice.example.com", name: "Alice")
    try store.save(alice)
    try store.save(contact("bob@example.com"))
    try store.update("alice.example.com") { $0?.note = "from work" }
    #expect(try store.contact("alice.example.com")?.note == "from work")
    #expect(store.entries().map(\.displayName) == ["Alice", "bob@example.com"])
    let again = try opened()
    #expect(again.entries() == store.entries())
    #expect(again.count == 2)
    #expect(try again.remove("alice.example.com"))
    #expect(try !again.remove("alice.example.com"))
    #expect(try store.contact("alice.example.com") == nil)
    #expect(store.count == 1)
    #expect(!folder.read().contains("alice"))
    #expect(folder.names == ["contacts.jsonl", "contacts.jsonl.lock"])
  }

  @Test("appends one line a change, and nothing for none") func appends() throws {
    let store = try opened()
    try store.save(contact("alice.example.com"))
    let before = folder.read()
    try store.update("alice.example.com") { $0?.name = "Alice" }
    #expect(folder.read() == before + text(contact("alice.example.com", name: "Alice")))
    try store.update("alice.example.com") { _ in }
    try store.update("nobody.example.com") { #expect($0 == nil) }
    #expect(folder.read().components(of: "\n") == 2)
  }

  @Test("making a contact nil removes it") func updateToNil() throws {
    let store = try opened()
    try store.save(contact("alice.example.com"))
    try store.save(contact("bob.example.com"))
    try store.update("alice.example.com") { $0 = nil }
    #expect(folder.read() == text(contact("bob.example.com")))
  }

  @Test("the last contact's removal leaves an empty file") func last() throws {
    let store = try opened()
    let other = try opened()
    try store.save(contact("alice.example.com"))
    #expect(other.entries().count == 1)
    #expect(try store.remove("alice.example.com"))
    #expect(folder.read().isEmpty)
    try other.save(contact("bob.example.com"))
    #expect(store.entries().map(\.id) == ["bob.example.com"])
  }

  @Test("is only the user's, in a directory that only the user enters") func permissions() throws {
    let path = folder.path + "/data/contacts.jsonl"
    try opened(path).save(contact("alice.example.com"))
    #expect(folder.permissions(folder.path + "/data") == 0o700)
    #expect(folder.permissions(path) == 0o600)
    #expect(folder.permissions(path + ".lock") == 0o600)
    chmod(path, 0o644)
    try opened(path).save(contact("bob.example.com"))
    #expect(folder.permissions(path) == 0o600)
  }

  @Test("behind a symbolic link stays there", arguments: [true, false]) func link(isThere: Bool) throws {
    let target = folder.path + "/target.jsonl"
    if isThere { folder.write(contact("old.example.com").json, to: target) }
    #expect(symlink("target.jsonl", folder.file) == 0)
    let store = try opened()
    try store.save(contact("alice.example.com"))
    try store.save(contact("bob.example.com"))
    #expect(try store.remove("alice.example.com"))
    var found = stat()
    lstat(folder.file, &found)
    #expect(found.st_mode & S_IFMT == S_IFLNK)
    #expect(folder.read(target).hasSuffix(text(contact("bob.example.com"))))
    #expect(folder.names.contains("target.jsonl.lock"))
  }

  @Test("is compacted when the dead part outweighs the living") func compaction() throws {
    let store = try opened()
    try store.save(contact("alice.example.com"))
    var largest = 0
    for index in 0..<60 {
      try store.update("bob.example.com") {
        $0 = contact("bob.example.com", note: String(repeating: "\(index % 10)", count: 5_000))
      }
      largest = max(largest, folder.read().utf8.count)
    }
    #expect(largest < 2 * StoreLimits.deadOctets)
    #expect(try opened().entries().map(\.id) == ["alice.example.com", "bob.example.com"])
    #expect(try opened().contact("alice.example.com") == contact("alice.example.com"))
    #expect(!folder.names.contains("contacts.jsonl.new"))
  }

  @Test("hands over its lines as they are, and those of others in its own form") func lines() throws {
    let bob = text(contact("bob.example.com"))
    let foreign = bob.replacing("\": ", with: "\":").replacing(", \"", with: ",\"")
    #expect(foreign != bob)
    folder.write(text(contact("zoe.example.com", name: "Aa")) + foreign)
    var all = ""
    try opened().forEachLine {
      all += String(decoding: $0, as: UTF8.self)
      return true
    }
    #expect(all == text(contact("zoe.example.com", name: "Aa")) + bob)
  }

  @Test("reads lines in any order and spacing") func foreign() throws {
    folder.write(
      """
      \u{FEFF}
        { "name" : "Al\\u0069ce" , "checkedAt":"2026-11-23T12:00:00Z", "status":"no-name", "\\u0069d":"alice.example.com", "schema":1}\r

      {"schema": 1, "id": "bob.example.com", "status": "found", "checkedAt": "2026-11-23T12:00:00Z", "n": 1.5e3}
      """.replacing("\u{FEFF}\n", with: ""))
    let store = try opened()
    #expect(store.entries().map(\.displayName) == ["Alice", "bob.example.com"])
    #expect(try store.contact("alice.example.com")?.status == .noName)
    try store.save(contact("carol.example.com"))
    #expect(try opened().count == 3)
  }

  @Test("takes in what another gave, and erases nothing") func importing() throws {
    let store = try opened()
    try store.save(contact("alice.example.com", name: "Alice", note: "mine"))
    var later = contact("alice.example.com", note: "theirs")
    later.apply(found(telegram), at: two)
    var failed = Contact(identifier("dan.example.com"), nothing(.noName), at: two)
    try store.save(contact("dan.example.com"))
    failed.note = "gone?"
    let report = try store.importLines(
      later.json + failed.json + contact("new.example.com").json + Array("{}\n\n".utf8)
        + contact("new.example.com").json)
    #expect(report.added == 1 && report.changed == 2 && report.unchanged == 1)
    #expect(report.refused.map(\.line) == [4])
    let alice = try #require(try store.contact("alice.example.com"))
    #expect(alice.name == "Alice" && alice.note == "theirs" && alice.foundAt == two && alice.providers.count == 1)
    let dan = try #require(try store.contact("dan.example.com"))
    #expect(dan.status == .noName && dan.providers.count == 2 && dan.foundAt == noon && dan.note == "gone?")
  }

  @Test("hands over no raw control that another program wrote", arguments: [1, 7]) func printable(schema: Int) throws {
    let note = "\u{9B}2J \u{202E}\u{7F}é"
    let own = text(contact("alice.example.com", note: "N"))
    folder.write(
      own.replacing("\"N\"", with: "\"\(note)\"").replacing("\"schema\": 1", with: "\"schema\": \(schema)"))
    let store = ContactStore(path: folder.file)
    _ = try store.open()
    var all: [UInt8] = []
    try store.forEachLine {
      all += $0
      return true
    }
    let unsafe: [Unicode.Scalar] = ["\u{9B}", "\u{202E}", "\u{7F}"]
    #expect(!String(decoding: all, as: UTF8.self).unicodeScalars.contains { unsafe.contains($0) })
    #expect(all.last == 0x0A && all.count { $0 == 0x0A } == 1)
    if schema == 1 { #expect(try Contact(line: all).note == note) } else { #expect(!all.isEmpty) }
  }
}
