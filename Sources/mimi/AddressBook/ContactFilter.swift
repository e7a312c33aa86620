import ContactStore
import Discovery

/// Which contacts are meant by what was typed: those in which each of its words occurs, be it in the name, an identifier or
/// an account; capitals do not count.
struct ContactFilter {
  private let words: [String]

  init(_ typed: [String]) {
    words = typed.flatMap { $0.split(whereSeparator: \.isWhitespace) }.map { $0.lowercased() }
  }

  /// Whether every contact is meant.
  var isEmpty: Bool { words.isEmpty }

  func matches(_ contact: Contact) -> Bool {
    if words.isEmpty { return true }
    let unicode = contact.identifiers.compactMap { try? Identifier($0).unicode }
    let texts = [contact.name].compactMap { $0 } + contact.identifiers + unicode
    let small = (texts + contact.providers.compactMap(\.account)).map { $0.lowercased() }
    return words.allSatisfy { word in small.contains { $0.contains(word) } }
  }
}
