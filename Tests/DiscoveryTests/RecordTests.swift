import Discovery
import Testing

@Suite("A discovery record is a DKIM tag-list whose first tag is v=MIMI1")
struct RecordTests {
  @Test("the example")
  func example() throws {
    let record = try #require(parsed("v=MIMI1; p=2; a=+15551234567; e=mimi.whatsapp.com; s=whatsapp").record)
    #expect(record.priority == 2)
    #expect(record.account == "+15551234567")
    #expect(record.endpoint == .host("mimi.whatsapp.com"))
    #expect(record.service == "whatsapp")
    #expect(record.unknownTags.isEmpty)
  }

  @Test("the least: what is missing is null")
  func least() throws {
    let record = try #require(parsed("v=MIMI1;e=a.example").record)
    #expect(record.priority == nil)
    #expect(record.account == nil)
    #expect(record.service == nil)
    #expect(record.endpoint == .host("a.example"))
  }

  @Test(
    "white space around tags, values and ; is dropped, folded lines too; one final ; is fine",
    arguments: [
      "v=MIMI1;p=2;e=a.example;a=x y", "v=MIMI1; p=2; e=a.example; a=x y;", "v=MIMI1; p=2; e=a.example; a=x y; ",
      " v = MIMI1 ; p = 2 ; e = a.example ; a = x y ", "\tv\t=\tMIMI1\t;\tp=2\t;e=a.example;\ta=x y\t;\t",
      "v=MIMI1;\r\n p=2;\r\n\te=a.example; a=x y", "\r\n v=MIMI1; p=\r\n 2; e \r\n\t= a.example; a=x y \r\n ;\r\n ",
      "v=MIMI1; a=x y; e=a.example; p=2",
      "v=MIMI1; p=2; e=a.example; a= \r\n \r\n x y",
    ])
  func whiteSpace(text: String) throws {
    let record = try #require(parsed(text).record)
    #expect(record.priority == 2)
    #expect(record.endpoint == .host("a.example"))
    #expect(octets(record.account) == octets("x y"))
  }

  @Test(
    "white space inside a value is part of it (RFC 6376 section 3.2)",
    arguments: ["x  y", "x\u{A0}y", "\u{A0}x", "x\u{2003}", "x=y", "=", "==x"])
  func inside(value: String) throws {
    let record = try #require(parsed("v=MIMI1; e=a.example; a= \(value) ; z= \(value) ").record)
    #expect(octets(record.account) == octets(value))
    #expect(record.unknownTags.map { octets($0.value) } == [octets(value)])
  }

  @Test(
    "a line end that no blank follows is no white space, and stays in the value for its rule to judge",
    arguments: [
      ("p=1\r\n", .priorityNotANumber), ("p=\n1", .priorityNotANumber), ("p=1\r", .priorityNotANumber),
      ("p=1\n ", .priorityNotANumber), ("s=x\r\n", .badService), ("a=x\r\n", .badAccount), ("a=\u{B}x", .badAccount),
      ("a=x\r\n y", .badAccount),
    ] as [(String, ProblemReason)])
  func lineEnd(tag: String, reason: ProblemReason) {
    #expect(parsed("v=MIMI1; e=a.example; " + tag).reason == reason)
    #expect(parsed("v=MIMI1; " + tag + ";e=a.example").reason == reason)
  }

  @Test("tags are case-sensitive: in upper case they are unknown")
  func caseSensitive() throws {
    let record = try #require(parsed("v=MIMI1; P=x; E=-; S=?; A=; e=a.example; V=2").record)
    #expect(record.unknownTags.map(\.name) == ["P", "E", "S", "A", "V"])
    #expect(record.priority == nil && record.service == nil && record.account == nil)
  }

  @Test("unknown tags are kept, in their order, with empty values, controls and other letters")
  func unknownTags() throws {
    let record = try #require(parsed("v=MIMI1; z9_=; e=a.example; x=1 \u{7} 2; y=\u{FC}\u{202E}; Z=a=b").record)
    #expect(record.unknownTags.map(\.name) == ["z9_", "x", "y", "Z"])
    #expect(record.unknownTags.map { octets($0.value) } == ["", "1 \u{7} 2", "\u{FC}\u{202E}", "a=b"].map(octets))
  }

  @Test("the tags' order after v is free")
  func freeOrder() throws {
    let one = try #require(parsed("v=MIMI1; a=x; e=a.example; p=1; s=t").record)
    let other = try #require(parsed("v=MIMI1; s=t; p=1; e=a.example; a=x").record)
    #expect(one == other)
  }

  @Test("printed and read again it is the same record")
  func printed() throws {
    for text in [
      "v=MIMI1;e=a.example", "v=MIMI1; e=.", "v=MIMI1; p=0; s=A.b-c_; e=A.Example.; a=x = y; z=; y=\u{7}",
      "v=MIMI1; a=\u{202E}e\u{301}; e=a.example; p=65535",
    ] {
      let record = try #require(parsed(text).record)
      #expect(parsed(record.text).record == record)
      #expect(record.text.hasPrefix("v=MIMI1; "))
    }
  }
}

@Suite("Whose record it is")
struct OwnershipTests {
  @Test(
    "ours begins with the tag v and a value that begins with MIMI",
    arguments: [
      "v=MIMI1; e=a.example", "v=MIMI", "v=MIMI2", "v=MIMIC", "  v  =  MIMI1", "\r\n v=MIMI1;", "v=MIMI1;;;",
      "v=MIMI=1",
    ])
  func ours(text: String) {
    #expect(!parsed(text).isForeign)
  }

  @Test(
    "other TXT is not ours, whatever else is in it",
    arguments: [
      "", " ", ";", "v=spf1 -all", "v=DKIM1; p=MIMI1", "MIMI1", "v", "v=", "v=mimi1; e=a.example",
      "V=MIMI1; e=a.example",
      "v=xMIMI1", "v=\"MIMI1\"", "p=1; v=MIMI1; e=a.example", ";v=MIMI1", "; v=MIMI1", "vv=MIMI1", "v1=MIMI1", "=MIMI1",
      "v;v=MIMI1", "v MIMI1", "v\u{0}=MIMI1", "\u{FEFF}v=MIMI1", "v=\u{FF2D}IMI1", "v=MIM; I1=", "\nv=MIMI1",
      "google-site-verification=v=MIMI1",
    ])
  func foreign(text: String) {
    #expect(parsed(text).isForeign)
  }

  @Test(
    "RDATA of the discovery type that is not ours is a problem",
    arguments: ["", "v=spf1 -all", "hello", "V=MIMI1; e=a.example", ";v=MIMI1", "p=1; p=1; =", "e=a.example; v=MIMI1"])
  func discoveryType(text: String) {
    #expect(parsed(text, isDiscoveryType: true).reason == .unknownVersion)
  }

  @Test(
    "ours with another version is not readable",
    arguments: [
      "MIMI", "MIMI2", "MIMI10", "MIMI1.0", "MIMI01", "MIMI1 x", "MIMI1,", "MIMI1\u{301}", "MIMI1\u{0}", "MIMI\u{661}",
    ])
  func version(value: String) {
    #expect(parsed("v=\(value); e=a.example").reason == .unknownVersion)
    #expect(parsed("v=\(value)").reason == .unknownVersion)
    #expect(parsed("v=\(value); e=a.example", isDiscoveryType: true).reason == .unknownVersion)
  }

  @Test("a record of either type reads the same")
  func bothTypes() {
    let text = "v=MIMI1; p=1; e=a.example; a=x"
    #expect(parsed(text) == parsed(text, isDiscoveryType: true))
  }
}

@Suite("The character-strings of a record are joined without a space")
struct CharacterStringTests {
  private let text = Array("v=MIMI1; p=2; a=b c; e=a.example".utf8)

  @Test("wherever it was cut", arguments: 1...33)
  func cut(length: Int) {
    #expect(ParsedRecord(rdata: rdata(octets: text, length: length)) == parsed(String(decoding: text, as: UTF8.self)))
  }

  @Test("in the middle of a tag's name, of a value and of a character too; empty strings add nothing")
  func pieces() throws {
    let pieces = [
      [], Array("v=MI".utf8), Array("MI1;e".utf8), [], Array("=a.example;a".utf8), [0x3D, 0xC3], [0xBC], [],
    ]
    let record = ParsedRecord(rdata: pieces.flatMap { [UInt8($0.count)] + $0 }).record
    #expect(record?.endpoint == .host("a.example"))
    #expect(record.map { Array(($0.account ?? "").utf8) } == [0xC3, 0xBC])
  }

  @Test("strings that run past the RDATA's end", arguments: [1, 2, 100, 222])
  func pastTheEnd(excess: UInt8) {
    let broken = [UInt8(text.count) + excess] + text
    #expect(ParsedRecord(rdata: broken).reason == .badRDATA)
    #expect(ParsedRecord(rdata: broken, isDiscoveryType: true).reason == .badRDATA)
    #expect(ParsedRecord(rdata: rdata(octets: text) + [1]).reason == .badRDATA)
    #expect(ParsedRecord(rdata: [excess]).isForeign)
    #expect(ParsedRecord(rdata: [excess, 0x76]).isForeign)
  }

  @Test("RDATA without any string is nobody's in TXT (RFC 1035: one or more), and broken in the discovery type")
  func empty() {
    #expect(ParsedRecord(rdata: []).isForeign)
    #expect(ParsedRecord(rdata: [], isDiscoveryType: true).reason == .badRDATA)
  }
}
