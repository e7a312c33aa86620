import TestSupport

/// The same contacts as each program of the comparison wants them.
struct InterfaceFiles {
  /// How many there are.
  static let contacts = 100_000
  /// Where nobody answers, for what asks nobody.
  static let nobody = "127.0.0.1@9"

  let directory: PrivateDirectory
  /// mimi's.
  let store: String
  /// One line for each, for fzf.
  let list: String
  /// abook's.
  let book: String
  /// A configuration for abook that sets nothing: else it makes one.
  let bookConfiguration: String

  init() throws {
    directory = try PrivateDirectory()
    store = try directory.write("contacts.jsonl", try People.lines(Self.contacts))
    let people = (0..<Self.contacts).map { People.number(at: $0, of: Self.contacts) }
    list = try directory.write("list", people.map { "\(Self.shownName($0))  \(People.identifier($0))\n" }.joined())
    let head = "# abook addressbook file\n\n[format]\nprogram=abook\nversion=0.6.1\n\n\n"
    let entries = people.enumerated().map { place, number in
      "[\(place)]\nname=\(Self.shownName(number))\nemail=\(People.identifier(number))\n\n"
    }
    book = try directory.write("addressbook", head + entries.joined())
    bookConfiguration = try directory.write("abookrc", "")
  }

  /// A contact's name in a list: the identifier where it has none.
  static func shownName(_ number: Int) -> String {
    People.hasName(number) ? People.name(number) : People.identifier(number)
  }

  /// The name of the contact that stands first in the files.
  static var firstName: String { shownName(People.number(at: 0, of: contacts)) }
}
