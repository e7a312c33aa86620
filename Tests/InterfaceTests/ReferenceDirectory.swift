import ContactStore
import Discovery

@testable import Interface

/// What `ContactDirectory` should do, slowly and obviously: the judge of the fast one.
struct ReferenceDirectory {
  /// By the octets of their identifiers: strings that are canonically equivalent are the same key.
  private(set) var contacts: [[UInt8]: ContactSummary] = [:]

  mutating func set(_ summary: ContactSummary) { contacts[Array(summary.id.utf8)] = summary }

  mutating func remove(_ id: String) { contacts[Array(id.utf8)] = nil }

  /// The identifiers of a list, and which of them fits best.
  func list(matching typed: String, in order: ContactOrder) -> (ids: [String], best: String?) {
    let all = contacts.values.map { (contact: $0, key: Self.key($0)) }.sorted { Self.isBefore($0, $1, order) }
      .map(\.contact)
    let words = Folding.fold(Self.cut(typed, 1_024)).split(separator: 0x20).prefix(16).map(Array.init)
    if words.isEmpty { return (all.map(\.id), all.first?.id) }
    let ranked = all.map { (contact: $0, rank: Self.rank($0, words)) }
    let hits = ranked.filter { $0.rank > 0 }
    var best = hits.first
    for hit in hits where hit.rank > (best?.rank ?? 0) { best = hit }
    var ids = hits.map(\.contact.id)
    if ids.isEmpty, words.contains(where: { Self.scalars($0).count > 1 }) {
      let needed = words.enumerated().filter { place, word in !Self.isElsewhere(word, place, words) }.map(\.element)
      var scored: [(score: Int, place: Int, id: String)] = []
      for (place, entry) in ranked.enumerated() where entry.rank == 0 {
        if let score = Self.score(entry.contact, needed) { scored.append((score, place, entry.contact.id)) }
      }
      scored.sort { $0.score == $1.score ? $0.place < $1.place : $0.score > $1.score }
      ids += scored.prefix(200 - ids.count).map(\.id)
    }
    return (ids, best?.contact.id ?? ids.first)
  }

  // MARK: Order

  private typealias Keyed = (contact: ContactSummary, key: [UInt8])

  private static func isBefore(_ left: Keyed, _ right: Keyed, _ order: ContactOrder) -> Bool {
    let (first, second) = (left.contact, right.contact)
    if order == .lastUse, first.checkedAt != second.checkedAt { return first.checkedAt > second.checkedAt }
    if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) }
    return first.id.utf8.lexicographicallyPrecedes(second.id.utf8)
  }

  private static func key(_ contact: ContactSummary) -> [UInt8] {
    let name = texts(contact).name
    let id = Folding.fold(cut(contact.id, 512))
    return name.isEmpty ? id : name + [0] + id
  }

  /// As many scalars as have so many octets at the most.
  static func cut(_ text: String, _ limit: Int) -> String {
    var cut = ""
    for scalar in text.unicodeScalars {
      if cut.utf8.count + scalar.utf8.count > limit { break }
      cut.unicodeScalars.append(scalar)
    }
    return cut
  }

  // MARK: By the text

  private static func texts(_ contact: ContactSummary) -> (name: [UInt8], ids: [[UInt8]]) {
    var ids = [Folding.fold(cut(contact.id, 512))]
    if contact.id.contains("xn--"), let unicode = (try? Identifier(contact.id)).map({ Folding.fold($0.unicode) }),
      // In "uxn--a.example" there is no A-label.
      unicode != Array(contact.id.utf8)
    {
      // Without a name of the user's it stands in its place.
      if contact.name ?? "" == "" { return (unicode, ids) }
      ids.append(unicode)
    }
    return (Folding.fold(cut(contact.name ?? "", 256)), ids)
  }

  private static func rank(_ contact: ContactSummary, _ words: [[UInt8]]) -> Int {
    let (name, ids) = texts(contact)
    let texts = ids + [name]
    guard words.allSatisfy({ word in texts.contains { $0.contains(word) } }) else { return 0 }
    let phrase = Array(words.joined(separator: [0x20]))
    if ids.contains(phrase) { return 6 }
    if name == phrase { return 5 }
    if texts.contains(where: { $0.starts(with: phrase) }) { return 4 }
    let areStarts = words.allSatisfy { word in texts.contains { isAtWordStart(word, in: $0) } }
    // A word that stands in another one says nothing of its own.
    let needed = words.enumerated().filter { place, word in !isElsewhere(word, place, words) }.map(\.element)
    return areStarts || needed.allSatisfy { word in texts.contains { isAtWordStart(word, in: $0) } } ? 3 : 2
  }

  private static func isElsewhere(_ word: [UInt8], _ place: Int, _ words: [[UInt8]]) -> Bool {
    words.enumerated().contains { other, longer in
      other != place && longer.contains(word) && (longer.count > word.count || other < place)
    }
  }

  private static func isAtWordStart(_ word: [UInt8], in text: [UInt8]) -> Bool {
    text.indices.contains { start in
      text[start...].starts(with: word) && (start == 0 || isEndOfWord(Unicode.Scalar(text[start - 1])))
    }
  }

  private static func isEndOfWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && !("a"..."z").contains(scalar) && !("0"..."9").contains(scalar)
  }

  // MARK: By the letters

  private static func scalars(_ octets: [UInt8]) -> [Unicode.Scalar] {
    Array(String(decoding: octets, as: UTF8.self).unicodeScalars)
  }

  private static func score(_ contact: ContactSummary, _ words: [[UInt8]]) -> Int? {
    let (name, ids) = texts(contact)
    var sum = 0
    for word in words {
      guard let best = (ids + [name]).compactMap({ score(scalars(word), in: scalars($0)) }).max() else { return nil }
      sum += best
    }
    return sum
  }

  private static func isInOrder(_ word: [Unicode.Scalar], in text: ArraySlice<Unicode.Scalar>) -> Bool {
    var rest = word[...]
    for scalar in text where scalar == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }

  private static func score(_ word: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Int? {
    guard let end = text.indices.first(where: { isInOrder(word, in: text[...$0]) }),
      let start = text[...end].indices.last(where: { isInOrder(word, in: text[$0...end]) })
    else { return nil }
    var places: [Int] = []
    for place in start...end where places.count < word.count && text[place] == word[places.count] {
      places.append(place)
    }
    var score = 0
    var bonus = 0
    for (number, place) in places.enumerated() {
      let own = place == 0 || isEndOfWord(text[place - 1]) ? 8 : 0
      if number > 0, places[number - 1] == place - 1 {
        bonus = max(own, bonus, 4)
      } else {
        bonus = own
        if number > 0 { score -= 3 + (place - places[number - 1] - 2) }
      }
      score += 16 + (number == 0 ? 2 * bonus : bonus)
    }
    return score
  }
}
