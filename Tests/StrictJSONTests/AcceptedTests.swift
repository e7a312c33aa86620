import StrictJSON
import Testing

@Suite("What RFC 8259 allows is read")
struct AcceptedTests {
  @Test(
    "any value may be the whole text (section 2), with white space around it",
    arguments: [
      ("null", .null), ("true", .boolean(true)), ("false", .boolean(false)), ("0", .number("0")),
      ("\"\"", .text("")), ("[]", .array([])), ("{}", .object([])),
      (" \t\r\n1 \t\r\n", .number("1")), ("\n[\n]\n", .array([])), (" { } ", .object([])),
    ] as [(String, Plain)])
  func wholeText(text: String, value: Plain) throws {
    #expect(try parse(text) == value)
  }

  @Test(
    "numbers are kept as they are written (section 6)",
    arguments: [
      "0", "-0", "1", "-1", "10", "1234567890", "0.0", "-0.5", "1.25", "1e5", "1E5", "1e+5", "1e-5", "1E+05", "0e0",
      "0.1e-1", "123456789012345678901234567890", "1e999", "-1e-999", "1.000000000000000000000001",
    ])
  func number(text: String) throws {
    #expect(try parse(text) == .number(text))
    #expect(try parse("[\(text),\(text)]") == .array([.number(text), .number(text)]))
    #expect(try parse("{\"a\":\(text)}") == .object([.init(name: Array("a".utf8), value: .number(text))]))
  }

  @Test(
    "escapes (section 7)",
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
      (#""\u0041""#, "A"),
      (#""\u00e9\u00E9""#, "\u{E9}\u{E9}"),
      (#""\u0000""#, "\u{0}"),
      (#""\u001f""#, "\u{1F}"),
      (#""\uFFFF\uffff""#, "\u{FFFF}\u{FFFF}"),
      (#""\ud834\udd1e""#, "\u{1D11E}"),
      (#""\uD800\uDC00""#, "\u{10000}"),
      (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
      (#""\uD7FF\uE000""#, "\u{D7FF}\u{E000}"),
      (#""\\u0041""#, #"\u0041"#),
    ])
  func escape(text: String, value: String) throws {
    #expect(try parse(text) == .text(value))
  }

  @Test(
    "everything but controls, the quote and the backslash stands for itself",
    arguments: [
      "/", "\u{7F}", "\u{80}", "b\u{FC}cher", "\u{7F51}", "\u{1F600}", "\u{2028}\u{2029}", "\u{202E}", "\u{10FFFF}",
    ])
  func itself(text: String) throws {
    #expect(try parse("\"\(text)\"") == .text(text))
  }

  @Test("members and elements stay in their order")
  func order() throws {
    let value = try parse(#"{"z": [3, 1, 2], "a": {"": null}}"#)
    let numbers = ["3", "1", "2"].map(Plain.number)
    let empty = Plain.object([.init(name: [], value: .null)])
    #expect(
      value
        == .object([.init(name: Array("z".utf8), value: .array(numbers)), .init(name: Array("a".utf8), value: empty)]))
  }
}
