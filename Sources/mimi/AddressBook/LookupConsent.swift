import DisplayText
import Glibc

/// Asks the user, on a terminal, whether the identifiers of a file may be looked up.
struct LookupConsent {
  var identifiers: Int
  var cards: Int
  /// Whom the DNS is asked through.
  var server: DisplayText
  var style: Style

  /// Says what would be sent to whom, and waits for an answer; the end of the input is a no.
  func ask() -> Bool {
    // What was typed before the question was shown is no answer to it.
    tcflush(STDIN_FILENO, TCIFLUSH)
    let them = Self.count(identifiers, "identifier")
    let object: DisplayText = identifiers == 1 ? "it" : "them"
    let lines = ConsentQuestion.laidOut([
      ("Sent", "\(them) of \(Self.count(cards, "card")), and nothing else of the file"), ("To", server),
      ("It learns", "that somebody at your network address looks for \(object) now; the network sees it too"),
    ])
    Console.write(lines.flatMap(Console.line), to: STDERR_FILENO)
    var reader = LineReader(STDIN_FILENO)
    while true {
      let prompt = "Look up \(them)? [y]es, [n]o: " as DisplayText
      Console.write(Array(style.strong(prompt).description.utf8), to: STDERR_FILENO)
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

  /// `1 card`, `2 cards`.
  static func count(_ number: Int, _ noun: DisplayText) -> DisplayText { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
