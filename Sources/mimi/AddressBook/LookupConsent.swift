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
    let them = Self.count(identifiers, "identifier")
    let object: DisplayText = identifiers == 1 ? "it" : "them"
    let lines = ConsentQuestion.laidOut([
      ("Sent", "\(them) of \(Self.count(cards, "card")), and nothing else of the file"), ("To", server),
      ("It learns", "that somebody at your network address looks for \(object) now; the network sees it too"),
    ])
    return TerminalQuestion("Look up \(them)?", style: style).ask {
      Console.write(lines.flatMap(Console.line), to: STDERR_FILENO)
    }
  }

  /// `1 card`, `2 cards`.
  static func count(_ number: Int, _ noun: DisplayText) -> DisplayText { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
