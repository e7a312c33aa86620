import Dispatch
import Glibc
import Locking
import Testing

@testable import ContactStore

@Suite("Several stores in one file")
struct SharingTests {
  let folder = Folder()

  @Test("see each other's changes, compactions and removals") func seen() throws {
    let one = ContactStore(path: folder.file)
    let other = ContactStore(path: folder.file)
    _ = try one.open()
    _ = try other.open()
    try one.save(contact("alice.example.com"))
    #expect(other.entries().count == 1)
    try other.update("alice.example.com") { $0?.name = "Alice" }
    try one.update("alice.example.com") { $0?.note = "met in Lyon" }
    let alice = try #require(try other.contact("alice.example.com"))
    #expect(alice.name == "Alice" && alice.note == "met in Lyon")
    for index in 0..<40 {
      try one.save(contact("bob.example.com", note: String(repeating: "x", count: 5_000 + index)))
    }
    #expect(try other.contact("bob.example.com")?.note?.utf8.count == 5_039)
    #expect(try other.remove("bob.example.com"))
    #expect(try one.contact("bob.example.com") == nil)
    #expect(one.entries().map(\.displayName) == ["Alice"])
  }

  @Test("see an edit by hand, in place and beside") func edited() throws {
    let store = ContactStore(path: folder.file)
    _ = try store.open()
    try store.save(contact("alice.example.com", name: "Alice"))
    let edited = folder.read().replacing("Alice", with: "Alina")
    folder.write(edited)
    #expect(store.entries().map(\.displayName) == ["Alina"])
    folder.write(edited.replacing("Alina", with: "Al") + text(contact("bob.example.com")))
    #expect(store.entries().map(\.displayName) == ["Al", "bob.example.com"])
    folder.write(folder.read().replacing("\": ", with: "\":"), to: folder.file + ".edited")
    #expect(rename(folder.file + ".edited", folder.file) == 0)
    try store.update("bob.example.com") { $0?.name = "Bob" }
    #expect(store.entries().map(\.displayName) == ["Al", "Bob"])
  }

  @Test("lose no change when all write at once") func atOnce() throws {
    let folder = folder
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { writer in
      do {
        let store = ContactStore(path: folder.file)
        _ = try store.open()
        for turn in 0..<40 {
          try store.save(contact("w\(writer)-\(turn % 20).example.com", note: "\(turn)"))
          try store.update("shared.example.com") { shared in
            var made = shared ?? contact("shared.example.com", note: "")
            made.note = (made.note ?? "") + "x"
            shared = made
          }
        }
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    #expect(failures.withLock { $0 } == [])
    let store = ContactStore(path: folder.file)
    #expect(try store.open() == [])
    #expect(store.count == 161)
    #expect(try store.contact("shared.example.com")?.note?.utf8.count == 320)
    #expect(try store.contact("w7-19.example.com")?.note == "39")
  }

  @Test("wait for the lock a bounded time, and let it go again") func patience() throws {
    let files = RealFileSystem()
    let first = try files.open(folder.file + ".lock", .lock)
    let second = try files.open(folder.file + ".lock", .lock)
    defer {
      files.close(first)
      files.close(second)
    }
    #expect(try files.lock(first, isExclusive: true, patience: .zero))
    #expect(try !files.lock(second, isExclusive: true, patience: .milliseconds(20)))
    files.unlock(first)
    let third = try files.open(folder.file + ".lock", .lock)
    defer { files.close(third) }
    #expect(try files.lock(third, isExclusive: true, patience: .seconds(10)))
  }

  @Test("meet at a new lock file when somebody removed the old one") func lockRemoved() throws {
    let store = ContactStore(path: folder.file)
    try store.save(contact("alice.example.com"))
    unlink(folder.file + ".lock")
    try store.save(contact("bob.example.com"))
    #expect(folder.names.contains("contacts.jsonl.lock"))
  }

  @Test("put aside what another program spoilt, before a compaction leaves it out") func spoilt() throws {
    let store = ContactStore(path: folder.file)
    _ = try store.open()
    try store.save(contact("alice.example.com"))
    folder.write(folder.read() + "spoilt\n")
    for index in 0..<30 {
      try store.save(contact("bob.example.com", note: String(repeating: "x", count: 5_000 + index)))
    }
    #expect(!folder.read().contains("spoilt"))
    #expect(folder.read(folder.rejected).contains("spoilt"))
  }
}
