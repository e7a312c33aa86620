import ArgumentParser
import ContactStore
import Desktop
import DisplayText
import Glibc
import Interface
import Services

/// `mimi contacts copy`
struct ContactsCopy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy", abstract: "Put a contact's account at a provider on the clipboard, or the link to it.",
    discussion: """
      By the first of these that works: wl-copy, xclip, xsel, tmux, and the terminal itself (OSC 52), which does not \
      say whether it took it. Which it was is said on standard error.
      """)

  @OptionGroup var chat: ChatOptions

  @Flag(name: .long, help: "Copy the link, not the account.")
  var link = false

  mutating func run() throws {
    let configuration = try chat.common.configuration()
    var report = ChatReport(choice: try chat.choice(configuration))
    let choice = report.choice
    guard let text = link ? choice.offer?.link.shown : choice.chat.account else {
      if chat.common.json { Console.write(report.json(), to: STDOUT_FILENO) }
      throw link ? choice.noLink("copy --link") : choice.noAccount
    }
    var failure: Failure?
    switch Desktop.ofThisProcess.copy(text) {
    case .by(let program):
      report.done = .copied
      report.by = program.description
      say("copied with \(program): \(text)")
    case .byNone(let failures):
      if TerminalCopy.ask(text) {
        report.done = .askedTerminal
        for failure in failures { say(failure) }
        say("the terminal was asked to copy it (OSC 52), and does not say whether it did: \(text)")
      } else {
        failure = Self.failure(text, failures)
      }
    }
    if chat.common.json { Console.write(report.json(), to: STDOUT_FILENO) }
    if let failure { throw failure }
    if !link, choice.provider.account != text.description {
      say("the account has characters that cannot be shown; they are copied as they stand here")
    }
    Console.end(.found)
  }

  private func say(_ line: DisplayText) { Console.write(Console.hint(line), to: STDERR_FILENO) }

  private static func failure(_ text: DisplayText, _ failures: [DisplayText]) -> Failure {
    let reasons =
      failures.isEmpty
      ? ["there is no desktop here, no tmux, and no terminal that can be asked"]
      : failures + ["no terminal can be asked"]
    return Failure(
      status: .unavailable,
      message: "nothing here can copy: \(reasons.dropFirst().reduce(reasons[0]) { "\($0); \($1)" })",
      hint: "install wl-clipboard (Wayland) or xclip (X), or copy it by hand: \(text)")
  }
}
