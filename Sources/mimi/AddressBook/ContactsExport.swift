import ArgumentParser
import ContactStore
import DisplayText
import Glibc
import VCard

/// What contacts are written as.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
  /// The store's lines.
  case jsonl
  /// vCard 4.0 (RFC 6350).
  case vcard
  /// For aerc's `address-book-cmd`.
  case aerc
  /// For mutt's `query_command`.
  case mutt
}

/// `mimi contacts export`
struct ContactsExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write contacts to standard output, for mimi, an address book or a mail program.",
    discussion: """
      jsonl is what mimi contacts import takes; vcard is for khard, abook and telephones. aerc and mutt are a line an \
      email address, for address-book-cmd = mimi contacts export --format aerc -- %s, and for set query_command = \
      "mimi contacts export --format mutt -- %s".
      """)

  @Option(name: .long, help: "How: jsonl, vcard, aerc or mutt.")
  var format = ExportFormat.jsonl

  @Argument(
    help: ArgumentHelp(
      "Only contacts in whose name, identifiers or accounts all these words occur.", valueName: "query"))
  var query: [String] = []

  @OptionGroup var options: CommonOptions

  mutating func run() throws {
    let configuration = try options.configuration()
    let store = try options.openStore()
    let filter = ContactFilter(query)
    if format == .jsonl, filter.isEmpty {
      _ = try store.writeLines()
      Console.end(.found)
    }
    let (format, services) = (format, configuration.services)
    // mutt's first line says how many follow.
    var held: [UInt8] = []
    var count = 0
    _ = try store.writeLines { contact in
      guard filter.matches(contact) else { return [] }
      switch format {
      case .jsonl:
        count += 1
        return contact.json
      case .vcard:
        count += 1
        return CardWriter.octets(Card(contact, services: services))
      case .aerc: return MailLines.aerc(contact).flatMap(Console.line)
      case .mutt:
        let lines = MailLines.mutt(contact)
        count += lines.count
        held += lines.flatMap(Console.line)
        return []
      }
    }
    if format == .mutt { Console.write(Console.line(MailLines.message(count)) + held, to: STDOUT_FILENO) }
    // aerc takes a status for a failure; mutt wants one where nothing fits.
    let isMissed = count == 0 && (format == .mutt || format != .aerc && !filter.isEmpty)
    if isMissed, format != .mutt { Console.write(Console.hint("no contact fits"), to: STDERR_FILENO) }
    Console.end(isMissed ? .nothing : .found)
  }
}
