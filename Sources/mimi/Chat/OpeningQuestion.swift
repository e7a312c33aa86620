import ContactStore
import DisplayText
import Glibc

/// Shows a link in full and asks the user, on a terminal, whether it is to be opened.
struct OpeningQuestion {
  var choice: ChatChoice
  var link: DisplayText
  var style: Style

  /// Shows what would be opened.
  func show() {
    var lines = ["\(choice.contact.id)   \(choice.place)", "", "  \(style.strong(link))", ""] as [DisplayText]
    if let word = choice.whoseWord { lines += ["  \(word)", ""] }
    Console.write(lines.flatMap(Console.line), to: STDERR_FILENO)
  }

  /// Shows it, and waits for an answer; the end of the input is a no.
  func ask() -> Bool { TerminalQuestion("Open it?", style: style).ask(after: show) }
}
