import Discovery
import Testing

/// Hashes are the first 28 octets of SHA-256 over the local-part named, computed with another program.
@Suite("An email address becomes HASH._mimi.DOMAIN")
struct EmailAddressTests {
  @Test(
    "the vectors: the local-part's case is kept, the domain's is not",
    arguments: [
      ("hugh@example.com", "c93f1e400f26708f98cb19d936620da35eec8f72e57f9eec01c1afd6._mimi.example.com"),
      ("Hugh@example.com", "7063a398942ba5c6125429518d0608563f3974bb48013ddf58fb01d4._mimi.example.com"),
      ("hugh@EXAMPLE.com.", "c93f1e400f26708f98cb19d936620da35eec8f72e57f9eec01c1afd6._mimi.example.com"),
      ("hugh+mimi@example.com", "a37303a1473f0290cbe5bab50435f54a6e4a234ceb278e43d36e9d2f._mimi.example.com"),
    ])
  func vector(typed: String, owner: String) throws {
    #expect(try EmailAddress(typed).ownerName == owner)
    #expect(try Identifier(typed).ownerName == owner)
  }

  @Test(
    "quotes and quoting are removed before the hash",
    arguments: [
      (#""hugh"@example.com"#, "hugh", "c93f1e400f26708f98cb19d936620da35eec8f72e57f9eec01c1afd6"),
      (#""hu\gh"@example.com"#, "hugh", "c93f1e400f26708f98cb19d936620da35eec8f72e57f9eec01c1afd6"),
      (#""a b"@example.com"#, "a b", "c8687a08aa5d6ed2044328fa6a697ab8e96dc34291e8c2034ae8c38e"),
      (#""a\ b"@example.com"#, "a b", "c8687a08aa5d6ed2044328fa6a697ab8e96dc34291e8c2034ae8c38e"),
      (#""a@b"@example.com"#, "a@b", "7508d8b5018ea640b85269861a101203f0c26900555268e930025dac"),
      (#""a\"b"@example.com"#, #"a"b"#, "39a012772dd5c3accbc56923093422896d41ac882e3cd66914bc584c"),
    ])
  func quoting(typed: String, localPart: String, hash: String) throws {
    let address = try EmailAddress(typed)
    #expect(address.localPart == localPart)
    #expect(address.ownerName == hash + "._mimi.example.com")
  }

  @Test(
    "the local-part is NFC: composed and decomposed give the same",
    arguments: [
      ("m\u{FC}ller@example.com", "2dbd218072117713f2d5996a726a9b216ed791ffd0783b6ba4ab6d61"),
      ("mu\u{308}ller@example.com", "2dbd218072117713f2d5996a726a9b216ed791ffd0783b6ba4ab6d61"),
      ("\"mu\u{308}ller\"@example.com", "2dbd218072117713f2d5996a726a9b216ed791ffd0783b6ba4ab6d61"),
      // NFC, not NFKC, and no folding: ß and √ stay.
      ("Stra\u{DF}e@example.com", "58a3778c18c41726cd53c2a4c77dcbed8512f962d7e616717abee95c"),
      ("\u{221A}@example.com", "4ba002bdd74ed597330cab2461ee5a85c1343c981402f2ede74b2ef3"),
    ])
  func composition(typed: String, hash: String) throws {
    #expect(try EmailAddress(typed).ownerName == hash + "._mimi.example.com")
  }

  /// A combining mark joins the quote before it in Swift's characters, and no other quote opens the string.
  @Test("a quoted local-part may begin and end with a combining mark")
  func quotedMark() throws {
    let address = try EmailAddress("\"\u{301}a\u{301}\"@example.com")
    #expect(octets(address.localPart) == octets("\u{301}\u{E1}"))
  }

  @Test("compatibility characters are not folded into others")
  func notCompatibility() throws {
    #expect(octets(try EmailAddress("\u{FF48}ugh@example.com").localPart) == octets("\u{FF48}ugh"))
    #expect(octets(try EmailAddress("\u{212B}@example.com").localPart) == octets("\u{C5}"))
  }

  @Test("characters of a dot-atom (RFC 5322 section 3.2.3)")
  func dotAtom() throws {
    let atom = "aZ09!#$%&'*+-/=?^_`{|}~.x"
    #expect(try EmailAddress(atom + "@example.com").localPart == atom)
  }

  @Test("64 octets before the @ are allowed (RFC 5321), 65 are not")
  func localPartLength() throws {
    #expect(try EmailAddress(labels(64) + "@example.com").localPart == labels(64))
    #expect(refusal(of: labels(65) + "@example.com")?.code == .badLocalPart)
    #expect(refusal(of: "\"\(labels(65))\"@example.com")?.code == .badLocalPart)
  }

  @Test("the owner name has at most 253 octets, of which the hash and _mimi take 63")
  func ownerLength() throws {
    #expect(try EmailAddress("a@" + labels(63, 63, 62)).ownerName.utf8.count == 253)
    #expect(refusal(of: "a@" + labels(63, 63, 63))?.code == .nameTooLong)
  }
}

@Suite("What is no email address is refused before any query")
struct EmailRefusalTests {
  @Test(
    "before the @",
    arguments: [
      "@example.com", ".a@example.com", "a.@example.com", "a..b@example.com", "a b@example.com", "a@b@example.com",
      "a,b@example.com", "a;b@example.com", "<a@example.com", "(c)a@example.com", "a\"b@example.com", "\"a@example.com",
      "\"\"@example.com", "\"a\"b@example.com", "\"a\"b\"@example.com", "\"a\\\"@example.com", "a\\b@example.com",
      "a[b@example.com", "a\u{0}b@example.com", "a\u{7F}b@example.com", "a\u{85}b@example.com",
      "\"a\u{1}b\"@example.com",
      "\"a\u{9B}b\"@example.com", "\"a\\\u{0}\"@example.com", "John <john@example.com", "a@example.com,b@example.com",
    ])
  func localPart(typed: String) {
    #expect(refusal(of: typed)?.code == .badLocalPart)
  }

  /// A combining mark joins the dot before it in Swift's characters; it is a character of its own in RFC 6532.
  @Test(
    "dots that do not stand alone are found beside combining marks too",
    arguments: ["a..\u{301}b@example.com", "a.\u{301}.b.@example.com", ".\u{301}a@example.com"])
  func marks(typed: String) {
    #expect(refusal(of: typed)?.code == .badLocalPart)
  }

  @Test(
    "after the @: the rules of host names",
    arguments: [
      ("a@", .empty), ("a@com", .oneLabel), ("a@localhost", .oneLabel), ("a@a..example", .emptyLabel),
      ("a@-a.example", .badHyphen), ("a@127.0.0.1", .address), ("a@0x7f.1", .address), ("a@[127.0.0.1]", .badCharacter),
      ("a@example.com>", .badCharacter), ("a@exa mple.com", .badCharacter), ("a@" + labels(64, 3), .labelTooLong),
      ("a@\u{2615}.example", .badIDN), ("a@b\u{FF20}c.example", .badCharacter),
    ] as [(String, IdentifierError.Code)])
  func domain(typed: String, code: IdentifierError.Code) {
    #expect(refusal(of: typed)?.code == code)
  }

  @Test("a fullwidth @ does not make an address")
  func fullwidthAt() {
    #expect(refusal(of: "user\u{FF20}example.com")?.code == .badCharacter)
  }
}

@Suite("mailto: is tolerated (RFC 6068)")
struct MailtoTests {
  @Test(
    "octets are percent-decoded, header fields dropped",
    arguments: [
      ("mailto:hugh@example.com", "hugh@example.com"),
      ("mailto:hugh@example.com?subject=a@b", "hugh@example.com"),
      ("mailto:hugh%2Bmimi@example.com", "hugh+mimi@example.com"),
      ("mailto:%22a%20b%22@example.com", "\"a b\"@example.com"),
      ("mailto:m%C3%BCller@example.com", "m\u{FC}ller@example.com"),
      ("mailto:hugh@b%c3%bccher.example", "hugh@xn--bcher-kva.example"),
      ("mailto:hugh%40example.com", "hugh@example.com"),
      ("mailto:100%@example.com", "100%@example.com"),
      ("mailto:hugh@example.co%6D", "hugh@example.com"),
    ])
  func decoded(typed: String, canonical: String) throws {
    #expect(try Identifier(canonical) == Identifier(typed), "what is kept can be read again")
    #expect(octets(try Identifier(typed).canonical) == octets(canonical))
  }

  @Test("without mailto: a percent sign stands for itself")
  func notDecoded() throws {
    #expect(try Identifier("hugh%2Bmimi@example.com").canonical == "hugh%2Bmimi@example.com")
  }

  @Test(
    "what decodes to no address",
    arguments: [
      "mailto:%FF@example.com", "mailto:%00a@example.com", "mailto:a%0D%0A@example.com", "mailto:example.com",
      "mailto:a@x.example,b@y.example", "mailto:tel:+15550100",
    ])
  func refused(typed: String) {
    #expect(refusal(of: typed) != nil)
  }
}
