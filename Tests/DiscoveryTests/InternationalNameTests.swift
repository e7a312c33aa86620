import Discovery
import Testing

@Suite("Unicode names become A-labels by UTS #46, non-transitional, and IDNA2008")
struct InternationalNameTests {
  /// The vectors with ß, ς and the joiners are those by which UTS #46 section 7 tells its two processings apart.
  @Test(
    "both forms",
    arguments: [
      ("fa\u{DF}.example", "xn--fa-hia.example", "fa\u{DF}.example"),
      ("stra\u{DF}e.example", "xn--strae-oqa.example", "stra\u{DF}e.example"),
      ("\u{3B2}\u{3CC}\u{3BB}\u{3BF}\u{3C2}.com", "xn--nxasmm1c.com", "\u{3B2}\u{3CC}\u{3BB}\u{3BF}\u{3C2}.com"),
      (
        "\u{DC1}\u{DCA}\u{200D}\u{DBB}\u{DD3}.com", "xn--10cl1a0b660p.com", "\u{DC1}\u{DCA}\u{200D}\u{DBB}\u{DD3}.com"
      ),
      (
        "\u{646}\u{627}\u{645}\u{647}\u{200C}\u{627}\u{6CC}.com", "xn--mgba3gch31f060k.com",
        "\u{646}\u{627}\u{645}\u{647}\u{200C}\u{627}\u{6CC}.com"
      ),
      ("b\u{FC}cher.example", "xn--bcher-kva.example", "b\u{FC}cher.example"),
      ("\u{516C}\u{53F8}.example", "xn--55qx5d.example", "\u{516C}\u{53F8}.example"),
      ("a.b\u{FC}cher.\u{516C}\u{53F8}", "a.xn--bcher-kva.xn--55qx5d", "a.b\u{FC}cher.\u{516C}\u{53F8}"),
    ])
  func bothForms(typed: String, ascii: String, unicode: String) throws {
    let name = try HostName(typed)
    #expect(name.ascii == ascii)
    #expect(octets(name.unicode) == octets(unicode))
    // The A-label form is as good to type, and comes to the same.
    #expect(try HostName(ascii) == name)
    #expect(try HostName(ascii: ascii) == name)
    #expect(try HostName(ascii.uppercased()) == name)
  }

  @Test(
    "what UTS #46 maps: case, width, composition, dots, what is ignored",
    arguments: [
      ("B\u{DC}CHER.EXAMPLE", "xn--bcher-kva.example"),
      ("bu\u{308}cher.example", "xn--bcher-kva.example"),
      ("\u{FF42}\u{FC}\u{FF43}\u{FF48}\u{FF45}\u{FF52}.example", "xn--bcher-kva.example"),
      ("\u{FF4D}\u{FF59}.example", "my.example"),
      ("b\u{AD}\u{FC}\u{200B}cher.example", "xn--bcher-kva.example"),
      ("a\u{AD}b.example", "ab.example"),
      ("mymimi\u{3002}example\u{FF0E}com", "mymimi.example.com"),
      ("mymimi\u{FF61}example.com\u{3002}", "mymimi.example.com"),
      ("\u{212A}elvin.example", "kelvin.example"),
      ("\u{FF58}\u{FF4E}--bcher-kva.example", "xn--bcher-kva.example"),
      ("XN--BCHER-KVA.example", "xn--bcher-kva.example"),
      ("_mimi.B\u{DC}CHER.example", "_mimi.xn--bcher-kva.example"),
    ])
  func mapped(typed: String, ascii: String) throws {
    let name = try HostName(typed)
    #expect(name.ascii == ascii)
    #expect(try HostName(name.ascii) == name)
    #expect(octets(try HostName(name.unicode).unicode) == octets(name.unicode))
  }

  @Test(
    "fullwidth signs that become ASCII ones are judged after that",
    arguments: [
      "a\u{FF0F}b.example", "a\u{FF20}b.example", "a\u{FF1A}80.example", "a\u{FF1F}b.example", "a\u{2100}.example",
      "a\u{FF03}b.example", "a\u{FF3C}b.example", "a\u{3000}b.example", "a\u{FF05}41.example",
    ])
  func fullwidth(typed: String) {
    #expect(refusal(of: typed)?.code == .badCharacter)
  }

  @Test(
    "a label of which nothing remains is an empty label",
    arguments: [
      "\u{AD}.example", "a.\u{200B}.example", "a.\u{FE0F}.example", "\u{2060}.example", "\u{3002}example.com",
    ])
  func nothing(typed: String) {
    #expect(refusal(of: typed)?.code == .emptyLabel)
  }

  /// RFC 5892: symbols, controls and what is not assigned are DISALLOWED; RFC 5891 section 4.2.3: leading marks, two
  /// hyphens, joiners out of their context (RFC 5892 appendix A), the Bidi rule (RFC 5893).
  @Test(
    "what IDNA2008 does not allow: symbols, leading marks, joiners, mixed directions",
    arguments: [
      "\u{2615}.example", "\u{1F600}.example", "a\u{2764}\u{FE0F}.example", "\u{A9}.example", "\u{301}a.example",
      "a\u{200D}b.example", "a\u{200C}b.example", "\u{5D0}a.example", "\u{202E}a.example", "\u{E000}.example",
      "\u{378}.example", "ab--c\u{FC}.example", "a\u{85}b.example", "a\u{2028}b.example", "\u{E0041}.example",
    ])
  func disallowed(typed: String) {
    #expect(refusal(of: typed)?.code == .badIDN)
  }

  @Test(
    "a label that begins with xn-- is just what IDNA makes of its letters",
    arguments: [
      // The encodings of an emoji, of Ü in upper case, of u and a combining diaeresis, of a soft hyphen, of a joiner
      // out of context, of a leading mark; then what encodes nothing.
      "xn--53h.example", "xn--bcher-2pa.example", "xn--bucher-xyd.example", "xn--ab-5da.example", "xn--ab-m1t.example",
      "xn--a-wbb.example", "xn--a.example", "xn--0.example", "xn--99999999.example", "xn--bcher_kva.example",
      "xn--kva-bcher-.xn--0.example", "a.xn--a.b.example", "xn--bcher-kva.xn--53h",
    ])
  func roundTrip(typed: String) {
    #expect(refusal(of: typed) != nil)
    #expect(throws: IdentifierError.self) { try HostName(ascii: typed) }
  }

  @Test("a label is measured in its encoded form: 63 octets are allowed")
  func encodedLabel() throws {
    // Computed by RFC 3492's encoding: 57 times ü has 63 octets, so have 55 letters and an ü.
    let name = try HostName(String(repeating: "\u{FC}", count: 57) + ".example")
    #expect(name.ascii == "xn--tda" + String(repeating: "a", count: 56) + ".example")
    #expect(try HostName(labels(55) + "\u{FC}.example").ascii == "xn--" + labels(55) + "-8yf.example")
  }

  @Test("64 octets and more are too long, however much more it is", arguments: [58, 59, 80, 200])
  func encodedLabelTooLong(count: Int) {
    #expect(refusal(of: String(repeating: "\u{FC}", count: count) + ".example")?.code == .labelTooLong)
  }

  @Test("a name is measured in its encoded form")
  func encodedName() throws {
    // xn--tda has 7 octets, so that 31 of them with dots have 247.
    let most = String(repeating: "\u{FC}.", count: 31)
    #expect(try HostName(most + "abcde").ascii.utf8.count == 253)
    #expect(refusal(of: most + "abcdef")?.code == .nameTooLong)
    #expect(refusal(of: String(repeating: "\u{FC}.", count: 100) + "example")?.code == .nameTooLong)
  }

  @Test(
    "the rules for ASCII names hold in a name with other letters too",
    arguments: [
      ("\u{FC}..example", .emptyLabel), (".\u{FC}.example", .emptyLabel), ("\u{FC}.example..", .emptyLabel),
      ("\u{FC}.-a.example", .badHyphen), ("\u{FC}.a-.example", .badHyphen), ("-\u{FC}.example", .badHyphen),
      ("\u{FC}-.example", .badHyphen), ("b\u{FC}cher", .oneLabel), ("\u{FC}.1", .address), ("\u{FC}.0x7f", .address),
      ("\u{FC} a.example", .badCharacter), ("\u{FC}/a.example", .badCharacter),
    ] as [(String, IdentifierError.Code)])
  func sameRules(typed: String, code: IdentifierError.Code) {
    #expect(refusal(of: typed)?.code == code)
  }
}
