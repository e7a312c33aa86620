import Discovery
import Testing

@testable import ContactStore

@Suite("Summaries of a store's contacts")
struct SummaryTests {
  let folder = Folder()

  private func summaries(_ store: ContactStore) -> [ContactSummary] {
    var all: [ContactSummary] = []
    store.forEachSummary { all.append($0.summary) }
    return all.sorted { $0.id < $1.id }
  }

  @Test("are those of the decoded contacts: written, read, changed, compacted") func sameAsDecoded() throws {
    let store = ContactStore(path: folder.file)
    _ = try store.open()
    for (number, status) in DiscoveryStatus.allCases.enumerated() {
      var made = contact("c\(number).example.com", name: number % 3 == 0 ? "N\u{FC} \(number)" : nil)
      made.status = status
      made.checkedAt = Timestamp(seconds: Int64(number) * 1_000_000_007 - 5_000_000_000)
      if number % 2 == 0 { made.goodUntil = nil }
      try store.save(made)
    }
    try store.remove("c3.example.com")
    try store.update("c4.example.com") { $0?.goodUntil = two }
    try store.save(contact("\"B o\"@example.com", name: "quoted"))
    let read = ContactStore(path: folder.file)
    _ = try read.open()
    let decoded = try store.entries().compactMap { try store.contact($0.id) }.map { ContactSummary($0) }
    #expect(decoded.count == DiscoveryStatus.allCases.count)
    #expect(summaries(store) == decoded.sorted { $0.id < $1.id })
    #expect(summaries(read) == summaries(store))
    folder.write(folder.read().replacing("\": ", with: "\" :  "))
    _ = try read.checkForChanges()
    #expect(summaries(read) == summaries(store))
  }

  @Test("a moment that no calendar has makes no contact") func impossibleMoment() throws {
    folder.write(text(contact("alice.example.com")).replacing("2026-11-23T12:00:00Z", with: "2026-13-23T12:00:00Z"))
    let store = ContactStore(path: folder.file)
    #expect(try !store.open().isEmpty)
    #expect(summaries(store) == [])
  }

  @Test("of a newer version's contacts have what this one understands") func newer() throws {
    folder.write(
      #"{"schema": 9, "id": "a.example.com", "name": "A", "status": "timeout", "checkedAt": "2026-11-23T12:00:00Z"}"#
        + "\n" + #"{"schema": 9, "id": "b.example.com", "status": 7, "checkedAt": "tomorrow"}"# + "\n")
    let store = ContactStore(path: folder.file)
    _ = try store.open()
    #expect(
      summaries(store) == [
        ContactSummary(id: "a.example.com", name: "A", status: .timeout, checkedAt: noon, goodUntil: nil),
        ContactSummary(
          id: "b.example.com", name: nil, status: .found, checkedAt: Timestamp(seconds: 0), goodUntil: nil),
      ])
  }
}

@Suite("Changes by another program")
struct ForeignChangeTests {
  let folder = Folder()

  @Test("are counted, and one's own are not") func counted() throws {
    let one = ContactStore(path: folder.file)
    let other = ContactStore(path: folder.file)
    _ = try one.open()
    _ = try other.open()
    try one.save(contact("alice.example.com"))
    try one.save(contact("bob.example.com"))
    for index in 0..<40 {
      try one.save(contact("bob.example.com", note: String(repeating: "x", count: 5_000 + index)))
    }
    try one.remove("bob.example.com")
    #expect(try one.checkForChanges() == 0)
    #expect(one.foreignChanges == 0)

    #expect(try other.checkForChanges() == 1)
    #expect(try other.checkForChanges() == 1)
    try other.update("alice.example.com") { $0?.name = "Alice" }
    #expect(other.foreignChanges == 1)

    #expect(one.foreignChanges == 0)
    #expect(try one.checkForChanges() == 1)
    var names: [String?] = []
    one.forEachSummary { names.append($0.summary.name) }
    #expect(names == ["Alice"])
    try other.remove("alice.example.com")
    #expect(try one.contact("alice.example.com") == nil)
    #expect(one.foreignChanges == 2)
    try one.save(contact("carl.example.com"))
    #expect(one.foreignChanges == 2)
  }

  @Test("are found by a change of one's own, too") func foundByUpdate() throws {
    let one = ContactStore(path: folder.file)
    let other = ContactStore(path: folder.file)
    _ = try one.open()
    try other.save(contact("bob.example.com"))
    try one.save(contact("alice.example.com"))
    #expect(one.foreignChanges == 1)
    #expect(one.count == 2)
  }

  @Test("the file edited, taken away and put there") func byHand() throws {
    let store = ContactStore(path: folder.file)
    try store.save(contact("alice.example.com", name: "Alice"))
    #expect(try store.checkForChanges() == 0)
    let text = folder.read()
    folder.write(text.replacing("Alice", with: "Alina"))
    #expect(try store.checkForChanges() == 1)
    try RealFileSystem().remove(folder.file)
    #expect(try store.checkForChanges() == 2)
    #expect(try store.checkForChanges() == 2)
    folder.write(text)
    #expect(try store.checkForChanges() == 3)
    #expect(store.count == 1)
  }

  @Test("what is there at first is nobody's change") func first() throws {
    folder.write(text(contact("alice.example.com")))
    let store = ContactStore(path: folder.file)
    _ = try store.open()
    #expect(try store.checkForChanges() == 0)
  }
}
