import Discovery
import Testing

@Suite("A MIMI identifier is a host name of two labels or more")
struct HostNameTests {
  @Test(
    "a final dot and upper case are fine; letters, digits, - and _ are",
    arguments: [
      ("mymimi.example.com", "mymimi.example.com"),
      ("example.com", "example.com"),
      ("MyMimi.EXAMPLE.Com", "mymimi.example.com"),
      ("mymimi.example.com.", "mymimi.example.com"),
      ("a.b", "a.b"),
      ("_mimi.example.com", "_mimi.example.com"),
      ("a_b.c-d.e--f.example", "a_b.c-d.e--f.example"),
      ("1.2.3.example", "1.2.3.example"),
      ("0x7f.example", "0x7f.example"),
      ("example.1a", "example.1a"),
      ("example.x0", "example.x0"),
    ])
  func accepted(typed: String, ascii: String) throws {
    let name = try HostName(typed)
    #expect(name.ascii == ascii)
    #expect(name.unicode == ascii)
    #expect(try Identifier(typed).ownerName == ascii)
    #expect(try HostName(name.ascii) == name)
  }

  @Test("labels have 1 to 63 octets", arguments: [1, 62, 63])
  func label(length: Int) throws {
    #expect(try HostName(labels(length, 7)).ascii == labels(length, 7))
    #expect(try HostName(labels(7, length)).ascii == labels(7, length))
  }

  @Test("a label of 64 is too long", arguments: [labels(64, 7), labels(7, 64), labels(7, 64, 7), labels(200, 7)])
  func labelTooLong(typed: String) {
    #expect(refusal(of: typed)?.code == .labelTooLong)
  }

  @Test("a name has at most 253, its final dot not counted")
  func name() throws {
    let longest = labels(63, 63, 63, 61)
    #expect(longest.utf8.count == 253)
    #expect(try HostName(longest).ascii == longest)
    #expect(try HostName(longest + ".").ascii == longest)
    #expect(refusal(of: labels(63, 63, 63, 62))?.code == .nameTooLong)
    #expect(refusal(of: labels(63, 63, 63, 63, 1) + ".")?.code == .nameTooLong)
  }

  @Test(
    "an empty label",
    arguments: ["a..example", ".example.com", "example.com..", "..", "a...b", ".a", "..example.com", "example..com."])
  func emptyLabel(typed: String) {
    #expect(refusal(of: typed)?.code == .emptyLabel)
  }

  @Test("one label only", arguments: ["com", "com.", "localhost", "LOCALHOST", "my-mimi", "_mimi", labels(63)])
  func oneLabel(typed: String) {
    #expect(refusal(of: typed)?.code == .oneLabel)
  }

  @Test(
    "a label that begins or ends with a hyphen",
    arguments: [
      "-a.example", "a-.example", "a.-b.example", "a.b-.example", "a.example-", "-.example", "a.-", "xn--.example",
    ])
  func badHyphen(typed: String) {
    #expect(refusal(of: typed)?.code == .badHyphen)
  }

  /// Each ASCII character that is none of those of a name; `@` makes it an email address.
  @Test(
    "a bad character, in every place",
    arguments: "!\"#$%&'()*+,/:;<=>?[\\]^`{|}~ \u{0}\t\n\u{1B}\u{7F}".unicodeScalars.map { String($0) })
  func badCharacter(character: String) {
    #expect(refusalOfHost("\(character)a.example")?.code == .badCharacter)
    #expect(refusalOfHost("a\(character)b.example")?.code == .badCharacter)
    #expect(refusalOfHost("a.example\(character)")?.code == .badCharacter)
    #expect(refusal(of: "a\(character)b.example")?.code == .badCharacter)
  }

  @Test(
    "what people copy along with a name",
    arguments: [
      "https://mymimi.example.com", "mymimi.example.com/path", "mymimi.example.com:443", "my mimi.example.com",
      "<mymimi.example.com>", "*.example.com", "mymimi.example.com,", "@mymimi",
    ])
  func copied(typed: String) {
    #expect(refusal(of: typed) != nil)
  }

  @Test(
    "a name that a machine wrote has ASCII only",
    arguments: ["b\u{FC}cher.example", "example\u{3002}com", "\u{FF41}.example"])
  func machineASCII(text: String) {
    #expect(throws: IdentifierError.self) { try HostName(ascii: text) }
    #expect(throws: Never.self) { try HostName(text) }
  }
}

@Suite("An address is no name, in any spelling")
struct AddressTests {
  @Test(
    "a last label that is numeric or 0x... makes it an address",
    arguments: [
      "127.0.0.1", "127.0.0.1.", "127.1", "127.0.1", "0x7f.0.0.1", "0x7f.1", "0X7F.0X1", "0x7f000001", "0X7F000001",
      "0177.0.0.1", "017700000001", "2130706433", "1.2.3.4.5", "256.256.256.256", "999999999999", "0", "0x", "0x0",
      "a.1", "example.123", "example.0x7f", "example.0X7F.", "a.b.00", "a.0x",
    ])
  func name(text: String) {
    #expect(refusalOfHost(text)?.code == .address)
    #expect(refusal(of: text) != nil)
  }

  @Test(
    "an address of IPv6 or with brackets has characters that no name has",
    arguments: [
      "::1", "[::1]", "::ffff:127.0.0.1", "[::ffff:7f00:1]", "fe80::1%eth0", "2001:db8::1", "64:ff9b::7f00:1",
      "[127.0.0.1]", "127.0.0.1:80", "1:2",
    ])
  func characters(text: String) {
    #expect(refusalOfHost(text)?.code == .badCharacter)
    #expect(refusal(of: text) != nil)
  }

  @Test(
    "digits and dots of other scripts become an address",
    arguments: [
      "\u{FF11}\u{FF12}\u{FF17}.0.0.1", "127\u{3002}0\u{FF0E}0\u{FF61}1", "a.\u{FF11}", "\u{2460}.\u{2461}",
      "a.0\u{FF58}7f", "\u{FF10}x7f.1", "\u{1D7CF}.\u{1D7CF}",
    ])
  func mapped(text: String) {
    #expect(refusalOfHost(text)?.code == .address)
    #expect(refusal(of: text) != nil)
  }

  @Test("four numbers between dots are called an address, not a telephone number")
  func dottedQuad() {
    #expect(refusal(of: "192.0.2.1")?.code == .address)
  }
}
