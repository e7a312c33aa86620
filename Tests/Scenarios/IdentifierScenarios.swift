import TestSupport
import Testing

/// What may be typed, and which name it asks for.
@Suite struct IdentifierScenarios {
  @Test(arguments: [
    ("bücher.example", "xn--bcher-kva.example", "bücher.example", "bücher"),
    ("BÜCHER.Example", "xn--bcher-kva.example", "bücher.example", "bücher"),
    ("bu\u{308}cher.example.", "xn--bcher-kva.example", "bücher.example", "bücher"),
    ("xn--bcher-kva.example", "xn--bcher-kva.example", "bücher.example", "bücher"),
    ("XN--BCHER-KVA.EXAMPLE", "xn--bcher-kva.example", "bücher.example", "bücher"),
    ("straße.example", "xn--strae-oqa.example", "straße.example", "sharp-s"),
    ("strasse.example", "strasse.example", "strasse.example", "double-s"),
    ("例え.example", "xn--r8jz45g.example", "例え.example", "japanese"),
    ("_UNDER_score.example", "_under_score.example", "_under_score.example", "underscore"),
  ])
  func hostName(_ input: String, _ name: String, _ unicode: String, _ account: String) throws {
    let line = try single(input)
    #expect(line.identifier == .init(input: input, kind: "mimi", name: name, unicode: unicode))
    #expect(line.status == "found" && line.providers.map(\.account) == [account])
  }

  static let hugh = "c93f1e400f26708f98cb19d936620da35eec8f72e57f9eec01c1afd6._mimi.example.com"
  static let capitalHugh = "7063a398942ba5c6125429518d0608563f3974bb48013ddf58fb01d4._mimi.example.com"

  @Test(arguments: [
    ("hugh@example.com", hugh, "hugh"), ("Hugh@example.com", capitalHugh, "Hugh"),
    ("mailto:hugh@example.com", hugh, "hugh"),
    ("hugh@EXAMPLE.COM", hugh, "hugh"), ("\"hugh\"@example.com", hugh, "hugh"),
    ("\"h\\ugh\"@example.com", hugh, "hugh"),
  ])
  func emailAddress(_ input: String, _ name: String, _ account: String) throws {
    let line = try single(input)
    #expect(line.identifier.kind == "email" && line.identifier.name == name)
    #expect(line.status == "found" && line.dnssec == "secure" && line.providers.map(\.account) == [account])
  }

  @Test func localPartIsNormalisedAndUnquoted() throws {
    // Composed and decomposed; with a space inside quotes. The zone has the hashes of "jürgen" and "two words".
    for input in ["j\u{fc}rgen@example.com", "ju\u{308}rgen@example.com"] {
      #expect(try single(input).providers.map(\.account) == ["umlaut"])
    }
    #expect(try single("\"two words\"@example.com").providers.map(\.account) == ["quoted"])
  }

  @Test(arguments: ["+1 (555) 123-4567", "tel:+15551234567", "+4930123456"])
  func telephoneNumberNeedsATree(_ input: String) throws {
    let line = try single(input)
    #expect(line.status == "invalid-identifier" && line.error?.code == "no-phone-tree")
    #expect(line.identifier.kind == "tel" && line.queries.isEmpty && line.providers.isEmpty)
    #expect(line.dnssec == nil && line.ttl == nil)
  }

  @Test(arguments: [
    "localhost", "a..example", ".example", "127.0.0.1", "1.2.3.0x7f", "-a.example", "a-.example", "exa mple.example",
    "[::1]", "a/b.example", "http://straight.example", "a\u{202e}b.example", "xn--a.example", "@example.com", "hugh@",
    "030 123456", "+12", "+1234567890123456", "+0123456789", "a@b@c", String(repeating: "a", count: 64) + ".example",
    String(repeating: "abcdefg.", count: 32) + "example", "straight.example:53", "straight。example;", "",
  ])
  func whatIsNoneIsRefusedBeforeAnyQuery(_ input: String) throws {
    let line = try single(input)
    #expect(line.status == "invalid-identifier" && line.queries.isEmpty)
    #expect(line.error?.code.isEmpty == false && line.error?.message.isEmpty == false)
    #expect(line.dnssec == nil && line.ttl == nil && line.providers.isEmpty && line.problems.isEmpty)
  }
}
