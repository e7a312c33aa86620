import ArgumentParser
import ContactStore
import Desktop
import DisplayText
import Glibc
import Interface
import Services

/// `mimi contacts open`
struct ContactsOpen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open the chat with a contact, with the desktop's program for the link.",
    discussion: """
      Shows the link in full and asks you before it is opened; --yes agrees beforehand. Nobody is asked anything over \
      the network by this program.
      """)

  @OptionGroup var chat: ChatOptions

  @Flag(name: .long, help: "Open the link without asking you first.")
  var yes = false

  mutating func run() throws {
    let configuration = try chat.common.configuration()
    var report = ChatReport(choice: try chat.choice(configuration))
    let choice = report.choice
    guard let link = choice.offer?.link else { throw end(report, choice.noLink("open")) }
    let desktop = Desktop.ofThisProcess
    guard yes || ConsentQuestion.canBeAsked else {
      throw Failure(
        status: .usage, message: "a link is only opened when you agree, and there is no terminal to ask you on",
        hint: "agree with --yes, or run it on a terminal")
    }
    // Before anybody is asked for what cannot be done.
    if let obstacle = desktop.obstacle { throw end(report, Self.notHere(obstacle, choice, link)) }
    let question = OpeningQuestion(
      choice: choice, link: link.shown, style: Style(configuration.color, descriptor: STDERR_FILENO))
    if yes {
      question.show()
    } else if !question.ask() {
      if chat.common.json { Console.write(report.json(), to: STDOUT_FILENO) }
      Console.end(.nothing)
    }
    switch desktop.open(link) {
    case .handedTo(let program):
      report.done = .opened
      report.by = program.description
      if chat.common.json { Console.write(report.json(), to: STDOUT_FILENO) }
      Console.write(Console.hint("\(program) has the link"), to: STDERR_FILENO)
      Console.end(.found)
    case .failed(let message, _):
      throw end(report, Self.notHere(message, choice, link))
    }
  }

  /// The failure, after what `--json` has of it.
  private func end(_ report: ChatReport, _ failure: Failure) -> Failure {
    if chat.common.json { Console.write(report.json(), to: STDOUT_FILENO) }
    return failure
  }

  private static func notHere(_ message: DisplayText, _ choice: ChatChoice, _ link: ChatLink) -> Failure {
    Failure(
      status: .unavailable, message: message,
      hint: """
        the link is \(link.shown) ; for its QR code, or to copy it: \(choice.commandLine("contacts qr")), \
        \(choice.commandLine("contacts copy --link"))
        """)
  }
}
