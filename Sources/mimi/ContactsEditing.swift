import ArgumentParser
import ContactStore
import DisplayText
import Glibc

/// A command that changes one contact.
private func change(
  _ identifier: String, _ options: CommonOptions, _ body: (inout Contact) throws(Failure) -> Void
) throws(Failure) -> Never {
  _ = try options.configuration()
  try options.checkSaving()
  let id = try ContactsCommand.canonical(identifier)
  let store = try options.openStore()
  var failure: Failure?
  do {
    try store.update(id) { contact in
      guard var changed = contact else {
        failure = ContactsCommand.unknown(id)
        return
      }
      do throws(Failure) {
        try body(&changed)
        contact = changed
      } catch {
        failure = error
      }
    }
  } catch {
    throw Failure(error)
  }
  if let failure { throw failure }
  if options.json, let contact = try store.read(id) { Console.write(contact.json, to: STDOUT_FILENO) }
  Console.end(.found)
}

/// `mimi contacts prefer`
struct ContactsPrefer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prefer", abstract: "Choose the provider at which you would rather reach a contact.")

  @Argument(help: ArgumentHelp("The contact's identifier.", valueName: "identifier"))
  var identifier: String

  @Argument(
    help: ArgumentHelp(
      "A service, a provider's host name, #N for the one in place N, or none.", valueName: "provider"))
  var provider: String

  @OptionGroup var options: CommonOptions

  mutating func run() throws {
    let wanted = provider
    try change(identifier, options) { (contact: inout Contact) throws(Failure) in
      contact.preferred = wanted == "none" ? nil : try contact.provider(named: wanted).reference
    }
  }
}

/// `mimi contacts name`
struct ContactsName: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "name", abstract: "Give a contact a name of your own.")

  @Argument(help: ArgumentHelp("The contact's identifier.", valueName: "identifier"))
  var identifier: String

  @Argument(help: ArgumentHelp("The name; an empty one takes it away.", valueName: "name"))
  var name: String

  @OptionGroup var options: CommonOptions

  mutating func run() throws {
    let name = try ownText(name)
    try change(identifier, options) { (contact: inout Contact) in contact.name = name }
  }
}

/// `mimi contacts note`
struct ContactsNote: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "note", abstract: "Write a note to a contact.")

  @Argument(help: ArgumentHelp("The contact's identifier.", valueName: "identifier"))
  var identifier: String

  @Argument(help: ArgumentHelp("The note; an empty one takes it away.", valueName: "text"))
  var note: String

  @OptionGroup var options: CommonOptions

  mutating func run() throws {
    let note = try ownText(note)
    try change(identifier, options) { (contact: inout Contact) in contact.note = note }
  }
}

/// A text of the user's own; `nil` for an empty one.
private func ownText(_ text: String) throws(Failure) -> String? {
  guard text.utf8.count <= Limits.ownTextOctets else {
    throw Failure(
      status: .usage, message: "the text has more than \(Limits.ownTextOctets) octets", hint: "write a shorter one")
  }
  return text.isEmpty ? nil : text
}

/// `mimi contacts remove`
struct ContactsRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove contacts, and all that is kept of them, at once and without asking.")

  @Argument(help: ArgumentHelp("The contacts' identifiers.", valueName: "identifier"))
  var identifiers: [String]

  @OptionGroup var options: CommonOptions

  mutating func run() throws {
    _ = try options.configuration()
    try options.checkSaving()
    let ids = try identifiers.map { typed throws(Failure) in try ContactsCommand.canonical(typed) }
    let store = try options.openStore()
    var status = ExitStatus.found
    for id in ids {
      do {
        guard try !store.remove(id) else { continue }
      } catch {
        throw Failure(error)
      }
      Console.complain("\(id) is not among the contacts", hint: nil)
      status = .nothing
    }
    Console.end(status)
  }
}
