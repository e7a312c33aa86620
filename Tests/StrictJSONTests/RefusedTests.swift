import StrictJSON
import Testing

@Suite("What RFC 8259 does not allow is refused")
struct RefusedTests {
  @Test(
    "texts that are no value",
    arguments: [
      "", " ", "\n", "nul", "nulll", "True", "TRUE", "undefined", "NaN", "Infinity", "-Infinity", "'a'", "a", "$",
    ])
  func value(text: String) {
    #expect(refusal(of: Array(text.utf8)) != nil)
  }

  @Test(
    "numbers of other languages",
    arguments: [
      "+1", "-", "--1", "01", "-01", "00", "1.", ".5", "-.5", "1.e5", "1e", "1e+", "1E-", "1e1.5", "0x10", "0b1",
      "1_000", "1,000.5", "\u{FF11}", "\u{661}", "1 2", "1f", "1n", "0e", "1.5.5", "- 1",
    ])
  func number(text: String) {
    #expect(refusal(of: Array(text.utf8)) != nil)
    #expect(refusal(of: Array("[\(text)]".utf8)) != nil)
  }

  @Test(
    "strings",
    arguments: [
      "\"", "\"a", "\"\\", "\"\\\"", "\"\\a\"", "\"\\'\"", "\"\\x41\"", "\"\\0\"", "\"\\U0041\"", "\"\\u\"", "\"\\u0\"",
      "\"\\u00\"", "\"\\u004\"", "\"\\u004g\"", "\"\\u 041\"", "\"\\u+041\"", "\"\\u{41}\"", "\"\\u00\u{FF11}1\"",
      "\"\n\"", "\"\r\"", "\"\t\"", "\"\u{0}\"", "\"\u{1F}\"", "\"\\\n\"", "\"a\" \"b\"", "a\"",
    ])
  func string(text: String) {
    #expect(refusal(of: Array(text.utf8)) != nil)
  }

  @Test(
    "half a surrogate pair",
    arguments: [
      #""\uD800""#, #""\uDFFF""#, #""\uDC00\uD800""#, #""\uD800\uD800""#, #""\uD800\u0041""#, #""\uD800A""#,
      #""\uD800\n""#, #""\uD800\""#, #""\uD800\u""#, #""\uDBFF\uE000""#, #""\uD800\uE000""#, #""\uD834 \uDD1E""#,
    ])
  func surrogate(text: String) {
    #expect(refusal(of: Array(text.utf8)) != nil)
  }

  @Test(
    "arrays and objects",
    arguments: [
      "[", "]", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1 2]", "[1,,2]", "[1]]", "[[1]", "[1}", "(1)",
      "{", "}", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,}", "{\"a\" 1}", "{\"a\"::1}",
      "{\"a\",1}",
      "{a:1}", "{'a':1}", "{1:1}", "{null:1}", "{\"a\":1 \"b\":2}", "{\"a\":1,,\"b\":2}", "{\"a\":}", "{\"a\":1}}",
      "{\"a\":1]",
      "{[]:1}", "{\"a\":1;\"b\":2}", "{\"a\"=1}",
    ])
  func structure(text: String) {
    #expect(refusal(of: Array(text.utf8)) != nil)
  }

  @Test(
    "anything but white space around the value, and comments",
    arguments: [
      "1 1", "null,", "{}{}", "[] x", "// a\n1", "1 // a", "/* a */ 1", "# a\n1", "[1 /* a */]", "\u{B}1", "\u{C}1",
      "\u{A0}1", "\u{2028}1", "1\u{0}", "\u{0}1", "\u{FEFF}1", "1\u{FEFF}",
    ])
  func around(text: String) {
    #expect(refusal(of: Array(text.utf8)) != nil)
  }

  @Test(
    "text that is not UTF-8 (section 8.1), in a string or beside it",
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xE2, 0x82], [0x31, 0x80], [0xFF, 0xFE, 0x31, 0x00], [0x31, 0x00],
    ] as [[UInt8]])
  func encoding(octets: [UInt8]) {
    #expect(refusal(of: octets) != nil)
  }
}
