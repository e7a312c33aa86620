import ArgumentParser
import DisplayText
import Glibc

/// `mimi lookup`
struct LookupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Find the messaging providers of identifiers.",
    discussion: """
      An identifier is a name such as mymimi.example.com or an email address. Providers come in the order in which \
      their owner wants them tried.

      Exit status: 0 found; 1 nothing is published; 64 not an identifier, or a mistake in the command line; 65 only \
      malformed records; 69 bogus, not secure, refused or unreachable; 75 timed out or server failure; 78 a broken \
      configuration. With several identifiers it is the highest of theirs.
      """)

  @Argument(help: ArgumentHelp("Identifiers; - reads one a line from standard input.", valueName: "identifier"))
  var identifiers: [String] = []

  @OptionGroup var options: CommonOptions

  mutating func validate() throws {
    if identifiers.isEmpty {
      throw ValidationError("there is no identifier to look up")
    }
  }

  mutating func run() throws { try Self.lookUp(identifiers, options) }

  /// Looks all of them up, prints what is found, and ends the process.
  static func lookUp(_ identifiers: [String], _ options: CommonOptions) throws(Failure) -> Never {
    let configuration = try options.configuration()
    let settings = try options.lookupSettings(configuration)
    let batch = try LookupBatch(settings, format: .init(options, configuration))
    Console.end(batch.run(identifiers))
  }
}

extension CommonOptions {
  /// How lookups are done; what is missing for that is said.
  func lookupSettings(_ configuration: Configuration) throws(Failure) -> LookupSettings {
    let anchor = try anchor(for: configuration)
    if anchor == nil, configuration.dnssec == .auto {
      let hint = Console.hint("nothing is validated, for there is no trust anchor: install dns-root-data")
      Console.write(hint, to: STDERR_FILENO)
    }
    return LookupSettings(configuration, anchor: anchor)
  }
}
