import Testing

@testable import ContactStore

/// Something that is done to a store, and what the store then holds.
struct Deed: Sendable, CustomTestStringConvertible {
  var testDescription: String
  /// The file before.
  var file: [UInt8]
  var rejected: [UInt8] = []
  /// Whether it changes several contacts.
  var isOfSeveral = false
  var run: @Sendable (ContactStore) throws -> Void

  static let path = "/store/contacts.jsonl"

  func fileSystem() -> MemoryFileSystem {
    let files = MemoryFileSystem()
    if !file.isEmpty { files.put(Self.path, file) }
    if !rejected.isEmpty { files.put("/store/contacts.rejected.jsonl", rejected) }
    return files
  }

  /// What a store holds that is opened anew.
  static func contacts(_ files: MemoryFileSystem) throws -> [String: Contact] {
    let store = ContactStore(path: path, fileSystem: files)
    _ = try store.open()
    var found: [String: Contact] = [:]
    for entry in store.entries() { found[entry.id] = try store.contact(entry.id) }
    return found
  }

  private static let some = (1...5).flatMap { contact("person\($0).example.com").json }
  /// Dead lines that outweigh the living.
  private static let heavy =
    some + (0..<3).flatMap { _ in contact("person1.example.com", note: String(repeating: "n", count: 40_000)).json }
    + contact("person1.example.com").json
  private static let unreadable = Array("{\"schema\": 1, \"id\": \"person9.example.com\", broken\n".utf8)

  static let all = [
    Deed(testDescription: "the first contact", file: []) { try $0.save(contact("new.example.com")) },
    Deed(testDescription: "a new contact", file: some) { try $0.save(contact("new.example.com")) },
    Deed(testDescription: "a change", file: some) { try $0.update("person3.example.com") { $0?.note = "changed" } },
    Deed(testDescription: "a change that compacts", file: heavy) {
      try $0.update("person3.example.com") { $0?.note = "changed" }
    },
    Deed(testDescription: "a removal", file: heavy) { _ = try $0.remove("person1.example.com") },
    Deed(testDescription: "the removal of the last", file: contact("person1.example.com").json) {
      _ = try $0.remove("person1.example.com")
    },
    Deed(testDescription: "a change behind a torn line", file: some + contact("torn.example.com").json.prefix(90)) {
      try $0.save(contact("new.example.com"))
    },
    Deed(testDescription: "a change beside an unreadable line", file: unreadable + some) {
      try $0.save(contact("new.example.com"))
    },
    Deed(testDescription: "a change behind a line without its end", file: Array(some.dropLast())) {
      try $0.save(contact("new.example.com"))
    },
    Deed(testDescription: "an import", file: some, isOfSeveral: true) {
      _ = try $0.importLines((4...8).flatMap { contact("person\($0).example.com", name: "N\($0)").json })
    },
  ]
}

@Suite("A file system that fails")
struct FaultTests {
  @Test("at any call leaves the old or the new contacts", arguments: Deed.all, MemoryFileSystem.Fault.allCases)
  func everyCall(deed: Deed, fault: MemoryFileSystem.Fault) throws {
    let old = try Deed.contacts(deed.fileSystem())
    let whole = deed.fileSystem()
    let calls: Int
    do {
      let store = ContactStore(path: Deed.path, fileSystem: whole)
      _ = try store.open()
      try deed.run(store)
      calls = whole.calls
    }
    let new = try Deed.contacts(whole)
    #expect(old != new)

    for call in 1...calls {
      let files = deed.fileSystem()
      files.arm(fault, at: call)
      let store = ContactStore(path: Deed.path, fileSystem: files)
      var isDone = false
      do {
        _ = try store.open()
        try deed.run(store)
        isDone = true
      } catch let error as StoreFailure {
        #expect(!error.message.isEmpty && !error.hint.isEmpty)
      }
      files.recover()
      let since = try Deed.contacts(files)
      if isDone {
        #expect(since == new, "\(fault) at call \(call): said to be done, and is not")
      } else if fault == .crashKeepingHalf, deed.isOfSeveral {
        // Some of the lines of one append may be on the disk; each contact is old or new all the same.
        #expect(Set(since.keys).isSuperset(of: old.keys))
        #expect(since.allSatisfy { $1 == old[$0] || $1 == new[$0] })
      } else {
        #expect(since == old || since == new, "\(fault) at call \(call): neither old nor new: \(since.keys.sorted())")
      }
      if fault.isCrash { continue }
      // The same store goes on.
      _ = try store.open()
      try store.save(contact("later.example.com"))
      var later = since
      later["later.example.com"] = contact("later.example.com")
      #expect(try Deed.contacts(files) == later, "\(fault) at call \(call): lost after going on")
    }
  }

  @Test("leaves no file open") func closes() throws {
    for deed in Deed.all {
      let files = deed.fileSystem()
      do {
        let store = ContactStore(path: Deed.path, fileSystem: files)
        _ = try store.open()
        try deed.run(store)
      }
      #expect(files.openFiles == 0, "\(deed.testDescription)")
    }
  }

  @Test("never makes a removal that was said to be done leave something") func erased() throws {
    let deed = Deed.all[4]
    for fault in MemoryFileSystem.Fault.allCases {
      for call in 1...80 {
        let files = deed.fileSystem()
        files.arm(fault, at: call)
        let store = ContactStore(path: Deed.path, fileSystem: files)
        guard (try? store.open()) != nil, (try? store.remove("person1.example.com")) != nil else { continue }
        files.recover()
        for (path, octets) in files.contents {
          #expect(!String(decoding: octets, as: UTF8.self).contains("person1.example.com"), "\(fault) \(call) \(path)")
        }
      }
    }
  }

  @Test("leaves a removal that could not be finished to the next attempt, or opening", arguments: [true, false])
  func unfinished(again: Bool) throws {
    let deed = Deed.all[4]
    var count = 0
    for call in 1...80 {
      let files = deed.fileSystem()
      files.arm(.noSpace, at: call)
      let store = ContactStore(path: Deed.path, fileSystem: files)
      do throws(StoreFailure) {
        _ = try store.open()
        _ = try store.remove("person1.example.com")
        continue
      } catch {
        if error.kind != .notErased { continue }
        count += 1
      }
      files.recover()
      if again {
        _ = try store.remove("person1.example.com")
      } else {
        _ = try ContactStore(path: Deed.path, fileSystem: files).open()
      }
      for octets in files.contents.values {
        #expect(!String(decoding: octets, as: UTF8.self).contains("person1.example.com"), "call \(call)")
      }
    }
    #expect(count > 3)
  }
}
