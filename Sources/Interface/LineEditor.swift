public import DisplayText

/// One line of text that is edited, with its edit point. Pasted text is text.
public struct LineEditor: Sendable, Hashable {
  /// What is in it, character by character as a person sees them.
  public private(set) var characters: [Character]
  /// The edit point: before the character of this number.
  public private(set) var point: Int
  private let limit: Int
  private var octets: Int

  /// A line with a text, the edit point at its end.
  ///
  /// - Parameter limit: the most octets that it takes.
  public init(_ text: String = "", limit: Int = Limits.promptOctets) {
    characters = Array(text)
    point = characters.count
    self.limit = limit
    octets = text.utf8.count
  }

  /// The text.
  public var text: String { String(characters) }

  /// Whether there is none.
  public var isEmpty: Bool { characters.isEmpty }

  /// The text before the edit point, and behind it, as they are shown.
  public var shown: (before: DisplayText, behind: DisplayText) {
    (DisplayText(String(characters[..<point])), DisplayText(String(characters[point...])))
  }

  /// Puts text at the edit point. Line breaks and tabs become spaces, those at its ends nothing.
  ///
  /// - Returns: whether all of it had room.
  mutating func insert(_ text: String) -> Bool {
    var added: [Character] = []
    var isWhole = true
    for character in Self.oneLine(text) {
      let more = character.utf8.count
      guard octets + more <= limit else {
        isWhole = false
        break
      }
      octets += more
      added.append(character)
    }
    // A flood of keys for which there is no room costs nothing.
    guard !added.isEmpty else { return isWhole }
    // What is typed may be a mark that belongs to the character before.
    let before = String(characters[..<point]) + String(added)
    let behind = characters[point...]
    characters = Array(before)
    point = characters.count
    characters += behind
    return isWhole
  }

  /// Pasted lines as one.
  private static func oneLine(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isBreak) else { return text }
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, isBreak(first) { scalars.removeFirst() }
    while let last = scalars.last, isBreak(last) { scalars.removeLast() }
    var made = String.UnicodeScalarView()
    var isAfterBreak = false
    for scalar in scalars {
      let breaks = isBreak(scalar)
      if !breaks || !isAfterBreak { made.append(breaks ? " " : scalar) }
      isAfterBreak = breaks
    }
    return String(made)
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool { (0x09...0x0D).contains(scalar.value) }

  mutating func move(by characters: Int) { point = min(max(0, point + characters), self.characters.count) }
  mutating func moveToStart() { point = 0 }
  mutating func moveToEnd() { point = characters.count }

  mutating func deleteBackward() {
    guard point > 0 else { return }
    remove(point - 1..<point)
  }

  mutating func deleteForward() {
    guard point < characters.count else { return }
    remove(point..<point + 1)
  }

  /// Deletes the word before the edit point; a dot and an `@` end one, too.
  mutating func deleteWord() {
    func isPart(_ character: Character) -> Bool { !character.isWhitespace && character != "." && character != "@" }
    var start = point
    while start > 0, !isPart(characters[start - 1]) { start -= 1 }
    while start > 0, isPart(characters[start - 1]) { start -= 1 }
    remove(start..<point)
  }

  mutating func deleteToStart() { remove(0..<point) }
  mutating func deleteToEnd() { remove(point..<characters.count) }

  mutating func clear() { remove(0..<characters.count) }

  private mutating func remove(_ range: Range<Int>) {
    octets -= characters[range].reduce(0) { $0 + $1.utf8.count }
    characters.removeSubrange(range)
    point = range.lowerBound
  }
}
