import Discovery
import Glibc
import StrictJSON
import Testing

@testable import ContactStore

@Suite("A damaged file")
struct DamageTests {
  let folder = Folder()
  let two = text(contact("alice.example.com")) + text(contact("bob.example.com"))

  @Test("loses a torn last line, and says so once", arguments: [1, 3, 22, 60, 400]) func torn(octets: Int) throws {
    folder.write(two + String(text(contact("carol.example.com")).prefix(octets)))
    let store = ContactStore(path: folder.file)
    #expect(try store.open() == [.droppedTornLine(path: folder.file, octets: octets)])
    #expect(folder.read() == two)
    #expect(try ContactStore(path: folder.file).open() == [])
    #expect(store.count == 2)
  }

  @Test("loses a tail of zeros, as a crash leaves it") func zeros() throws {
    folder.write(Array(two.utf8) + [UInt8](repeating: 0, count: 512))
    #expect(try ContactStore(path: folder.file).open() == [.droppedTornLine(path: folder.file, octets: 512)])
    #expect(folder.read() == two)
  }

  @Test("puts a last line aside that was damaged by hand, with a line feed or without") func damagedEnd() throws {
    for end in ["x", "x\n"] {
      let folder = Folder()
      folder.write(
        two + contact("precious.example.com").json.dropLast().map { String(UnicodeScalar($0)) }.joined() + end)
      guard case .putAside(1, folder.rejected, _) = try ContactStore(path: folder.file).open().first else {
        Issue.record("it was lost")
        return
      }
      #expect(folder.read(folder.rejected).contains("precious.example.com"))
      #expect(folder.read() == two)
    }
  }

  @Test("keeps a last line that only lacks its line feed") func unterminated() throws {
    folder.write(String(two.dropLast()))
    let store = ContactStore(path: folder.file)
    #expect(try store.open() == [])
    try store.save(contact("carol.example.com"))
    #expect(folder.read() == two + text(contact("carol.example.com")))
  }

  static let bad: [[UInt8]] = [
    Array("{\"schema\": 1, \"id\": \"carol.example.com\", \"name\": }".utf8),
    Array("no JSON at all".utf8),
    Array("[1, 2]".utf8),
    Array("{\"schema\": 1, \"id\": \"c.example\", \"name\": \"\u{1}\"}".utf8), [0xFF, 0xFE, 0x22],
    [UInt8](repeating: 0, count: 40), Array("{\"schema\": 1, \"status\": \"found\"}".utf8),
    Array("{\"schema\": 0, \"id\": \"carol.example.com\"}".utf8), Array(repeating: 0x5B, count: 100_000),
    Array("{\"schema\": 1, \"id\": \"\(String(repeating: "x", count: 5_000))\"}".utf8),
    Array("{\"schema\": 1, \"id\": \"a.example.com\", \"id\": \"b.example.com\"}".utf8),
    Array("{\"schema\": 1, \"id\": \"a.example.com\", \"note\": \"\\ud800\"}".utf8),
  ]

  @Test("has its unreadable lines put aside, and the others live", arguments: bad)
  func unreadable(line: [UInt8]) throws {
    folder.write(contact("alice.example.com").json + line + [0x0A] + contact("bob.example.com").json)
    let store = ContactStore(path: folder.file)
    let notices = try store.open()
    guard case .putAside(1, folder.rejected, let reasons) = notices.first, notices.count == 1 else {
      Issue.record("\(notices)")
      return
    }
    #expect(reasons.first?.hasPrefix("line 2: ") == true)
    #expect(folder.read() == two)
    #expect(folder.permissions(folder.rejected) == 0o600)
    let kept = try JSONParser.parse(Array(folder.read(folder.rejected).utf8))
    let members = try Members(kept, "it")
    if let held = try members.text("text") {
      #expect(Array(held.utf8) == line)
    } else {
      #expect(try members.text("octets") == "fffe22")
    }
    #expect(try members.number("line") == 2)
    #expect(try ContactStore(path: folder.file).open() == [])
  }

  @Test("of which nothing can be read stays as it is") func nothingReadable() throws {
    folder.write("my diary\nof which nothing is JSON\n")
    for _ in 1...2 {
      let store = ContactStore(path: folder.file)
      #expect(try store.open().count == 1)
      #expect(store.count == 0)
    }
    #expect(folder.read() == "my diary\nof which nothing is JSON\n")
    #expect(folder.read(folder.rejected).components(of: "\n") == 2)
    let store = ContactStore(path: folder.file)
    _ = try store.open()
    try store.save(contact("alice.example.com"))
    #expect(folder.read().hasSuffix(text(contact("alice.example.com"))))
  }

  @Test("of very many unreadable lines opens all the same, and keeps each once") func many() throws {
    let bad = (0..<5_000).map { "broken \($0 % 2_500), \"id\": \n" }.joined()
    folder.write(bad + two)
    let store = ContactStore(path: folder.file)
    guard case .putAside(5_000, _, let reasons) = try store.open().first else {
      Issue.record("nothing was put aside")
      return
    }
    #expect(reasons.count == 4 && reasons.last == "and 4997 more")
    #expect(folder.read(folder.rejected).components(of: "\n") == 2_500)
    #expect(store.count == 2)
    folder.write(bad + two)
    #expect(store.count == 2)
    _ = try ContactStore(path: folder.file).open()
    #expect(folder.read(folder.rejected).components(of: "\n") == 2_500)
  }

  @Test("gives up a rejected line when its contact is removed, and no other") func erased() throws {
    let bad = ["", "x-"].map { "{\"schema\": 1, \"id\": \"\($0)alice.example.com\", broken\n" }.joined()
    folder.write(bad + two)
    let store = ContactStore(path: folder.file)
    #expect(try store.open().count == 1)
    #expect(folder.read(folder.rejected).components(of: "\n") == 2)
    #expect(try store.remove("alice.example.com"))
    #expect(folder.read(folder.rejected).components(of: "\n") == 1)
    #expect(folder.read(folder.rejected).contains("x-alice"))
    #expect(try store.remove("x-alice.example.com"))
    #expect(!folder.names.contains("contacts.rejected.jsonl"))
    #expect(folder.read() == text(contact("bob.example.com")))
  }

  @Test("with a contact that is JSON and no contact says so, and takes a new one") func semantic() throws {
    folder.write(two.replacing("\"ttl\": 3600", with: "\"ttl\": -7"))
    let store = ContactStore(path: folder.file)
    #expect(try store.open() == [])
    do throws(StoreFailure) {
      _ = try store.contact("alice.example.com")
      Issue.record("it was read")
    } catch {
      #expect(error.kind == .unreadableContact && error.message.contains("-7"))
    }
    try store.update("alice.example.com") {
      #expect($0 == nil)
      $0 = contact("alice.example.com")
    }
    #expect(try store.contact("alice.example.com") == contact("alice.example.com"))
    #expect(folder.read(folder.rejected).contains("-7"))
  }

  @Test("of a newer schema is only read") func newer() throws {
    let newer = text(contact("carol.example.com")).replacing("\"schema\": 1", with: "\"schema\": 7")
    folder.write(two + newer)
    let store = ContactStore(path: folder.file)
    #expect(try store.open() == [.newerSchema(path: folder.file, schema: 7)])
    #expect(store.isReadOnly && store.count == 3)
    #expect(try store.contact("alice.example.com") != nil)
    #expect { try store.save(contact("dan.example.com")) } throws: { ($0 as? StoreFailure)?.kind == .readOnly }
    #expect { try store.remove("alice.example.com") } throws: { ($0 as? StoreFailure)?.kind == .readOnly }
    #expect(folder.read() == two + newer)
  }

  @Test("with a line that never ends is only read", arguments: [0, 10, 3 << 20, 9 << 20])
  func overlong(more: Int) throws {
    let line = String(repeating: "x", count: StoreLimits.lineOctets + more) + "\n"
    folder.write(two + line + text(contact("carol.example.com")))
    let store = ContactStore(path: folder.file)
    #expect(try store.open() == [.overlongLine(path: folder.file, line: 3)])
    #expect(store.count == 3 && store.isReadOnly)
    #expect(try store.contact("carol.example.com") != nil)
  }

  @Test("that something else emptied is not written to", arguments: ["", "garbage\n"]) func emptied(by: String) throws {
    folder.write(two)
    let store = ContactStore(path: folder.file)
    _ = try store.open()
    folder.write(by)
    #expect { try store.save(contact("carol.example.com")) } throws: {
      ($0 as? StoreFailure)?.kind == .wouldLoseContacts
    }
    #expect(folder.read() == by)
    folder.write(two)
    try store.save(contact("carol.example.com"))
    #expect(store.count == 3)
  }

  @Test("or something that is no file is refused") func noFile() throws {
    mkdir(folder.file, 0o700)
    #expect { try ContactStore(path: folder.file).open() } throws: { ($0 as? StoreFailure)?.kind == .cannotRead }
    let below = ContactStore(path: folder.path + "/x/contacts.jsonl")
    folder.write("", to: folder.path + "/x")
    #expect { try below.save(contact("alice.example.com")) } throws: { ($0 as? StoreFailure)?.hint.isEmpty == false }
  }

  @Test("keeps lines apart when one lacked its line feed", arguments: [true, false]) func glued(isLast: Bool) throws {
    folder.write(String(two.dropLast()))
    let store = ContactStore(path: folder.file)
    #expect(try store.open() == [])
    if isLast {
      #expect(try store.remove("alice.example.com"))
      #expect(folder.read() == text(contact("bob.example.com")))
      try store.save(contact("dan.example.com"))
    } else {
      try store.save(contact("dan.example.com"))
      #expect(try store.remove("alice.example.com"))
    }
    #expect(folder.read() == text(contact("bob.example.com")) + text(contact("dan.example.com")))
    #expect(try store.contact("dan.example.com") != nil && store.contact("bob.example.com") != nil)
  }

  @Test("loses no unreadable line that could not be put aside") func notPutAside() throws {
    mkdir(folder.rejected, 0o700)
    folder.write("garbage\n" + two)
    let store = ContactStore(path: folder.file)
    guard case .unreadable(1, _, _) = try store.open().first else {
      Issue.record("nothing was said")
      return
    }
    #expect { try store.remove("alice.example.com") } throws: { ($0 as? StoreFailure)?.kind == .notErased }
    #expect(folder.read().hasPrefix("garbage\n" + two))
    rmdir(folder.rejected)
    #expect(try store.remove("alice.example.com"))
    #expect(folder.read() == text(contact("bob.example.com")))
    #expect(folder.read(folder.rejected).contains("garbage"))
  }

  @Test("with a broken line only of a contact loses it at a removal", arguments: [true, false])
  func onlyBroken(others: Bool) throws {
    folder.write(others ? two : "")
    let store = ContactStore(path: folder.file)
    _ = try store.open()
    folder.write((others ? two : "") + "{\"schema\": 1, \"id\": \"Carol.example.com\", broken\n")
    #expect(try store.remove("carol.example.com"))
    #expect(folder.read() == (others ? two : ""))
    #expect(!folder.names.contains("contacts.rejected.jsonl"))
    #expect(try !store.remove("carol.example.com"))
  }

  @Test("gives up rejected lines by what they hold") func erasedByContents() throws {
    let line = "{\"id\": \"x\", \"id\": \"alice.example.com\"\n"
    folder.write(Array((two + line).utf8) + [0xFF] + Array(line.utf8))
    let store = ContactStore(path: folder.file)
    #expect(try store.open().count == 1)
    #expect(folder.read(folder.rejected).components(of: "\n") == 2)
    #expect(try store.remove("alice.example.com"))
    #expect(!folder.names.contains("contacts.rejected.jsonl"))
  }

  @Test("that was emptied is begun anew once it is removed") func begunAnew() throws {
    folder.write(two)
    let store = ContactStore(path: folder.file)
    _ = try store.open()
    folder.write("")
    #expect(throws: StoreFailure.self) { try store.save(contact("carol.example.com")) }
    unlink(folder.file)
    try store.save(contact("carol.example.com"))
    #expect(folder.read() == text(contact("carol.example.com")))
  }

  @Test(
    "with a line that is JSON and no contact has it put aside, and shows the older one",
    arguments: [
      text(contact("alice.example.com")).replacing("\"status\": \"found\"", with: "\"status\": \"lost\""),
      text(contact("alice.example.com")).replacing("\": ", with: "\":").replacing("\"ttl\":3600", with: "\"ttl\":-7"),
      "{\"schema\":1,\"id\":\"q\"}\n", "{\"schema\": 1, \"id\": \"q.example.com\"}\n",
      text(contact("upper.example.com")).replacing("upper", with: "Upper"),
    ], [true, false])
  func noContact(line: String, isTerminated: Bool) throws {
    folder.write(two + (isTerminated ? line : String(line.dropLast())))
    let store = ContactStore(path: folder.file)
    guard case .putAside(1, _, _) = try store.open().first else {
      Issue.record("nothing was put aside")
      return
    }
    #expect(store.entries().map(\.id) == ["alice.example.com", "bob.example.com"])
    #expect(try store.contact("alice.example.com") == contact("alice.example.com"))
    #expect(folder.read() == two)
    if line.contains("Upper") {
      #expect(try store.remove("upper.example.com"))
      #expect(!folder.names.contains("contacts.rejected.jsonl"))
    }
  }

  @Test(
    "that is none of ours is not changed by opening it",
    arguments: [
      Array("ustar\n".utf8) + [UInt8](repeating: 0, count: 1_024), [UInt8](repeating: 0, count: 512),
      Array("diary\n{\"schema\": 1, \"id\": \"x".utf8),
    ])
  func notOurs(octets: [UInt8]) throws {
    folder.write(octets)
    chmod(folder.file, 0o644)
    _ = try ContactStore(path: folder.file).open()
    #expect(folder.read() == String(decoding: octets, as: UTF8.self))
    #expect(folder.permissions(folder.file) == 0o644)
  }

  @Test("of more unreadable lines than are noted is only read, and says reasons briefly") func tooMany() throws {
    let bad = text(contact("carol.example.com")).replacing(
      "\"found\"", with: "\"" + String(repeating: "x", count: 9_000) + "\"")
    let before = bad + two + String(repeating: "x\n", count: StoreLimits.unreadableLines)
    folder.write(before)
    let store = ContactStore(path: folder.file)
    let notices = try store.open()
    #expect(notices.last == .tooMuch(path: folder.file))
    guard case .unreadable(StoreLimits.unreadableLines + 1, _, let reasons) = notices.first else {
      Issue.record("nothing was said")
      return
    }
    #expect(reasons.allSatisfy { $0.utf8.count < 300 })
    #expect(store.isReadOnly && store.count == 2)
    #expect { try store.save(contact("dan.example.com")) } throws: { ($0 as? StoreFailure)?.kind == .readOnly }
    #expect(folder.read() == before && !folder.names.contains("contacts.rejected.jsonl"))
  }

  @Test("never makes the rejected lines more than can be read again") func rejectedBound() throws {
    folder.write([UInt8](repeating: 0x0A, count: StoreLimits.rejectedOctets), to: folder.rejected)
    folder.write("garbage\n" + two)
    guard case .unreadable(1, _, _) = try ContactStore(path: folder.file).open().first else {
      Issue.record("nothing was said")
      return
    }
    #expect(folder.read() == "garbage\n" + two)
  }

  @Test("or one with too many names does not overflow the index") func indexBound() {
    var index = ContactIndex(limit: 100)
    let facts = ContactFacts(status: .found, checkedAt: noon, goodUntil: nil)
    func set(_ id: String, _ name: String) {
      Array(id.utf8).withUnsafeBytes { id in
        Array(name.utf8).withUnsafeBytes { index.set(id: id, name: $0, facts: facts, offset: 0, length: 1) }
      }
    }
    for turn in 0..<50 {
      set("a.example", "name \(turn)")
      set("b.example", "other \(turn)")
    }
    #expect(!index.isFull)
    #expect(index.entries().map(\.displayName) == ["name 49", "other 49"])
    set("c.example", String(repeating: "x", count: 60))
    #expect(index.isFull && index.entries().count == 2)
  }
}
