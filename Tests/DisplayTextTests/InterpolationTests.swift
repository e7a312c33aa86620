import DisplayText
import Testing

@Suite("Text from outside is a type: no path leads around the escapes")
struct InterpolationTests {
  private let hostile = "\u{1B}[31m\u{202E}"
  private let shown = "\\u{1B}[31m\\u{202E}"

  @Test("a literal of the program's own is kept")
  func literal() {
    let text: DisplayText = "a\u{301}\u{302}\u{303} …\n"
    #expect(scalars(text.description) == scalars("a\u{301}\u{302}\u{303} …\n"))
  }

  @Test("an interpolated String and Substring are made safe, the literal around them is not touched")
  func string() {
    let whole: DisplayText = "\t<\(hostile)>\n"
    let part: DisplayText = "\t<\(hostile[...])>\n"
    #expect(whole.description == "\t<\(shown)>\n")
    #expect(part.description == whole.description)
  }

  @Test("an interpolated DisplayText is taken as it is, not escaped twice")
  func displayText() {
    let inner: DisplayText = "\n\(hostile)"
    let outer: DisplayText = "[\(inner)]"
    #expect(outer.description == "[\n\(shown)]")
  }

  @Test("whole numbers are taken")
  func number() {
    let text: DisplayText = "\(UInt16.max) \(-3) \(UInt8(0)) \(Int64.min)"
    #expect(text.description == "65535 -3 0 -9223372036854775808")
  }

  @Test("joining keeps both parts safe")
  func joining() {
    var text: DisplayText = "<"
    text += DisplayText(hostile)
    text += ">"
    #expect(text.description == "<" + shown + ">")
    #expect(DisplayText().isEmpty)
    #expect(!text.isEmpty)
  }

  @Test("making safe text safe again changes nothing")
  func twice() {
    let once = DisplayText(hostile)
    #expect(DisplayText(once.description) == once)
  }
}
