import ContactStore
import Testing

@testable import Interface

@Suite("The filter of the directory")
struct ContactDirectoryFilterTests {
  private let directory = ContactDirectory([
    summary("anna.example.com", "Anna M\u{FC}ller"), summary("bob.example.com", "Bob"), summary("bobby.example.com"),
    summary("carl@anna.example.com", "Carl, friend of Bob"), summary("+15551234567", "Hausarzt Dr. Stra\u{DF}er"),
    summary("xn--bcher-kva.example", "the bookshop"), summary("li.example.com", "\u{674E}\u{5C0F}\u{9F99}"),
    summary("emil.example.com", "\u{415}\u{43C}\u{435}\u{43B}\u{44C}\u{44F}\u{43D} \u{1F600}"),
  ])

  @Test("finds by name, identifier and number, whatever the capitals and accents") func texts() {
    for filter in ["muller", "M\u{DC}LLER", "mu\u{308}ller", " anna   MU ", "ller ann", "nna m\u{FC}"] {
      #expect(directory.ids(filter).first == "anna.example.com", "\(filter)")
    }
    #expect(directory.ids("555 123") == ["+15551234567"])
    #expect(directory.ids("STRASSER") == ["+15551234567"])
    #expect(directory.ids("\u{5C0F}\u{9F99}") == ["li.example.com"])
    #expect(directory.ids("\u{415}\u{41C}\u{415}\u{41B}") == ["emil.example.com"])
    #expect(directory.ids("\u{1F600}\u{FE0F}") == ["emil.example.com"])
    #expect(directory.ids("B\u{DC}CHER.ex") == ["xn--bcher-kva.example"])
    #expect(directory.ids("xn--bch") == ["xn--bcher-kva.example"])
    #expect(directory.ids("nobody") == [])
    #expect(directory.best("nobody") == nil)
  }

  @Test("the best one: identifier, name, beginning, beginning of a word, anywhere") func best() {
    #expect(directory.best("Bob.Example.com") == "bob.example.com")
    #expect(directory.best("b\u{FC}cher.example") == "xn--bcher-kva.example")
    #expect(directory.best("bob") == "bob.example.com")
    #expect(directory.best("bobb") == "bobby.example.com")
    #expect(directory.best("anna.") == "anna.example.com")
    #expect(directory.best("friend") == "carl@anna.example.com")
    #expect(directory.best("example mil") == "emil.example.com")
    #expect(directory.best("book") == "xn--bcher-kva.example")
    #expect(directory.best("") == directory.ids()[0])
    let list = directory.list(matching: "bob", in: .name)
    #expect(list.best.map { list[$0] } == directory.row(id: "bob.example.com"))
    #expect(directory.ids("bob") == ["bob.example.com", "bobby.example.com", "carl@anna.example.com"])
  }

  @Test("the letters in their order do, behind those that have the text") func letters() {
    #expect(directory.ids("anml") == ["anna.example.com", "carl@anna.example.com"])
    #expect(directory.best("bby.com") == "bobby.example.com")
    #expect(directory.ids("hrzt") == ["+15551234567"])
    #expect(directory.ids("\u{674E}\u{9F99}") == ["li.example.com"])
    // Octets of another letter are none of its own.
    #expect(directory.ids("\u{674E}\u{9F98}") == [])
  }

  @Test("nothing visible is no filter") func empty() {
    for filter in ["", "  \t ", "\u{301}", "\u{200D}\u{FE0F}", "\u{0}"] {
      #expect(directory.ids(filter) == directory.ids(), "\(filter)")
    }
    #expect(ContactDirectory().list(matching: "", in: .name) == ContactList(rows: [], best: nil))
    #expect(ContactDirectory().list(matching: "a", in: .lastUse) == ContactList(rows: [], best: nil))
  }

  @Test("long and odd filters") func odd() {
    let long = ContactDirectory([summary("a.example", String(repeating: "a", count: 5_000)), summary("b.example")])
    #expect(long.ids(String(repeating: "a", count: 256)) == ["a.example"])
    #expect(long.ids(String(repeating: "a", count: 257)) == [])
    #expect(long.ids(String(repeating: "a", count: 100_000)) == [])
    #expect(long.ids(String(repeating: "a ", count: 512)).first == "a.example")
    #expect(long.ids((0..<200).map { "w\($0)" }.joined(separator: " ")) == [])
    #expect(long.ids(String(repeating: "\u{301}", count: 3_000)) == long.ids())
  }

  @Test("fills up to two hundred by letters, and never cuts what has the text") func many() {
    let many = ContactDirectory(
      (0..<300).map { summary("u\($0).example", "name") } + (0..<150).map { summary("v\($0).example", "nx-ame") })
    #expect(many.ids("name").count == 300)
    #expect(many.ids("nx").count == 150)
    #expect(many.ids("nx-ame u").count == 0)
    let list = many.ids("ne")
    #expect(list.count == 200 && Set(list).count == 200)
    #expect(many.ids("nxe").count == 150)
  }
}
