import Foundation
import StrictJSON
import Testing

@Suite("Strings hold their data; what is unsafe to show is written as an escape")
struct WriterEscapeTests {
  @Test(
    "as it is written",
    arguments: [
      ("", #""""#), ("plain / text", #""plain / text""#), ("say \"hi\"", #""say \"hi\"""#), ("a\\b", #""a\\b""#),
      ("b\u{FC}cher \u{7F51} \u{1F600}", "\"b\u{FC}cher \u{7F51} \u{1F600}\""), ("\\u202e", #""\\u202e""#),
    ])
  func text(data: String, json: String) {
    #expect(written(data) == json)
  }

  /// RFC 8259 section 7: quotation mark, reverse solidus and U+0000 to U+001F must be escaped; DEL, C1, format
  /// characters, separators, private-use and unassigned scalars are escaped besides, those beyond the Basic
  /// Multilingual Plane as a pair of surrogates.
  @Test(
    "escapes are the scalar's own code units",
    arguments: [
      (0x00, "0000"), (0x01, "0001"), (0x07, "0007"), (0x0B, "000b"), (0x1B, "001b"), (0x1F, "001f"), (0x7F, "007f"),
      (0x80, "0080"), (0x85, "0085"), (0x9B, "009b"), (0x9F, "009f"), (0xAD, "00ad"), (0x200B, "200b"),
      (0x202E, "202e"),
      (0x2028, "2028"), (0x2029, "2029"), (0x2066, "2066"), (0xFEFF, "feff"), (0xE000, "e000"), (0x378, "0378"),
      (0xFFFF, "ffff"), (0xE0041, "db40 dc41"), (0xF0000, "db80 dc00"), (0x10FFFD, "dbff dffd"),
      (0x10FFFF, "dbff dfff"),
      (0x1D173, "d834 dd73"),
    ] as [(UInt32, String)])
  func escape(value: UInt32, units: String) throws {
    let scalar = try #require(Unicode.Scalar(value))
    let escaped = units.split(separator: " ").map { "\\u" + $0 }.joined()
    #expect(written("a" + String(scalar) + "b").lowercased() == "\"a" + escaped + "b\"")
  }

  @Test("the short escapes of line ends and tabs", arguments: [("\n", #""\n""#), ("\r", #""\r""#), ("\t", #""\t""#)])
  func short(data: String, json: String) {
    #expect(written(data) == json)
  }

  @Test("a name is escaped as any string")
  func key() {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("\u{202E}\"")
      writer.boolean(false)
    }
    #expect(String(decoding: writer.bytes, as: UTF8.self).lowercased() == #"{"\u202e\"": false}"#)
  }

  @Test("every scalar there is: Foundation reads the same, our parser too, and nothing unsafe is in the line")
  func everyScalar() throws {
    for start in stride(from: UInt32(0), through: 0x10FFFF, by: 0x1000) {
      var data = String.UnicodeScalarView()
      for value in start..<start + 0x1000 { if let scalar = Unicode.Scalar(value) { data.append(scalar) } }
      let line = Array(written(String(data)).utf8)
      let ours = try JSONParser.parse(line)
      let theirs = try JSONDecoder().decode(String.self, from: Data(line))
      try #require(Plain(ours) == .text(String(data)), "U+\(String(start, radix: 16))")
      try #require(Array(theirs.utf8) == Array(String(data).utf8), "U+\(String(start, radix: 16))")
      try #require(
        String(decoding: line, as: UTF8.self).unicodeScalars.allSatisfy(isSafe), "U+\(String(start, radix: 16))")
    }
  }

  private func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: false
    default: true
    }
  }

  private func written(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
