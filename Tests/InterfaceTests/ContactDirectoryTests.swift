import ContactStore
import Discovery
import Testing

@testable import Interface

@Suite("The directory of contacts")
struct ContactDirectoryTests {
  private let people = [
    summary("bob.example.com", "Bob", at: 3), summary("zoe.example.com", "Zo\u{EB}", at: 9),
    summary("alice.example.com", "alice", at: 5), summary("adam.example.com", at: 9), summary("+15551234567", at: 1),
  ]

  @Test("sorts by name without regard to capitals and accents, and by last use") func orders() {
    var directory = ContactDirectory(people + [summary("zof.example.com", "zof"), summary("zoa.example.com", "ZOA")])
    #expect(
      directory.ids() == [
        "+15551234567", "adam.example.com", "alice.example.com", "bob.example.com", "zoa.example.com",
        "zoe.example.com", "zof.example.com",
      ])
    #expect(directory.ids("", .lastUse).prefix(3) == ["adam.example.com", "zoe.example.com", "alice.example.com"])
    directory.set(summary("bob.example.com", "Bob", at: 10))
    #expect(directory.ids("", .lastUse).first == "bob.example.com")
    directory.set(summary("bob.example.com", "Bob", at: -1))
    #expect(directory.ids("", .lastUse).last == "bob.example.com")
    directory.set(summary("bob.example.com", "Zz"))
    #expect(directory.ids().last == "bob.example.com")
  }

  @Test("of one name, who has none of their own comes first, then it goes by identifier") func ties() {
    let directory = ContactDirectory([
      summary("c.example", "a.example"), summary("b.example", "A.example"), summary("a.example"),
      summary("\"B\"@a.example", "x"), summary("\"b\"@a.example", "x"),
    ])
    #expect(directory.ids() == ["a.example", "b.example", "c.example", "\"B\"@a.example", "\"b\"@a.example"])
  }

  @Test("gives back what was put in") func summaries() throws {
    let long = String(repeating: "\u{1F468}x", count: 1_000)
    let all =
      people + [
        summary("long.example", long), summary("\"B\"@a.example"), summary("nul.example", "a\u{0}b\u{0}"),
        summary("marks.example", "\u{301}\u{301}"), summary("xn--mller-kva.example", "m\u{FC}ller.example"),
        ContactSummary(
          id: "x.example", name: "X", status: .bogus, checkedAt: Timestamp(seconds: -5),
          goodUntil: Timestamp(seconds: 7)),
      ]
    let directory = ContactDirectory(all)
    #expect(directory.count == all.count)
    for summary in all { #expect(directory.summary(try #require(directory.row(id: summary.id))) == summary) }
    #expect(directory.row(id: "nobody.example") == nil)
    var other = directory
    other.set(
      ContactSummary(id: "x.example", name: "", status: .found, checkedAt: Timestamp(seconds: 1), goodUntil: nil))
    #expect(other.summary(try #require(other.row(id: "x.example"))) == summary("x.example", at: 1))
    #expect(directory.summary(try #require(directory.row(id: "x.example"))).status == .bogus)
  }

  @Test("a contact keeps its row, and has it again when it comes back") func rows() throws {
    var directory = ContactDirectory(people)
    let row = try #require(directory.row(id: "bob.example.com"))
    directory.remove("bob.example.com")
    #expect(directory.row(id: "bob.example.com") == nil)
    #expect(directory.count == 4 && directory.ids("bob") == [])
    #expect(directory.summary(row).name == "Bob")
    directory.remove("bob.example.com")
    for number in 0..<Limits.removedRows - 1 {
      directory.set(summary("x\(number).example"))
      directory.remove("x\(number).example")
    }
    directory.set(summary("bob.example.com", "Robert"))
    #expect(directory.row(id: "bob.example.com") == row)
    #expect(directory.ids("rob") == ["bob.example.com"])
  }

  @Test("what changes nothing copies nothing") func unchanged() throws {
    let directory = ContactDirectory(people)
    var copy = directory
    for summary in people { copy.set(summary) }
    func address(_ array: [UInt32]) -> UnsafeRawPointer? { array.withUnsafeBytes { $0.baseAddress } }
    #expect(address(copy.byName) == address(directory.byName))
    #expect(address(directory.list(matching: " ", in: .name).rows) == address(directory.byName))
    copy.set(summary("bob.example.com", "Bob", at: 77))
    #expect(address(copy.byName) == address(directory.byName))
    #expect(address(copy.byUse) != address(directory.byUse))
  }

  @Test("thousands that come and go leave no more than those that stay") func bounded() {
    var directory = ContactDirectory(people)
    for number in 0..<6_000 {
      let id = "user\(number).example.com"
      directory.set(summary(id, "Name of \(number)", at: Int64(number)))
      directory.set(summary(id, "Another of \(String(repeating: "n", count: 200))", at: Int64(number)))
      directory.remove(id)
    }
    #expect(directory.count == 5)
    #expect(directory.rows.count <= Limits.removedRows + 7)
    #expect(directory.slots.count <= 4_096)
    #expect(directory.folded.count + directory.texts.count < 4 * Limits.deadTextOctets)
    #expect(directory.ids() == ContactDirectory(people).ids())
    for summary in people { #expect(directory.row(id: summary.id).map(directory.summary) == summary) }
  }
}
