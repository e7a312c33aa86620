import DisplayText
import Testing

/// Which scalars never reach a terminal as they are.
@Suite("Scalars that are unsafe to show are written as an escape")
struct UnsafeScalarTests {
  @Test("controls: C0, DEL and C1", arguments: Array(0x00...0x1F) + Array(0x7F...0x9F))
  func control(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(scalar.isUnsafeToShow)
    let text = DisplayText("a" + String(scalar) + "b")
    #expect(text.description == "a\\u{" + String(value, radix: 16, uppercase: true) + "}b")
  }

  @Test(
    "format characters: bidirectional, zero-width, tags",
    arguments: [
      0xAD, 0x61C, 0x6DD, 0x70F, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D,
      0x202E, 0x2060, 0x2061, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x206A, 0x206F, 0xFEFF, 0xFFF9, 0xFFFB, 0x110BD,
      0x1D173, 0xE0001, 0xE0020, 0xE0041, 0xE007F,
    ] as [UInt32])
  func format(value: UInt32) throws {
    try expectEscaped(value)
  }

  @Test("line and paragraph separators", arguments: [0x2028, 0x2029] as [UInt32])
  func separator(value: UInt32) throws {
    try expectEscaped(value)
  }

  @Test(
    "private use, at both ends of each area",
    arguments: [0xE000, 0xF8FF, 0xF0000, 0xFFFFD, 0x100000, 0x10FFFD] as [UInt32])
  func privateUse(value: UInt32) throws {
    try expectEscaped(value)
  }

  @Test(
    "unassigned scalars and noncharacters",
    arguments: [0x378, 0x379, 0x530, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x2FFFF, 0xE0FFF, 0x10FFFE, 0x10FFFF]
      as [UInt32])
  func unassigned(value: UInt32) throws {
    try expectEscaped(value)
  }

  @Test(
    "presentation selectors, whose width terminals disagree about",
    arguments: [("\u{2764}\u{FE0F}", "\u{2764}\\u{FE0F}"), ("\u{2764}\u{FE0E}", "\u{2764}\\u{FE0E}")])
  func presentationSelector(outside: String, shown: String) {
    #expect(scalars(DisplayText(outside).description) == scalars(shown))
  }

  @Test(
    "what people write stays as it is",
    arguments: [
      "", " ", "plain ~!@#$%^&*()", "b\u{FC}cher", "\u{7F51}\u{7EDC}", "\u{627}\u{644}\u{639}", "\u{5D0}\u{5D1}",
      "\u{1F600}", "\u{A0}", "\u{2026}", "\\u{202E}", "\\x1B[31m",
    ])
  func harmless(text: String) {
    #expect(scalars(DisplayText(text).description) == scalars(text))
    #expect(text.unicodeScalars.allSatisfy { !$0.isUnsafeToShow })
  }

  @Test(
    "what steers a terminal is text afterwards",
    arguments: [
      ("\u{1B}[2J\u{1B}]0;title\u{7}", "\\u{1B}[2J\\u{1B}]0;title\\u{7}"),
      ("\u{9B}31m", "\\u{9B}31m"),
      ("one\r\ntwo\tthree", "one\\u{D}\\u{A}two\\u{9}three"),
      ("exe.\u{202E}gpj", "exe.\\u{202E}gpj"),
      ("a\u{0}b", "a\\u{0}b"),
      ("\u{8}\u{8}\u{8}", "\\u{8}\\u{8}\\u{8}"),
    ])
  func sequence(outside: String, shown: String) {
    #expect(DisplayText(outside).description == shown)
    #expect(DisplayText(bytes: Array(outside.utf8)).description == shown)
    #expect(DisplayText(outside[...]).description == shown)
  }

  private func expectEscaped(_ value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(scalar.isUnsafeToShow)
    let escape = "\\u{" + String(value, radix: 16, uppercase: true) + "}"
    #expect(scalars(DisplayText("a" + String(scalar) + "b").description) == scalars("a" + escape + "b"))
  }
}

/// `String` finds differently composed texts equal; their scalars do not lie.
func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
