internal import Glibc

/// # How a text finds contacts
///
/// **What is compared.** Text is folded (`Folding`): a contact's name, its identifier and, of one with A-labels, the
/// identifier in people's own letters, once, when it comes; the filter, when it is typed. The filter's words must all be
/// in a contact, each in any of its texts, in any order.
///
/// **By the text.** All contacts that have all words as they are typed are listed, in the order of the list. One of them
/// is the best, which is what Enter opens; by rank, and of one rank the first in the list:
///
///     6  the filter is the identifier        3  each word begins a word somewhere
///     5  the filter is the name              2  anything else
///     4  a text begins with the filter
///
/// A word begins at the beginning of a text, and behind ASCII that is neither letter nor digit.
///
/// **By the letters.** Where fewer than `Limits.fuzzyMatches` have the words, those follow that have the letters of
/// each word in their order in one text, the best first, until there are so many. The score is that of fzf's first
/// algorithm: from the earliest place where all letters have been seen back to the latest where they can begin; in
/// there, letters count, at the start of a word and in a run more (`FuzzyScore`). A word's score is that of its best
/// text, a contact's the sum of its words'. This can miss a better place further on, which fzf's second algorithm (Smith
/// and Waterman's) finds in time and memory of word times text: ten times as much for a list that nobody reads far.
///
/// **Cost.** No list of all matches is sorted, and nothing is allocated for a contact. Pass one goes through the rows as
/// they are in memory and notes a rank for each, pass two picks in the list's order those that have one. In pass one a
/// set of the octets in a contact's texts, one word, refuses most contacts that do not fit; the others are searched
/// sixteen octets at once (`SubstringSearch`). Both are linear in the octets of all texts, which a contact has at most
/// 1,800 of (`Limits.foldedNameOctets`, `foldedIDOctets`), times `Limits.filterWords`. For 100,000 contacts: 1 to 3 ms (six words 6),
/// and as much again to 9 ms for the letters. The best by letters stand in an array of 200 (`BestMatches`).
///
/// Matches of a shorter filter are not kept for the longer one: one pass is not felt, and what is not kept is never wrong.
extension ContactDirectory {
  /// The contacts that fit a text, as the essay above says; all where it holds no visible letter.
  public func list(matching text: String, in order: ContactOrder) -> ContactList {
    let all = order == .name ? byName : byUse
    let filter = Filter(text)
    if filter.words.isEmpty { return ContactList(rows: all, best: all.isEmpty ? nil : 0) }
    var ranks = [UInt8](repeating: 0, count: rows.count)
    let count = rank(filter, &ranks)
    var hits: [UInt32] = []
    hits.reserveCapacity(max(count, Limits.fuzzyMatches))
    var best: (rank: UInt8, place: Int) = (0, 0)
    if count > 0 {
      for row in all {
        let rank = ranks[Int(row)]
        if rank == 0 { continue }
        if rank > best.rank { best = (rank, hits.count) }
        hits.append(row)
      }
    }
    // Beside what has the text as it is, contacts that only have its letters would be noise.
    if count == 0, filter.canBeFuzzy {
      hits = fuzzy(filter, besides: ranks, in: all, limit: Limits.fuzzyMatches)
    }
    return ContactList(rows: hits, best: hits.isEmpty ? nil : best.place)
  }

  // MARK: By the text

  /// Ranks every row; returns how many fit.
  private func rank(_ filter: Filter, _ ranks: inout [UInt8]) -> Int {
    var count = 0
    filter.text.withUnsafeBytes { text in
      let words = filter.words.compactMap { SubstringSearch(.init(rebasing: text[$0.range]), probe: $0.probe) }
      filter.phrase.withUnsafeBytes { phrase in
        folded.withUnsafeBytes { folded in
          words.withUnsafeBufferPointer { words in
            for row in spans.indices where spans[row].octets.mayContain(filter.octets) {
              let rank = Self.rank(spans[row], in: folded, words, phrase)
              ranks[row] = rank
              if rank > 0 { count += 1 }
            }
          }
        }
      }
    }
    return count
  }

  @inline(__always)
  private static func rank(
    _ span: FoldedSpan, in folded: UnsafeRawBufferPointer, _ words: UnsafeBufferPointer<SubstringSearch>,
    _ phrase: UnsafeRawBufferPointer
  ) -> UInt8 {
    let (start, end) = (span.start, span.start + span.length)
    var beginWords = true
    for word in words {
      guard var place = word.place(in: folded, from: start, to: end) else { return 0 }
      while beginWords, place > start, !FuzzyScore.endsWord(folded[place - 1]) {
        guard let next = word.place(in: folded, from: place + 1, to: end) else {
          beginWords = false
          break
        }
        place = next
      }
    }
    return beginWords ? rankOfBeginning(span, in: folded, phrase) : 2
  }

  private static func rankOfBeginning(
    _ span: FoldedSpan, in folded: UnsafeRawBufferPointer, _ phrase: UnsafeRawBufferPointer
  ) -> UInt8 {
    var best: UInt8 = 3
    func look(_ start: Int, _ length: UInt16, isWhole: UInt8) {
      guard phrase.count <= length, let base = folded.baseAddress, let wanted = phrase.baseAddress else { return }
      if memcmp(base + span.start + start, wanted, phrase.count) == 0 {
        best = max(best, phrase.count == Int(length) ? isWhole : 4)
      }
    }
    look(0, span.nameLength, isWhole: 5)
    look(span.idStart, span.idLength, isWhole: 6)
    look(span.keyLength + 1, span.unicodeLength, isWhole: 6)
    return best
  }

  // MARK: By the letters

  /// The best contacts that have the letters of all words, and no rank.
  private func fuzzy(_ filter: Filter, besides ranks: [UInt8], in all: [UInt32], limit: Int) -> [UInt32] {
    var scores = [Int32](repeating: .min, count: rows.count)
    filter.text.withUnsafeBytes { text in
      let words = filter.words.map { UnsafeRawBufferPointer(rebasing: text[$0.range]) }
      folded.withUnsafeBytes { folded in
        for row in spans.indices where ranks[row] == 0 && spans[row].octets.mayContain(filter.octets) {
          if let score = Self.score(spans[row], in: folded, words) { scores[row] = score }
        }
      }
    }
    var best = BestMatches(limit: limit)
    for row in all where scores[Int(row)] != .min { best.offer(row, score: scores[Int(row)]) }
    return best.rows
  }

  private static func score(
    _ span: FoldedSpan, in folded: UnsafeRawBufferPointer, _ words: [UnsafeRawBufferPointer]
  ) -> Int32? {
    func part(_ start: Int, _ length: UInt16) -> UnsafeRawBufferPointer {
      UnsafeRawBufferPointer(rebasing: folded[span.start + start..<span.start + start + Int(length)])
    }
    var sum: Int32 = 0
    for word in words {
      var best = FuzzyScore.score(word, in: part(span.idStart, span.idLength))
      if span.nameLength > 0, let score = FuzzyScore.score(word, in: part(0, span.nameLength)) {
        best = max(best ?? .min, score)
      }
      if span.unicodeLength > 0, let score = FuzzyScore.score(word, in: part(span.keyLength + 1, span.unicodeLength)) {
        best = max(best ?? .min, score)
      }
      guard let best else { return nil }
      sum += best
    }
    return sum
  }
}
