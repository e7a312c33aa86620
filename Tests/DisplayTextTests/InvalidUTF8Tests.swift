import DisplayText
import Testing

@Suite("Octets that are not UTF-8 (RFC 3629) are written as \\xFF, the rest as text")
struct InvalidUTF8Tests {
  @Test(
    "each form",
    arguments: [
      ([0xFF], "\\xFF"),
      ([0xFE], "\\xFE"),
      ([0x80], "\\x80"),
      ([0x9B, 0x33, 0x31, 0x6D], "\\x9B31m"),
      // A sequence longer than the scalar needs.
      ([0xC0, 0xAF], "\\xC0\\xAF"),
      ([0xC1, 0x9B], "\\xC1\\x9B"),
      ([0xE0, 0x80, 0xAF], "\\xE0\\x80\\xAF"),
      ([0xE0, 0x9F, 0xBF], "\\xE0\\x9F\\xBF"),
      ([0xF0, 0x80, 0x80, 0x9B], "\\xF0\\x80\\x80\\x9B"),
      ([0xF0, 0x8F, 0xBF, 0xBF], "\\xF0\\x8F\\xBF\\xBF"),
      // Halves of a surrogate pair.
      ([0xED, 0xA0, 0x80], "\\xED\\xA0\\x80"),
      ([0xED, 0xBF, 0xBF], "\\xED\\xBF\\xBF"),
      // Beyond U+10FFFF, and lead octets that RFC 3629 took away.
      ([0xF4, 0x90, 0x80, 0x80], "\\xF4\\x90\\x80\\x80"),
      ([0xF5, 0x80, 0x80, 0x80], "\\xF5\\x80\\x80\\x80"),
      ([0xF8, 0x88, 0x80, 0x80, 0x80], "\\xF8\\x88\\x80\\x80\\x80"),
      ([0xFC, 0x84, 0x80, 0x80, 0x80, 0x80], "\\xFC\\x84\\x80\\x80\\x80\\x80"),
      // Cut off: at the end, and by a character that must not be swallowed.
      ([0x61, 0xC3], "a\\xC3"),
      ([0xE2, 0x82], "\\xE2\\x82"),
      ([0xF0, 0x9F, 0x98], "\\xF0\\x9F\\x98"),
      ([0xC3, 0x22], "\\xC3\""),
      ([0xE2, 0x82, 0x41], "\\xE2\\x82A"),
      ([0xF0, 0x9F, 0xC3, 0xBC], "\\xF0\\x9F\u{FC}"),
      ([0xE2, 0xE2, 0x82, 0xAC], "\\xE2\u{20AC}"),
    ] as [([UInt8], String)])
  func form(octets: [UInt8], shown: String) {
    #expect(DisplayText(bytes: octets).description == shown)
    #expect(DisplayText(bytes: [0x61] + octets + [0x7A]).description == "a" + shown + "z")
  }

  @Test("unsafe scalars between invalid octets are escaped all the same")
  func mixed() {
    let octets: [UInt8] = [0xFF, 0x1B, 0x5B, 0xE2, 0x80, 0xAE, 0xFF, 0xC2, 0x9B]
    #expect(DisplayText(bytes: octets).description == "\\xFF\\u{1B}[\\u{202E}\\xFF\\u{9B}")
  }

  @Test("every single octet is shown by ASCII alone", arguments: UInt8.min...UInt8.max)
  func octet(value: UInt8) {
    let shown = DisplayText(bytes: [value]).description
    #expect(!shown.isEmpty && shown.utf8.allSatisfy { (0x20...0x7E).contains($0) })
  }

  @Test("valid octets give what the same text gives")
  func valid() {
    let text = "b\u{FC}cher \u{7F51} \u{1F600} \u{202E}"
    #expect(DisplayText(bytes: Array(text.utf8)) == DisplayText(text))
  }
}

@Suite("The limit bounds the octets that are read, and … stands for the rest")
struct LimitTests {
  @Test(
    "at, below and above the length",
    arguments: [(5, "abcde"), (6, "abcde"), (4, "abcd…"), (1, "a…"), (0, "…"), (.max, "abcde")])
  func bound(limit: Int, shown: String) {
    #expect(DisplayText(bytes: Array("abcde".utf8), limit: limit).description == shown)
  }

  @Test("nothing of nothing is left out")
  func empty() {
    #expect(DisplayText(bytes: [UInt8](), limit: 0).description == "")
    #expect(DisplayText(bytes: [UInt8](), limit: 0).isEmpty)
  }

  @Test("a character that the limit cuts is shown as the octets that were read")
  func cut() {
    #expect(DisplayText(bytes: Array("a\u{20AC}b".utf8), limit: 3).description == "a\\xE2\\x82…")
  }

  @Test("what is read is made safe")
  func unsafe() {
    #expect(DisplayText(bytes: Array("\u{1B}[2Jx".utf8), limit: 4).description == "\\u{1B}[2J…")
  }
}
