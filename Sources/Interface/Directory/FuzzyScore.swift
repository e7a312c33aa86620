/// How well the letters of a word stand in a text, in their order; see the essay in `ContactDirectory+Matching`.
///
/// In time linear in the text, without memory.
enum FuzzyScore {
  /// For each letter.
  static let letter: Int32 = 16
  /// For a letter at the start of a word; twice where it is the first one that is looked for.
  static let wordStart: Int32 = 8
  /// For a letter behind the one before it, unless the run began at the start of a word, which counts on.
  static let run: Int32 = 4
  /// For the first letter between two.
  static let gap: Int32 = -3
  /// For each more.
  static let longerGap: Int32 = -1

  /// The score; `nil` where not all letters are there.
  static func score(_ word: UnsafeRawBufferPointer, in text: UnsafeRawBufferPointer) -> Int32? {
    if word.count > text.count { return nil }
    // The earliest end of all letters in their order.
    var (at, letter) = (0, 0)
    while letter < word.count {
      guard at < text.count else { return nil }
      if isLetter(letter, of: word, at: at, in: text) { letter += length(of: word[letter]) }
      at += 1
    }
    // The latest start before that end.
    repeat {
      at -= 1
      var before = letter - 1
      while word[before] & 0xC0 == 0x80 { before -= 1 }
      if isLetter(before, of: word, at: at, in: text) { letter = before }
    } while letter > 0
    return sum(word, in: text, from: at)
  }

  /// The letters one by one, each as early as it can be.
  private static func sum(_ word: UnsafeRawBufferPointer, in text: UnsafeRawBufferPointer, from start: Int) -> Int32 {
    var (at, next) = (start, 0)
    var score: Int32 = 0
    var bonus: Int32 = 0
    var isRun = false
    var isGap = false
    while next < word.count {
      if isLetter(next, of: word, at: at, in: text) {
        let own = at == 0 || endsWord(text[at - 1]) ? wordStart : 0
        bonus = isRun ? max(own, bonus, run) : own
        score += letter + (next == 0 ? bonus * 2 : bonus)
        isRun = true
        isGap = false
        at += length(of: word[next])
        next += length(of: word[next])
      } else {
        // The octets of one letter are one place.
        if text[at] & 0xC0 != 0x80 {
          score += isGap ? longerGap : gap
          isGap = true
        }
        isRun = false
        at += 1
      }
    }
    return score
  }

  /// Whether a word cannot go on behind this octet of folded text.
  @inline(__always)
  static func endsWord(_ octet: UInt8) -> Bool {
    octet < 0x30 || octet > 0x39 && octet < 0x61 || octet > 0x7A && octet < 0x80
  }

  /// Whether the letter that begins at `start` of the word stands at this place.
  @inline(__always)
  private static func isLetter(
    _ start: Int, of word: UnsafeRawBufferPointer, at place: Int, in text: UnsafeRawBufferPointer
  ) -> Bool {
    guard text[place] == word[start] else { return false }
    let length = length(of: word[start])
    if length == 1 { return true }
    guard place + length <= text.count else { return false }
    for offset in 1..<length where text[place + offset] != word[start + offset] { return false }
    return true
  }

  /// Octets of a letter, by its first.
  @inline(__always)
  private static func length(of first: UInt8) -> Int { first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4 }
}
