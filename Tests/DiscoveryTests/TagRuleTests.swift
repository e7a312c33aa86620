import Discovery
import Testing

/// Each tag's own rule.
@Suite("The rule of each tag")
struct TagRuleTests {
  @Test(
    "p: decimal digits, 0 to 65535",
    arguments: [
      ("0", 0), ("1", 1), ("10", 10), ("65534", 65_534), ("65535", 65_535), ("007", 7), ("00000", 0),
      ("0000000000065535", 65_535),
    ] as [(String, UInt16)])
  func priority(text: String, value: UInt16) {
    #expect(parsed("v=MIMI1; e=a.example; p=\(text)").record?.priority == value)
  }

  @Test(
    "p: anything else is no number, empty too",
    arguments: [
      "", " ", "x", "-1", "+1", "-0", "1.0", "1e1", "0x1", "1 2", "1,0", "65536", "65537", "99999", "131072",
      "4294967296",
      "18446744073709551616", "100000000000000000000000000000000000000", "\u{661}", "\u{FF11}", "1\u{0}", "\u{B2}",
      "1_",
    ])
  func notANumber(text: String) {
    #expect(parsed("v=MIMI1; e=a.example; p=\(text)").reason == .priorityNotANumber)
  }

  @Test(
    "s: a token of letters, digits, - _ . in lower case",
    arguments: [
      ("whatsapp", "whatsapp"), ("WhatsApp", "whatsapp"), ("a-b_c.d9", "a-b_c.d9"), ("9", "9"), ("-", "-"), ("I", "i"),
    ])
  func service(text: String, value: String) {
    #expect(parsed("v=MIMI1; e=a.example; s=\(text)").record?.service == value)
  }

  @Test("s: missing or empty is null", arguments: ["", "; s=", "; s= ", "; s=\r\n "])
  func noService(tag: String) throws {
    let record = try #require(parsed("v=MIMI1; e=a.example\(tag)").record)
    #expect(record.service == nil)
  }

  @Test("s: at most 64")
  func serviceLength() {
    #expect(parsed("v=MIMI1; e=a.example; s=\(labels(64))").record?.service == labels(64))
    #expect(parsed("v=MIMI1; e=a.example; s=\(labels(65))").reason == .badService)
  }

  @Test(
    "s: anything else",
    arguments: [
      "a b", "a/b", "a+b", "a:b", "\u{FC}", "a\u{0}", "\u{212A}", "a=b", "*", "\"a\"", "a\u{7F}", "a,b", "\u{202E}",
    ])
  func badService(text: String) {
    #expect(parsed("v=MIMI1; e=a.example; s=\(text)").reason == .badService)
  }

  @Test(
    "a: UTF-8, kept as it is",
    arguments: [
      "x", "+15551234567", "My Name", "juliet@x.example", "\u{FC}", "e\u{301}", "\u{7F51}", "a=b", "\"q\"", "\\", "%41",
      "a  b",
      "\u{202E}abc", "\u{200B}", "\u{E0041}", "\u{E000}", "\u{378}", "\u{2028}", "\u{A0}", "\u{AD}",
    ])
  func account(value: String) {
    #expect(octets(parsed("v=MIMI1; e=a.example; a=\(value)").record?.account) == octets(value))
  }

  @Test("a: 1 to 255 octets")
  func accountLength() {
    #expect(parsed("v=MIMI1; e=a.example; a=\(labels(255))").record?.account == labels(255))
    #expect(parsed("v=MIMI1; e=a.example; a=\(labels(256))").reason == .badAccount)
    let wide = String(repeating: "\u{FC}", count: 127)
    #expect(parsed("v=MIMI1; e=a.example; a=\(wide)x").record?.account == wide + "x")
    #expect(parsed("v=MIMI1; e=a.example; a=\(wide)\u{FC}").reason == .badAccount)
  }

  @Test("a: missing is null, empty is not", arguments: ["a=", "a= ", "a=\t", "a=\r\n "])
  func emptyAccount(tag: String) throws {
    #expect(parsed("v=MIMI1; e=a.example; \(tag)").reason == .badAccount)
    let record = try #require(parsed("v=MIMI1; e=a.example").record)
    #expect(record.account == nil)
  }

  @Test("a: with a control character (Cc)", arguments: Array(0x00...0x1F) + Array(0x7F...0x9F) as [UInt32])
  func control(value: UInt32) throws {
    let scalar = String(try #require(Unicode.Scalar(value)))
    #expect(parsed("v=MIMI1; e=a.example; a=x\(scalar)y").reason == .badAccount)
  }
}

@Suite("e: a host name by the rules of identifiers, in ASCII")
struct EndpointTests {
  @Test(
    "in lower case, without its final dot",
    arguments: [
      ("mimi.whatsapp.com", "mimi.whatsapp.com"), ("IM.Telegram.ORG", "im.telegram.org"), ("a.example.", "a.example"),
      ("a.b", "a.b"), ("xn--bcher-kva.example", "xn--bcher-kva.example"), ("1.example", "1.example"),
      ("a--b.example", "a--b.example"),
    ])
  func host(text: String, name: String) {
    #expect(parsed("v=MIMI1; e=\(text)").record?.endpoint == .host(name))
  }

  @Test("63 octets a label, 253 a name")
  func length() {
    #expect(parsed("v=MIMI1; e=\(labels(63, 1))").record != nil)
    #expect(parsed("v=MIMI1; e=\(labels(64, 1))").reason == .badEndpoint)
    #expect(parsed("v=MIMI1; e=\(labels(63, 63, 63, 61))").record != nil)
    #expect(parsed("v=MIMI1; e=\(labels(63, 63, 63, 61)).").record != nil)
    #expect(parsed("v=MIMI1; e=\(labels(63, 63, 63, 62))").reason == .badEndpoint)
    #expect(parsed("v=MIMI1; e=\(String(repeating: "a.", count: 900))b").reason == .badEndpoint)
  }

  @Test("one dot alone: published, and not reachable", arguments: ["e=.", "e= . ", "e=.; p=1; a=x; s=y"])
  func notReachable(tag: String) {
    #expect(parsed("v=MIMI1; \(tag)").record?.endpoint == .notReachable)
  }

  @Test("missing or empty", arguments: ["", "; e=", "; e= ", "; e=\r\n\t; p=1", "; E=a.example"])
  func missing(tag: String) {
    #expect(parsed("v=MIMI1\(tag)").reason == .missingEndpoint)
  }

  @Test(
    "no port, path, user, underscore, single label, other letters, nor an address in any spelling",
    arguments: [
      "a.example:443", "a.example/", "a.example/path", "https://a.example", "user@a.example", "a.example?x",
      "a.example#x",
      "_im.example.com", "im_1.example", "localhost", "com", "com.", "..", "a..example", ".a.example", "a.example..",
      "-a.example", "a-.example", "a .example", "a.example b.example", "b\u{FC}cher.example", "a\u{3002}example",
      "\u{FF41}.example", "\u{212A}.example", "a.example\u{0}", "a\u{0}.example", "\"a.example\"", "*.example.com",
      "a.example,",
      "127.0.0.1", "127.0.0.1.", "127.1", "2130706433", "0x7f000001", "0x7f.1", "017700000001", "a.1", "a.0x1", "a.0x",
      "[::1]",
      "::1", "::ffff:127.0.0.1", "xn--a.example", "xn--bcher-2pa.example", "xn--53h.example", "a%2eexample.com",
    ])
  func bad(text: String) {
    #expect(parsed("v=MIMI1; e=\(text)").reason == .badEndpoint)
  }
}
