import DisplayText
import Glibc

/// A question on a terminal, which a person answers with a word or its first letter.
struct TerminalQuestion<Answer> {
  /// `Open it?`
  var question: DisplayText
  /// What can be said, in the order in which it is offered; no two begin with the same letter.
  var answers: [(word: String, answer: Answer)]
  /// What the end of the input says.
  var silence: Answer
  var style: Style

  /// Shows what there is to know, and waits for an answer.
  func ask(after show: () -> Void) -> Answer {
    // What was typed before all was shown is no answer to it.
    tcflush(STDIN_FILENO, TCIFLUSH)
    show()
    var reader = LineReader(STDIN_FILENO)
    while true {
      Console.write(Array(style.strong(prompt).description.utf8), to: STDERR_FILENO)
      guard let line = reader.next() else {
        // What comes next begins its own line.
        Console.write([0x0A], to: STDERR_FILENO)
        return silence
      }
      let typed = String(decoding: line, as: UTF8.self).lowercased().filter { !$0.isWhitespace }
      if let said = answers.first(where: { typed == $0.word || typed == $0.word.prefix(1) }) { return said.answer }
      Console.write(Console.line("Type \(letters), and Return."), to: STDERR_FILENO)
    }
  }

  /// `Open it? [y]es, [n]o: `
  private var prompt: DisplayText {
    let words = answers.map { "[\($0.word.prefix(1))]\($0.word.dropFirst())" }
    return "\(question) \(words.joined(separator: ", ")): "
  }

  /// `y, n or a`
  private var letters: String {
    let letters = answers.map { String($0.word.prefix(1)) }
    return letters.dropLast().joined(separator: ", ") + " or " + (letters.last ?? "")
  }
}

extension TerminalQuestion<Bool> {
  /// Yes or no; the end of the input is a no.
  init(_ question: DisplayText, style: Style) {
    self.init(question: question, answers: [("yes", true), ("no", false)], silence: false, style: style)
  }
}
