import DisplayText
import TestSupport
import Testing

@Suite("Wrapped text")
struct WrappingTests {
  private func lines(_ text: DisplayText, _ columns: Int, limit: Int = .max) -> [String] {
    text.wrapped(to: columns, limit: limit).map(\.description)
  }

  @Test("is broken at spaces") func spaces() {
    #expect(lines("one two three", 7) == ["one two", "three"])
    #expect(lines("one  two", 4) == ["one", "two"])
    #expect(lines("one two ", 3) == ["one", "two"])
  }

  @Test("is broken within a word only where that has no room") func longWords() {
    #expect(lines("abcdefgh", 3) == ["abc", "def", "gh"])
    #expect(lines("a bcdefgh", 3) == ["a", "bcd", "efg", "h"])
  }

  @Test("never cuts a wide character, nor takes a mark from its base") func wide() {
    #expect(lines("例え例え", 3) == ["例", "え", "例", "え"])
    #expect(lines("e\u{301}e\u{301}e\u{301}", 2).map { Array($0.unicodeScalars).count } == [4, 2])
  }

  @Test("says with … that it goes on") func limit() {
    #expect(lines("one two three", 5, limit: 2) == ["one", "two…"])
    #expect(lines("abcdef", 3, limit: 1) == ["ab…"])
    #expect(lines("abc", 3, limit: 1) == ["abc"])
    #expect(lines("", 3).isEmpty && lines("a", 0).isEmpty)
  }

  @Test("has as many lines as are counted, none too wide, and nothing lost", arguments: 0..<200)
  func property(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let parts = ["a", "bb", " ", "  ", "例", "e\u{301}", "\u{202E}", "longer-word"]
    let text = DisplayText((0..<40).map { _ in generator.pick(parts) }.joined())
    let columns = Int.random(in: 2...30, using: &generator)
    let wrapped = text.wrapped(to: columns)
    #expect(wrapped.count == text.lineCount(of: columns))
    #expect(wrapped.allSatisfy { $0.width <= columns })
    let letters = wrapped.map { $0.description.filter { $0 != " " } }.joined()
    #expect(letters == text.description.filter { $0 != " " })
  }
}
