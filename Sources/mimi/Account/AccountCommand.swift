import ArgumentParser
import DisplayText
import Glibc

/// `mimi account`
struct AccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account",
    abstract: "Ask a provider for somebody's account there.",
    discussion: """
      Looks the identifier up, and asks one of its providers which account its owner has there. Before anything is \
      sent to the provider, the program says what, to whom, and who learns what, and asks you; --yes agrees beforehand. \
      Without --provider it is the suggested one: the one that you prefer, else the first in the owner's order among \
      your services, else the owner's first. If that one's account is in the owner's record, this is the answer, and \
      nothing is sent. What a provider says is its word, and no part of the owner's record.

      Exit status: 0 found; 1 no account or no consent of its owner, you said no, or nothing is published; 64 not an \
      identifier, or a mistake in the command line; 65 only malformed records; 69 no usable answer; 73 it cannot be \
      kept; 75 timed out, or to be asked later; 78 a broken configuration.
      """)

  @Argument(help: ArgumentHelp("Whose account.", valueName: "identifier"))
  var identifier: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Which provider: a service, a provider's host name, or #N for the one in place N.", valueName: "provider"))
  var provider: String?

  @Flag(name: .long, help: "Ask the provider without asking you first.")
  var yes = false

  @OptionGroup var options: CommonOptions

  mutating func run() throws {
    guard yes || ConsentQuestion.canBeAsked else {
      throw Failure(
        status: .usage, message: "a provider is only asked when you agree, and there is no terminal to ask you on",
        hint: "agree with --yes, or run it on a terminal")
    }
    let configuration = try options.configuration()
    let settings = try options.lookupSettings(configuration)
    let inquiry = AccountInquiry(
      options: options, configuration: configuration, settings: settings, wanted: provider, isAgreed: yes)
    Console.end(try inquiry.run(identifier))
  }
}
