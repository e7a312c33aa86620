/// A link with gaps for the parts of an account: `https://t.me/{name}`.
struct LinkTemplate: Sendable, Equatable {
  /// Schemes that a link out of the catalogue can have: those of `ChatLink(told:)`, and those of services' own programs.
  static let schemes: Set<String> = ["https", "xmpp", "sip", "sms", "mailto", "matrix", "viber", "simplex"]

  /// The template as it is written.
  let description: String
  /// The constant text around the gaps: one more than there are gaps.
  private let constants: [String]

  /// Reads a template.
  ///
  /// - Parameter placeholders: what has to stand in braces in it, each once and in this order.
  /// - Returns: `nil` where it does not, or the rest is no beginning of a URI.
  init?(_ text: String, placeholders: [String]) {
    var constants: [String] = []
    var rest = text[...]
    for placeholder in placeholders {
      guard let (before, after) = Self.divide(rest, at: "{\(placeholder)}") else { return nil }
      constants.append(String(before))
      rest = after
    }
    constants.append(String(rest))
    guard constants.allSatisfy({ $0.utf8.allSatisfy { URIText.isAllowed($0) || $0 == UInt8(ascii: "%") } }) else {
      return nil
    }
    // An address that is a link brings its scheme; that was checked with the rest of it.
    guard placeholders == ["address"] || URIText.split(constants[0]).map({ Self.schemes.contains($0.scheme) }) ?? false
    else {
      return nil
    }
    description = text
    self.constants = constants
  }

  /// What every link of this template begins with.
  var start: String { constants[0] }

  /// The link.
  func filled(_ parts: [String]) -> String {
    zip(constants, parts + [""]).map { $0 + $1 }.joined()
  }

  private static func divide(_ text: Substring, at mark: String) -> (Substring, Substring)? {
    let octets = Array(text.utf8)
    let wanted = Array(mark.utf8)
    guard octets.count >= wanted.count,
      let place = (0...octets.count - wanted.count).first(where: { octets[$0...].starts(with: wanted) })
    else { return nil }
    let start = text.utf8.index(text.startIndex, offsetBy: place)
    return (text[..<start], text[text.utf8.index(start, offsetBy: wanted.count)...])
  }
}
