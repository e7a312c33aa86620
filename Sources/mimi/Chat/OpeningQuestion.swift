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
  func ask() -> Bool {
    // What was typed before the link was shown is no answer to it.
    tcflush(STDIN_FILENO, TCIFLUSH)
    show()
    var reader = LineReader(STDIN_FILENO)
    while true {
      Console.write(Array(style.strong("Open it? [y]es, [n]o: ").description.utf8), to: STDERR_FILENO)
      guard let line = reader.next() else {
        // What comes next begins its own line.
        Console.write([0x0A], to: STDERR_FILENO)
        return false
      }
      switch String(decoding: line, as: UTF8.self).lowercased().filter({ !$0.isWhitespace }) {
      case "y", "yes": return true
      case "n", "no": return false
      default: Console.write(Console.line("Type y or n, and Return."), to: STDERR_FILENO)
      }
    }
  }
}
