import DisplayText
import Testing

@Suite("At most two combining marks on a base")
struct CombiningMarkTests {
  @Test(
    "two are shown, the third and all after it are escaped",
    arguments: [
      ("e\u{301}", "e\u{301}"),
      ("e\u{301}\u{302}", "e\u{301}\u{302}"),
      ("e\u{301}\u{302}\u{303}", "e\u{301}\u{302}\\u{303}"),
      ("e\u{301}\u{302}\u{303}\u{304}x", "e\u{301}\u{302}\\u{303}\\u{304}x"),
      ("a\u{301}\u{302}b\u{301}\u{302}", "a\u{301}\u{302}b\u{301}\u{302}"),
      ("\u{7F51}\u{301}\u{302}\u{303}", "\u{7F51}\u{301}\u{302}\\u{303}"),
    ])
  func stack(outside: String, shown: String) {
    #expect(scalars(DisplayText(outside).description) == scalars(shown))
  }

  @Test("hundreds on one base cover no other line")
  func zalgo() {
    let text = DisplayText("Z" + String(repeating: "\u{335}", count: 300) + "a")
    #expect(text.description.unicodeScalars.filter { $0 == "\u{335}" }.count == 2)
    #expect(text.description.hasSuffix("\\u{335}a"))
  }

  @Test(
    "a mark with no base is escaped: at the beginning, or after an escape",
    arguments: [
      ("\u{301}", "\\u{301}"),
      ("\u{301}e", "\\u{301}e"),
      ("\u{301}\u{302}\u{303}", "\\u{301}\\u{302}\\u{303}"),
      ("\u{20DD}x", "\\u{20DD}x"),
      ("a\u{202E}\u{301}", "a\\u{202E}\\u{301}"),
      ("\n\u{301}", "\\u{A}\\u{301}"),
    ])
  func noBase(outside: String, shown: String) {
    #expect(scalars(DisplayText(outside).description) == scalars(shown))
  }

  @Test("a mark at the beginning of outside text does not land on the program's own")
  func interpolatedMark() {
    let account = "\u{336}\u{336}secure"
    let line: DisplayText = "not \(account)"
    #expect(scalars(line.description) == scalars("not \\u{336}\\u{336}secure"))
  }

  @Test("a mark after an octet that is not UTF-8 has no base")
  func afterInvalid() {
    let octets: [UInt8] = [0x61, 0xFF] + Array("\u{301}b".utf8)
    #expect(scalars(DisplayText(bytes: octets).description) == scalars("a\\xFF\\u{301}b"))
  }
}
