/// What was typed to find contacts by: the folded words, all of which must be there, in any order.
struct Filter: Sendable {
  /// One word, with what a search needs to know of it.
  struct Word: Sendable {
    /// Where it stands among the octets of all words.
    let range: Range<Int>
    /// The place in it of the last octet that is not its first one, or of its last: the two are looked for together.
    /// Two that are the same would be found everywhere in `aaaaaaa`.
    let probe: Int
    /// Whether there is more than one letter: letters that do not stand together can be of such a word only.
    let hasLetters: Bool
  }

  /// The words with one space between them.
  let phrase: [UInt8]
  /// The words, the longest first; those left out that stand in another one.
  let words: [Word]
  /// Their octets.
  let text: [UInt8]
  /// Which octets they have.
  let octets: OctetSet

  /// Reads a text; of one that holds nothing visible no word is left.
  init(_ typed: String) {
    var typed = typed
    var folded: [UInt8] = []
    typed.withUTF8 {
      _ = Folding.append(Folding.prefix(UnsafeRawBufferPointer($0), limit: Limits.filterOctets), to: &folded)
    }
    let all = folded.split(separator: 0x20).prefix(Limits.filterWords).map(Array.init)
    phrase = Array(all.joined(separator: [0x20]))
    var kept: [[UInt8]] = []
    for word in all.sorted(by: { $0.count > $1.count }) where !kept.contains(where: { $0.contains(word) }) {
      kept.append(word)
    }
    var words: [Word] = []
    var text: [UInt8] = []
    for word in kept {
      words.append(
        Word(
          range: text.count..<text.count + word.count,
          probe: word.lastIndex { $0 != word[0] } ?? word.count - 1,
          hasLetters: word.count { $0 & 0xC0 != 0x80 } > 1))
      text += word
    }
    var octets = OctetSet()
    text.withUnsafeBytes { octets.insert($0) }
    self.words = words
    self.text = text
    self.octets = octets
  }

  /// Whether a contact may fit that does not have the words as they are: one that has their letters in their order.
  var canBeFuzzy: Bool { words.contains { $0.hasLetters } }
}
