import DisplayText
import Testing

@Suite("Widths are those of wcwidth in C.UTF-8")
struct WidthTests {
  @Test(
    "columns",
    arguments: [
      ("", 0), ("abc", 3), (" ", 1),
      ("b\u{FC}cher", 6),
      ("e\u{301}", 1), ("e\u{301}\u{302}", 1),
      ("\u{7F51}\u{7EDC}", 4),
      ("\u{D55C}\u{AE00}", 4),
      ("\u{FF21}\u{FF22}", 4), ("\u{FF71}", 1),
      ("\u{1F600}", 2),
      ("\u{5D0}\u{5D1}", 2),
      ("\u{3000}", 2), ("\u{A0}", 1),
    ])
  func columns(text: String, width: Int) {
    #expect(DisplayText(text).width == width)
  }

  @Test(
    "an escape is as wide as it is written",
    arguments: [("\u{202E}", 8), ("\u{1B}", 6), ("\u{301}", 7), ("\u{10FFFF}", 10), ("e\u{301}\u{302}\u{303}", 8)])
  func escape(outside: String, width: Int) {
    #expect(DisplayText(outside).width == width)
  }

  @Test("the text of a program's own literal is measured too")
  func literal() {
    let text: DisplayText = "…\u{7F51}"
    #expect(text.width == 3)
  }

  @Test(
    "padding fills up to the columns, and cuts nothing",
    arguments: [
      ("ab", 5, "ab   "), ("ab", 2, "ab"), ("ab", 1, "ab"), ("ab", 0, "ab"), ("ab", -1, "ab"), ("", 2, "  "),
      ("\u{7F51}", 4, "\u{7F51}  "), ("e\u{301}", 3, "e\u{301}  "),
    ])
  func padding(text: String, columns: Int, padded: String) {
    #expect(scalars(DisplayText(text).padded(to: columns).description) == scalars(padded))
  }
}
