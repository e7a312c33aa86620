/// A terminal that does not show what it has to.
struct Disagreement: Error, CustomStringConvertible {
  /// In ASCII: of a message as long as this one, what passes it on loses the part in which a character is cut in two.
  let description: String

  init(_ description: String) {
    var made = ""
    for scalar in description.unicodeScalars {
      made += Self.spelling[scalar] ?? (scalar.isASCII ? String(scalar) : scalar.escaped(asASCII: true))
    }
    self.description = made
  }

  private static let spelling: [Unicode.Scalar: String] = [
    "─": "-", "│": "|", "┬": "+", "┴": "+", "“": "\"", "”": "\"", "…": "~",
  ]
}
