import ArgumentParser
import ContactStore
import DisplayText
import Glibc
import StrictJSON
import VCard

/// `mimi contacts import`
struct ContactsImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in contacts that mimi contacts export wrote, or an address book's vCards.",
    discussion: """
      What the file is, is seen from its content. Of a contact that is there already the later attempt counts; a name, \
      a note or a preference of the file replaces one, and never takes one away.

      Of vCards (2.1, 3.0, 4.0) it takes EMAIL, TEL and IMPP as identifiers, says which of them cannot be looked up, \
      how many would be asked for and through whom, and asks you first; --yes agrees beforehand. Those that are found \
      are kept, with the card's name and note unless they have some; those of which nothing is found are not. Contacts \
      that are kept already and still good are not looked up again.

      Exit status: 0 all that could be looked up was; 1 you said no; 64 a mistake in the command line, or nobody to \
      ask; 65 lines, cards or addresses that cannot be read; 69, 75 lookups that failed; 73 it cannot be kept.
      """)

  @Argument(help: ArgumentHelp("The file; - is standard input.", valueName: "file"))
  var file: String

  @Option(name: .long, help: "What the file is: jsonl or vcard. (default: by its content)")
  var format: ImportFormat?

  @Flag(name: .long, help: "Of vCards: look all of them up without asking you first.")
  var yes = false

  @Flag(name: .long, help: "Of vCards: print the identifiers, one a line, and ask nobody.")
  var list = false

  @OptionGroup var options: CommonOptions

  mutating func validate() throws {
    if list, options.json { throw ValidationError("--list prints plain lines: leave --json out") }
  }

  mutating func run() throws {
    let configuration = try options.configuration()
    if !list { try options.checkSaving() }
    let input = try CardFile(file)
    let looksLikeVCard = try Self.isVCard(input)
    let isVCard = format.map { $0 == .vcard } ?? looksLikeVCard
    if isVCard {
      let command = CardImportCommand(options: options, configuration: configuration, isAgreed: yes)
      Console.end(try list ? command.list(input) : command.run(input))
    }
    guard !list else {
      throw Failure(
        status: .usage, message: "--list is for vCards, and \(input.name) has none",
        hint: "mimi contacts list --store FILE lists what mimi contacts export wrote")
    }
    let store = try options.openStore()
    let octets = try Self.read(input)
    let report: ImportReport
    do {
      report = try store.importLines(octets)
    } catch {
      throw Failure(error)
    }
    for refusal in report.refused {
      Console.complain("line \(refusal.line) was not taken: \(refusal.reason)", hint: nil)
    }
    Console.write(options.json ? Self.json(report) : Self.text(report), to: STDOUT_FILENO)
    Console.end(report.refused.isEmpty ? .found : .malformed)
  }

  private static func isVCard(_ input: CardFile) throws(Failure) -> Bool {
    switch input.kind {
    case .cards: return true
    case .other: return false
    case .utf16:
      throw Failure(
        status: .malformed, message: "\(input.name) is in UTF-16, which is not read",
        hint: "make it UTF-8 first: iconv -f UTF-16 -t UTF-8")
    }
  }

  private static func text(_ report: ImportReport) -> [UInt8] {
    Console.line("\(report.added) added, \(report.changed) changed, \(report.unchanged) as they were")
  }

  private static func json(_ report: ImportReport) -> [UInt8] {
    var writer = JSONWriter()
    let counts = [
      ("schema", 1), ("added", report.added), ("changed", report.changed), ("unchanged", report.unchanged),
      ("refused", report.refused.count),
    ]
    writer.object { json in
      for (name, count) in counts {
        json.key(name)
        json.number(count)
      }
    }
    writer.endLine()
    return writer.bytes
  }

  private static func read(_ input: CardFile) throws(Failure) -> [UInt8] {
    var octets: [UInt8] = []
    try input.forEachPart { part in
      octets += part
      return octets.count <= Limits.importedOctets
    }
    guard octets.count <= Limits.importedOctets else {
      throw Failure(
        status: .usage, message: "\(input.name) has more than \(Limits.importedOctets >> 20) MiB",
        hint: "import it in parts; every line is a contact")
    }
    return octets
  }
}

/// What contacts are read from.
enum ImportFormat: String, CaseIterable, ExpressibleByArgument {
  /// The lines of `mimi contacts export`.
  case jsonl
  /// vCards.
  case vcard
}
