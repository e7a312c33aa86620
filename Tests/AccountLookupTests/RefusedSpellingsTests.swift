import Discovery
import Testing

/// Everything that some program somewhere takes for an IP address, or for a host with more to it.
@Suite struct RefusedSpellingsTests {
  static let spellings: [String] = [
    // Decimal, hexadecimal, octal, short, and mixed, as inet_aton and the URL standard read them.
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7F.0.0.1", "0x7f.1", "0177.0.0.1", "0177.1",
    "017700000001", "127.0.0.01", "127.0.0.0x1", "127.0.0x0.1", "00127.0.0.1", "0", "0.0", "0.0.0.0", "1.1", "1.2.3",
    "256.256.256.256", "999.999.999.999", "4294967295", "4294967296", "0xffffffff", "0x", "a.0x", "1.0x7f", "x.1",
    "example.1", "example.0x1f", "example.0X1F", "example.007", "192.168.1.1", "10.1", "169.254.169.254", "0xa9fea9fe",
    // With a final dot.
    "127.0.0.1.", "127.1.", "0x7f000001.", "2130706433.", "example.1.", "im.example..", ".", "..",
    // Version 6, with and without brackets, zones, ports, and addresses inside.
    "::1", "[::1]", "::", "[::]", "::ffff:127.0.0.1", "[::ffff:127.0.0.1]", "::ffff:7f00:1", "::127.0.0.1",
    "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::127.0.0.1", "fe80::1%eth0", "fe80::1%25eth0", "[fe80::1%25lo]",
    "fe80::1%1", "[::1]:443", "0:0:0:0:0:0:0:1", "fd00::1", "2001:db8::1",
    // The digits and dots of other scripts.
    "\u{FF11}\u{FF12}\u{FF17}.0.0.1", "127\u{3002}0\u{3002}0\u{3002}1", "127\u{FF0E}0\u{FF0E}0\u{FF0E}1",
    "\u{2460}\u{2461}\u{2466}.0.0.1", "\u{0661}\u{0662}\u{0667}.0.0.1", "\u{1D7CF}27.0.0.1", "127.0.0.\u{00B9}",
    "127.0.0.\u{0967}", "im\u{3002}example", "im.\u{FF41}.example",
    // More than a host name.
    "im.example:443", "im.example:8443", "user@im.example", "im.example@127.0.0.1", "https://im.example", "im.example/",
    "im.example/path", "im.example?x", "im.example#x", "//im.example", "\\\\im.example", "im.example\\x",
    "im.example%00",
    "im.example%2f", "im.example\u{0}", "im.example\n", "im.example\r\nHost: x", "im example.org", " ", "im.example ",
    "im..example", ".im.example", "-im.example", "im-.example", "im_x.example", "_im.example", "localhost", "im",
    "im.exa*mple", "im.example,127.0.0.1", "im.example;127.0.0.1", "*.example", "im.\u{200B}example",
    "im.xn--a.example",
  ]

  @Test("no question can be made of them", arguments: spellings)
  func question(spelling: String) throws {
    let identifier = try Identifier("alice.example.com")
    #expect(throws: IdentifierError.self) { try AccountQuestion(identifier, endpoint: spelling) }
  }

  @Test("no record leads to them", arguments: spellings)
  func record(spelling: String) {
    let text = Array("v=MIMI1; e=\(spelling)".utf8)
    var rdata: [UInt8] = []
    for part in stride(from: 0, to: text.count, by: 255).map({ text[$0..<min($0 + 255, text.count)] }) {
      rdata.append(UInt8(part.count))
      rdata.append(contentsOf: part)
    }
    // `e=.` says that nobody is reachable; white space around a value is no part of it, and what follows a ; is a tag.
    let trimmed = spelling.reversed().drop { $0 == " " || $0.isNewline }.reversed().map { String($0) }.joined()
    if case .record(let record) = ParsedRecord(rdata: rdata), case .host(let host) = record.endpoint {
      #expect(trimmed != spelling && host == trimmed, "\(spelling) became \(host)")
    }
  }

  @Test func thereAreEighty() { #expect(Set(Self.spellings).count >= 80) }
}
