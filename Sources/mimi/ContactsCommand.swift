import ArgumentParser
import ContactStore
import Discovery
import DisplayText
import Glibc

/// `mimi contacts`
struct ContactsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contacts",
    abstract: "Browse and edit the contacts found before, without a network.",
    subcommands: [
      ContactsList.self, ContactsShow.self, ContactsPrefer.self, ContactsName.self, ContactsNote.self,
      ContactsRemove.self, ContactsOpen.self, ContactsCopy.self, ContactsQR.self, ContactsExport.self,
      ContactsImport.self,
    ])

  /// The canonical identifier of what was typed.
  static func canonical(_ typed: String) throws(Failure) -> String {
    do {
      return try Identifier(typed).canonical
    } catch {
      let explanation = Explanation(error, of: DisplayText(bytes: typed.utf8, limit: Limits.shownInput))
      throw Failure(status: .usage, message: explanation.message, hint: explanation.hint)
    }
  }

  /// There is no such contact.
  static func unknown(_ id: String) -> Failure {
    Failure(
      status: .nothing, message: "\(id) is not among the contacts",
      hint: "look it up first: \(ContactCommandLine.of("lookup", id))")
  }
}

/// `mimi contacts list`
struct ContactsList: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List all contacts, by name.")

  @OptionGroup var options: CommonOptions

  mutating func run() throws {
    let configuration = try options.configuration()
    let store = try options.openStore()
    let text = ContactText(configuration)
    let unreadable = options.json ? try store.writeLines() : try store.writeLines { text.line($0) }
    if store.count == 0, !options.json {
      Console.write(Console.hint("there are no contacts yet; mimi lookup keeps what it finds"), to: STDERR_FILENO)
    }
    Console.end(unreadable == 0 ? .found : .store)
  }
}

/// `mimi contacts show`
struct ContactsShow: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show all that is kept of a contact.")

  @Argument(help: ArgumentHelp("The contact's identifier.", valueName: "identifier"))
  var identifier: String

  @OptionGroup var options: CommonOptions

  mutating func run() throws {
    let configuration = try options.configuration()
    let id = try ContactsCommand.canonical(identifier)
    let store = try options.openStore()
    guard let contact = try store.read(id) else { throw ContactsCommand.unknown(id) }
    let text = options.json ? contact.json : ContactText(configuration).full(contact)
    Console.write(text, to: STDOUT_FILENO)
    Console.end(.found)
  }
}

extension ContactStore {
  /// One contact.
  func read(_ id: String) throws(Failure) -> Contact? {
    do {
      return try contact(id)
    } catch {
      throw Failure(error)
    }
  }

  /// Writes every contact's line to standard output, as it is kept or as `format` has it. One that is no contact is said
  /// on standard error instead.
  ///
  /// - Returns: how many those are.
  func writeLines(_ format: ((Contact) -> [UInt8])? = nil) throws(Failure) -> Int {
    var ready: [UInt8] = []
    var unreadable = 0
    do throws(StoreFailure) {
      try forEachLine { line in
        let octets = Array(line)
        do throws(ContactError) {
          // Lines that this program wrote and nobody touched need no reading to be handed on.
          if let format { ready += format(try Contact(line: octets)) } else { ready += octets }
        } catch {
          unreadable += 1
          let shown = DisplayText(bytes: octets.dropLast(), limit: Limits.shownInput)
          Console.complain("this contact cannot be read: \(error.reason): \(shown)", hint: nil)
        }
        if ready.count >= Limits.writtenAtOnce {
          Console.write(ready, to: STDOUT_FILENO)
          ready.removeAll(keepingCapacity: true)
        }
        return true
      }
    } catch {
      throw Failure(error)
    }
    Console.write(ready, to: STDOUT_FILENO)
    return unreadable
  }
}
