import ArgumentParser
import ContactStore
import Discovery
import DisplayText
import Glibc

/// `mimi consents`
struct ConsentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consents",
    abstract: "See and revoke which providers are asked without asking you.",
    subcommands: [ConsentsList.self, ConsentsRevoke.self], defaultSubcommand: ConsentsList.self)

  /// Says what the user should know of the file.
  static func tell(_ contents: ConsentStore.Contents) {
    for notice in contents.notices { Console.write(Console.hint(notice.inWords), to: STDERR_FILENO) }
  }
}

/// `mimi consents list`
struct ConsentsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the providers that are asked without asking you.")

  @OptionGroup var options: CommonOptions

  mutating func run() throws {
    let configuration = try options.configuration()
    let store = try options.consentStore()
    let contents: ConsentStore.Contents
    do throws(StoreFailure) {
      contents = try store.read()
    } catch {
      throw Failure(error)
    }
    ConsentsCommand.tell(contents)
    let consents = contents.consents
    let style = Style(configuration.color, descriptor: STDOUT_FILENO)
    let width = min(consents.map { DisplayText($0.endpoint).width }.max() ?? 0, Limits.widestColumn)
    for consent in consents {
      let line: DisplayText =
        "\(style.strong(DisplayText(consent.endpoint), padded: width))   since \(consent.since.text)"
      Console.write(options.json ? consent.json : Console.line(line), to: STDOUT_FILENO)
    }
    if consents.isEmpty, !options.json {
      Console.write(Console.hint("no provider is asked without asking you first"), to: STDERR_FILENO)
    }
    Console.end(.found)
  }
}

/// `mimi consents revoke`
struct ConsentsRevoke: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Have yourself asked again before these providers are.")

  @Argument(help: ArgumentHelp("The providers' host names.", valueName: "endpoint"))
  var endpoints: [String]

  @OptionGroup var options: CommonOptions

  mutating func run() throws {
    _ = try options.configuration()
    try options.checkSaving()
    let names = try endpoints.map { typed throws(Failure) in try Self.endpoint(typed) }
    let store = try options.consentStore()
    var status = ExitStatus.found
    for name in names {
      var wasRemembered = false
      do {
        ConsentsCommand.tell(try store.revoke(name, wasRemembered: &wasRemembered))
      } catch {
        throw Failure(error)
      }
      if wasRemembered { continue }
      Console.complain("\(name) is not asked without asking you", hint: nil)
      status = .nothing
    }
    Console.end(status)
  }

  private static func endpoint(_ typed: String) throws(Failure) -> String {
    do {
      return try HostName(endpoint: typed).ascii
    } catch {
      let shown = DisplayText(bytes: typed.utf8, limit: Limits.shownInput)
      throw Failure(
        status: .usage, message: "\(shown): \(error.message)", hint: "see the providers' names with mimi consents")
    }
  }
}
