import Testing

@testable import StrictJSON

@Suite("A mistake is pointed at: line and column from 1, the column in octets")
struct PositionTests {
  @Test(
    "of a mistake",
    arguments: [
      ("", 1, 1), ("x", 1, 1), ("  x", 1, 3), ("\n\n x", 3, 2), ("\r\n\tx", 2, 2),
      ("[1 2]", 1, 4), ("[1,]", 1, 4), ("[1,\n2,\n  x]", 3, 3), ("{\"a\" 1}", 1, 6), ("{\"a\":1,\n b:2}", 2, 2),
      ("{\"a\":1", 1, 7), ("[1] x", 1, 5), ("\"abc", 1, 5), ("\"a\u{1}\"", 1, 3), ("\"a\nb\"", 1, 3),
      ("\"ab\\qc\"", 1, 4), ("\"ab\\uD800\"", 1, 4), ("[\"\u{FC}\" x]", 1, 7), ("[\"\u{1F600}\" x]", 1, 9),
      ("\"\u{7F51}\u{7EDC}\\q\"", 1, 8), ("[1.x]", 1, 4), ("[\n01]", 2, 2), ("nul", 1, 1), ("{\"a\":\n\n nil}", 3, 2),
    ])
  func mistake(text: String, line: Int, column: Int) throws {
    let error = try #require(refusal(of: Array(text.utf8)))
    #expect(error.position.line == line, "\(error.reason)")
    #expect(error.position.column == column, "\(error.reason)")
    #expect(!error.reason.isEmpty)
  }

  @Test("of text that is not UTF-8: its line", arguments: [0, 1, 2, 3])
  func encoding(linesBefore: Int) throws {
    let octets = Array(String(repeating: "\u{FC}\n", count: linesBefore).utf8) + [0x20, 0xFF, 0x0A, 0xFF]
    let error = try #require(refusal(of: octets))
    #expect(error.position.line == linesBefore + 1)
  }

  @Test("of a value and of a member's name, so that what it means can be pointed at")
  func value() throws {
    let root = try JSONParser.parse(Array(" {\"a\": [1,\n  true],\n\"\u{FC}\":  null}".utf8))
    expect(root.position, 1, 2)
    guard case .object(let members) = root.value, members.count == 2,
      case .array(let elements) = members[0].node.value, elements.count == 2
    else {
      Issue.record("read as something else")
      return
    }
    expect(members[0].position, 1, 3)
    expect(members[0].node.position, 1, 8)
    expect(elements[0].position, 1, 9)
    expect(elements[1].position, 2, 3)
    expect(members[1].position, 3, 1)
    expect(members[1].node.position, 3, 8)
  }

  @Test(
    "a person is told the kind of a value in words",
    arguments: [
      "null": "null", "true": "true or false", "1": "a number", "\"\"": "a string", "[]": "a list", "{}": "an object",
    ])
  func kind(text: String, words: String) throws {
    #expect(try JSONParser.parse(Array(text.utf8)).kindInWords == words)
  }

  private func expect(_ position: TextPosition, _ line: Int, _ column: Int) {
    #expect(position == TextPosition(line: line, column: column))
  }
}
