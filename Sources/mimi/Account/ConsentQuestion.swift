import Discovery
import DisplayText
import Glibc
import Terminal

/// Asks the user, on a terminal, whether a provider may be asked.
struct ConsentQuestion {
  /// What the user can say.
  enum Answer { case yes, no, always }

  /// Whether there is somebody to ask.
  static var canBeAsked: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  var disclosure: AccountDisclosure
  var endpoint: String
  var style: Style

  /// Says what is sent to whom, and waits for an answer; the end of the input is a no.
  func ask() -> Answer {
    // What was typed before the question was shown is no answer to it.
    tcflush(STDIN_FILENO, TCIFLUSH)
    Console.write(lines.flatMap(Console.line), to: STDERR_FILENO)
    var reader = LineReader(STDIN_FILENO)
    while true {
      let prompt = "Ask \(endpoint)? [y]es, [n]o, [a]lways: " as DisplayText
      Console.write(Array(style.strong(prompt).description.utf8), to: STDERR_FILENO)
      guard let line = reader.next() else {
        // What comes next begins its own line.
        Console.write([0x0A], to: STDERR_FILENO)
        return .no
      }
      let typed = String(decoding: line, as: UTF8.self).lowercased().filter { !$0.isWhitespace }
      switch typed {
      case "y", "yes": return .yes
      case "n", "no": return .no
      case "a", "always": return .always
      default: Console.write(Console.line("Type y, n or a, and Return."), to: STDERR_FILENO)
      }
    }
  }

  private var lines: [DisplayText] { Self.laidOut(disclosure.lines.map { ($0.label, $0.text) }) }

  /// A disclosure's lines for standard error, the labels in a column of their own, and an empty one below.
  static func laidOut(_ lines: [(label: DisplayText, text: DisplayText)]) -> [DisplayText] {
    let labels = (lines.map(\.label.width).max() ?? 0) + 2
    let columns = max(Limits.narrowestText, (Size.windowColumns(STDERR_FILENO) ?? 80) - labels - 2)
    return lines.flatMap { line in
      line.text.wrapped(to: columns).enumerated().map { row, text in
        "  \((row == 0 ? line.label : "").padded(to: labels))\(text)"
      }
    } + [""]
  }
}
