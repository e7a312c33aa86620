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
    TerminalQuestion<Answer>(
      question: "Ask \(endpoint)?", answers: [("yes", .yes), ("no", .no), ("always", .always)], silence: .no,
      style: style
    ).ask { Console.write(lines.flatMap(Console.line), to: STDERR_FILENO) }
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
