import TerminalEmulator
import Testing

/// Sequences, and the screen of 10 by 4 that they make.
@Suite struct EmulatorTestsScreens {
  struct Example: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var input: String
    var lines: [String]
    var cursor: Emulator.Place

    init(_ name: String, _ input: String, _ lines: [String], at column: Int, _ row: Int) {
      testDescription = name
      self.input = input
      self.lines = lines + Array(repeating: "", count: 4 - lines.count)
      cursor = Emulator.Place(column: column, row: row)
    }
  }

  @Test(arguments: wrapping + moving + editing + scrolling + wide + sets + screens)
  func screen(_ example: Example) {
    var emulator = Emulator(columns: 10, rows: 4)
    emulator.feed(example.input)
    #expect(emulator.lines == example.lines, "\(emulator.screenDescription)")
    #expect(emulator.cursor == example.cursor)
    #expect(emulator.unknownSequences == [])
  }

  @Test(arguments: wrapping + moving + editing + scrolling + wide + sets + screens)
  func theSameInSinglePieces(_ example: Example) {
    var whole = Emulator(columns: 10, rows: 4)
    whole.feed(example.input)
    var parts = Emulator(columns: 10, rows: 4)
    for byte in example.input.utf8 { parts.feed([byte]) }
    #expect(whole.screenDescription == parts.screenDescription)
  }

  static let wrapping = [
    Example("text", "abc\r\ndef", ["abc", "def"], at: 3, 1),
    Example("a full line does not wrap yet", "0123456789", ["0123456789"], at: 9, 0),
    Example("the next character wraps", "0123456789a", ["0123456789", "a"], at: 1, 1),
    Example("carriage return after a full line", "0123456789\rX", ["X123456789"], at: 1, 0),
    Example("line feed after a full line", "0123456789\r\nX", ["0123456789", "X"], at: 1, 1),
    Example("backspace after a full line", "0123456789\u{8}X", ["01234567X9"], at: 9, 0),
    Example("attributes leave the wrap pending", "0123456789\u{1B}[1mX", ["0123456789", "X"], at: 1, 1),
    Example("a move takes the wrap back", "0123456789\u{1B}[1;10HX", ["012345678X"], at: 9, 0),
    Example("erasing takes the wrap back", "0123456789\u{1B}[KX", ["012345678X"], at: 9, 0),
    Example("saved with the cursor", "0123456789\u{1B}7\u{1B}[H\u{1B}8X", ["0123456789", "X"], at: 1, 1),
    Example("at the end of the screen", "\u{1B}[4;1H0123456789a", ["", "", "0123456789", "a"], at: 1, 3),
    Example("without wrapping", "\u{1B}[?7l0123456789ab", ["012345678b"], at: 9, 0),
    Example("wrapping again", "\u{1B}[?7l0123456789ab\u{1B}[?7hcd", ["012345678c", "d"], at: 1, 1),
  ]

  static let moving = [
    Example("place", "\u{1B}[2;3Hx", ["", "  x"], at: 3, 1),
    Example("place without numbers", "abc\u{1B}[Hx", ["xbc"], at: 1, 0),
    Example("place beyond the edge", "\u{1B}[99;99Hx", ["", "", "", "         x"], at: 9, 3),
    Example("up, down, right, left", "\u{1B}[2;2H\u{1B}[A\u{1B}[2B\u{1B}[3C\u{1B}[Dx", ["", "", "   x"], at: 4, 2),
    Example("column and row", "\u{1B}[5G\u{1B}[3dx", ["", "", "    x"], at: 5, 2),
    Example("lines", "abc\u{1B}[2Ex\u{1B}[Fy", ["abc", "y", "x"], at: 1, 1),
    Example("tabs", "\tx", ["        x"], at: 9, 0),
    Example("a tab set", "\u{1B}[4G\u{1B}H\r\tx", ["   x"], at: 4, 0),
    Example("no tabs", "\u{1B}[3g\tx", ["         x"], at: 9, 0),
    Example("tab back", "\u{1B}[10G\u{1B}[Zx", ["        x"], at: 9, 0),
    Example("next line, index", "ab\u{1B}Ecd\u{1B}De", ["ab", "cd", "  e"], at: 3, 2),
    Example("origin of the region", "\u{1B}[2;3r\u{1B}[?6hx\u{1B}[9;1Hy", ["", "x", "y"], at: 1, 2),
    Example("up stops at the region", "\u{1B}[2;3r\u{1B}[3;1H\u{1B}[9Ax", ["", "x"], at: 1, 1),
  ]

  static let editing = [
    Example("insert characters", "abcdef\u{1B}[1;3H\u{1B}[2@", ["ab  cdef"], at: 2, 0),
    Example("insert beyond the edge", "0123456789\u{1B}[1;3H\u{1B}[99@", ["01"], at: 2, 0),
    Example("insert mode", "abc\u{1B}[H\u{1B}[4hxy\u{1B}[4lz", ["xyzbc"], at: 3, 0),
    Example("delete characters", "abcdef\u{1B}[1;3H\u{1B}[2P", ["abef"], at: 2, 0),
    Example("erase characters", "abcdef\u{1B}[1;3H\u{1B}[2X", ["ab  ef"], at: 2, 0),
    Example("erase to the end", "abc\u{1B}[1;2H\u{1B}[K", ["a"], at: 1, 0),
    Example("erase from the beginning", "abc\u{1B}[1;2H\u{1B}[1K", ["  c"], at: 1, 0),
    Example("erase the line", "abc\u{1B}[2K", [], at: 3, 0),
    Example("erase below", "a\r\nb\r\nc\u{1B}[2;1H\u{1B}[J", ["a"], at: 0, 1),
    Example("erase above", "a\r\nb\r\nc\u{1B}[2;1H\u{1B}[1J", ["", "", "c"], at: 0, 1),
    Example("erase all", "a\r\nb\u{1B}[2J", [], at: 1, 1),
    Example("insert lines", "a\r\nb\r\nc\r\nd\u{1B}[2;1H\u{1B}[2L", ["a", "", "", "b"], at: 0, 1),
    Example("delete lines", "a\r\nb\r\nc\r\nd\u{1B}[2;1H\u{1B}[2M", ["a", "d"], at: 0, 1),
    Example("repeat", "ab\u{1B}[3b", ["abbbb"], at: 5, 0),
  ]

  static let scrolling = [
    Example("at the end", "a\r\nb\r\nc\r\nd\r\ne", ["b", "c", "d", "e"], at: 1, 3),
    Example("back at the beginning", "a\r\nb\u{1B}[H\u{1B}M", ["", "a", "b"], at: 0, 0),
    Example("up", "a\r\nb\r\nc\u{1B}[2S", ["c"], at: 1, 2),
    Example("down", "a\r\nb\u{1B}[T", ["", "a", "b"], at: 1, 1),
    Example("a region", "a\r\nb\r\nc\r\nd\u{1B}[2;3r\u{1B}[3;1H\n", ["a", "c", "", "d"], at: 0, 2),
    Example("a region back", "a\r\nb\r\nc\r\nd\u{1B}[2;3r\u{1B}[2;1H\u{1B}M", ["a", "", "b", "d"], at: 0, 1),
    Example("lines in a region", "a\r\nb\r\nc\r\nd\u{1B}[2;3r\u{1B}[2;1H\u{1B}[M", ["a", "c", "", "d"], at: 0, 1),
    Example("below a region", "\u{1B}[1;2r\u{1B}[4;1Ha\r\nb", ["", "", "", "b"], at: 1, 3),
  ]

  static let wide = [
    Example("wide", "日本", ["日本"], at: 4, 0),
    Example("wide at the edge", "012345678日", ["012345678", "日"], at: 2, 1),
    Example("wide fills the line", "01234567日x", ["01234567日", "x"], at: 1, 1),
    Example("a right half overwritten", "日本\u{1B}[1;2Hx", [" x本"], at: 2, 0),
    Example("a left half overwritten", "日本\u{1B}[1;3Hx", ["日x"], at: 3, 0),
    Example("two halves overwritten", "日本\u{1B}[1;2H中", [" 中"], at: 3, 0),
    Example("erased from the middle", "日本\u{1B}[1;2H\u{1B}[K", [], at: 1, 0),
    Example("deleted from the middle", "日本x\u{1B}[1;2H\u{1B}[2P", ["  x"], at: 1, 0),
    Example("inserted in the middle", "日本\u{1B}[1;2H\u{1B}[@", ["   本"], at: 1, 0),
    Example("pushed over the edge", "01234567日\u{1B}[H\u{1B}[@", [" 01234567"], at: 0, 0),
    Example("combining", "e\u{301}x", ["e\u{301}x"], at: 2, 0),
    Example("combining in the last column", "0123456789\u{301}", ["0123456789\u{301}"], at: 9, 0),
    Example("combining with wide", "日\u{301}x", ["日\u{301}x"], at: 3, 0),
  ]

  static let sets = [
    Example("lines", "\u{1B}(0lqk\u{1B}(Blqk", ["┌─┐lqk"], at: 6, 0),
    Example("shifted", "\u{1B}(B\u{1B})0x\u{E}x\u{F}x", ["x│x"], at: 3, 0),
    Example("saved with the cursor", "\u{1B}(0\u{1B}7\u{1B}(B\u{1B}8q", ["─"], at: 1, 0),
  ]

  static let screens = [
    Example("alternate and back", "ab\u{1B}[?1049h\u{1B}[2;2Hcd\u{1B}[?1049l", ["ab"], at: 2, 0),
    Example("alternate is empty", "ab\u{1B}[?1049hc", ["  c"], at: 3, 0),
    Example("reset", "ab\u{1B}[?1049hcd\u{1B}c", [], at: 0, 0),
    Example("reset in place", "ab\u{1B}[4h\u{1B}[2;3r\u{1B}[1;3H\u{1B}[!p\rx", ["xb"], at: 1, 0),
    Example("a control within a sequence", "a\u{1B}[\r2Cx", ["a x"], at: 3, 0),
  ]
}
