import StrictJSON
import Testing

@Suite("No member stands twice in one object")
struct DuplicateMemberTests {
  @Test(
    "twice is refused, however the name is written, and the second is pointed at",
    arguments: [
      (#"{"a":1,"a":1}"#, 1, 8),
      (#"{"a":1,"b":2,"a":3}"#, 1, 14),
      (#"{"":1,"":2}"#, 1, 7),
      (#"{"a":1,"\u0061":2}"#, 1, 8),
      (#"[{"x":{"a":1,"a":2}}]"#, 1, 14),
      ("{\"a\": 1,\n \"a\": 2}", 2, 2),
    ])
  func twice(text: String, line: Int, column: Int) throws {
    let error = try #require(refusal(of: Array(text.utf8)))
    #expect(error.position.line == line)
    #expect(error.position.column == column)
  }

  @Test(
    "the same name in different objects, or in another case, is not the same member",
    arguments: [
      #"{"a":{"a":{"a":1}}}"#, #"[{"a":1},{"a":1}]"#, #"{"a":1,"A":1}"#, #"{"a":1,"a ":1}"#, #"{"a":{"b":1},"b":1}"#,
    ])
  func different(text: String) {
    #expect(refusal(of: Array(text.utf8)) == nil)
  }

  /// RFC 8259 section 8.3: names are the same where they agree code unit by code unit; nothing is normalised.
  @Test("names that only look alike are two members")
  func composed() throws {
    let value = try parse("{\"\u{E9}\":1,\"e\u{301}\":2}")
    let composed = Plain.Member(name: Array("\u{E9}".utf8), value: .number("1"))
    let decomposed = Plain.Member(name: Array("e\u{301}".utf8), value: .number("2"))
    #expect(value == .object([composed, decomposed]))
  }
}

@Suite("Depth is bounded")
struct DepthTests {
  @Test("as deep as is allowed is read", arguments: [("[", "]"), ("{\"a\":", "}")])
  func deepest(open: String, close: String) {
    #expect(refusal(of: nested(open, close, JSONParser.deepest)) == nil)
  }

  @Test("one more is refused", arguments: [("[", "]"), ("{\"a\":", "}")])
  func deeper(open: String, close: String) {
    #expect(refusal(of: nested(open, close, JSONParser.deepest + 1)) != nil)
  }

  @Test("lists and objects count together, and what is closed counts no more")
  func together() {
    #expect(refusal(of: nested("[{\"a\":", "}]", JSONParser.deepest / 2)) == nil)
    #expect(refusal(of: nested("[{\"a\":", "}]", JSONParser.deepest / 2 + 1)) != nil)
    let beside = [String](repeating: "[]", count: 1_000).joined(separator: ",")
    #expect(refusal(of: Array("[\(beside)]".utf8)) == nil)
  }

  @Test("a hundred thousand brackets use up no stack", arguments: ["[", "{\"a\":", "[{\"a\":"])
  func flood(open: String) {
    #expect(refusal(of: Array(String(repeating: open, count: 100_000).utf8)) != nil)
  }

  private func nested(_ open: String, _ close: String, _ depth: Int) -> [UInt8] {
    Array((String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)).utf8)
  }
}
