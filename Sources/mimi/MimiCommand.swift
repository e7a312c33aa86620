import ArgumentParser
import DisplayText
import Glibc

/// The program: parses the command line, runs a command, and ends with the exit status of the contract.
///
/// All of it on the main thread, which may wait for input; what must not wait runs in tasks. An asynchronous `main`
/// would hand this thread to libdispatch, which unblocks the signals that `Interruption` has blocked.
@main
struct MimiCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mimi",
    abstract: "Find out at which messengers a person can be reached.",
    discussion: """
      A person publishes, in the DNS, under a name such as mymimi.example.com or an email address, the messaging \
      providers they use and in which order. "mimi lookup" finds them and prints them. On a terminal, "mimi" alone is \
      an interface for all of it, and "mimi IDENTIFIER" the same, looking somebody up at once; the options are those \
      of "mimi lookup --help".
      """,
    version: version,
    subcommands: [
      InterfaceCommand.self, LookupCommand.self, AccountCommand.self, ContactsCommand.self, ConsentsCommand.self,
      DemoCommand.self,
    ],
    defaultSubcommand: InterfaceCommand.self)

  static let version = "0.1.0"

  static func main() {
    Console.fillStandardStreams()
    Interruption.takeOver()
    // A peer that closes a connection, and a reader that goes away, are errors to handle, not ends of the process.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      Console.complain(failure.message, hint: failure.hint)
      Console.end(failure.status)
    } catch {
      end(parsing: error)
    }
  }

  /// Help and version are data, on standard output; a mistake in the command line is said as all others are.
  private static func end(parsing error: any Error) -> Never {
    guard exitCode(for: error).isSuccess else {
      let help: DisplayText =
        switch CommandLine.arguments.dropFirst().first {
        case "contacts": "see mimi contacts --help; -- ends the options"
        case "account": "see mimi account --help"
        case "consents": "see mimi consents --help"
        default: "see mimi lookup --help"
        }
      let lines = message(for: error).split(separator: "\n", omittingEmptySubsequences: true)
      Console.complain(DisplayText(lines.first ?? "this cannot be understood"), hint: help)
      Console.end(.usage)
    }
    Console.write(Array((fullMessage(for: error) + "\n").utf8), to: STDOUT_FILENO)
    Console.end(.found)
  }
}
