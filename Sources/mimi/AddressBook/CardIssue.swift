import Discovery
import DisplayText

/// Something in a file of cards that could not be used, or an identifier of it whose lookup failed.
struct CardIssue: Error {
  /// Its line in the file; `nil` for a lookup.
  var line: Int?
  /// The name of its card.
  var card: DisplayText?
  /// What it is about: a piece of the file, or an identifier.
  var text: DisplayText?
  /// For scripts: as in `error.code` and `status` of `lookup --json`, and `not-read`,
  /// `no-identifier`, `hidden-characters`, `too-many`.
  var code: String
  /// Half a sentence.
  var message: DisplayText
  /// What it means for the exit status: what is sound and of no use here means nothing.
  var status: ExitStatus

  init(line: Int?, text: String?, code: String, message: DisplayText, status: ExitStatus = .found) {
    self.line = line
    self.text = text.map { DisplayText(bytes: $0.utf8, limit: Limits.quotedOctets) }
    self.code = code
    self.message = message
    self.status = status
  }

  /// What is no identifier, though it should be one.
  init(_ entry: Int, _ text: String, _ error: IdentifierError) {
    self.init(
      line: entry, text: text, code: error.code.rawValue, message: DisplayText(error.message), status: .malformed)
  }

  /// `line 12 (Alice), "(555) 010-0124": the number has no country code`; of a lookup the message alone, which names whom.
  var inWords: DisplayText {
    guard let line else { return message }
    let place: DisplayText = card.map { "line \(line) (\($0))" } ?? "line \(line)"
    return text.map { "\(place), \"\($0)\": \(message)" } ?? "\(place): \(message)"
  }
}
