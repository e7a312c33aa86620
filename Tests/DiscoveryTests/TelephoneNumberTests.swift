import Discovery
import Testing

@Suite("A telephone number is E.164: + and 7 to 15 digits, the first of them 1 to 9")
struct TelephoneNumberTests {
  @Test(
    "spaces and - . ( ) / are removed",
    arguments: [
      "+15551234567", "+1 555 123 4567", "+1 (555) 123-4567", "+1.555.123.4567", "+1/555/123/4567", "+1-555-123-4567",
      "+ 1 555 1234567", "(+1) 555 1234567", "+1(555)1234567", "tel:+1-555-123-4567", "TEL:+15551234567",
      "tel: +15551234567",
      "  +15551234567  ", "+1\u{A0}555\u{202F}123\u{2011}4567", "+1 555\u{2013}1234567", "(+1) 555-123-4567",
      "(+1-555) 1234567",
    ])
  func separators(typed: String) throws {
    #expect(try Identifier(typed).canonical == "+15551234567")
  }

  @Test("7 to 15 digits", arguments: 7...15)
  func length(count: Int) throws {
    let digits = String("123456789012345".prefix(count))
    #expect(try TelephoneNumber("+" + digits).digits == digits)
    #expect(try TelephoneNumber("+" + digits).international == "+" + digits)
  }

  @Test(
    "fewer or more",
    arguments: ["+", "+1", "+123456", "+1234567890123456", "+12345678901234567890", "tel:+", "+()", "+-"])
  func badLength(typed: String) {
    #expect(refusal(of: typed)?.code == .badTelephoneNumber)
  }

  @Test("no country code begins with 0", arguments: ["+0123456789", "+ 0 1234567", "+00000000"])
  func leadingZero(typed: String) {
    #expect(refusal(of: typed)?.code == .badTelephoneNumber)
  }

  @Test(
    "a national number without + is refused, with a hint",
    arguments: [
      "5551234567", "555 123 4567", "(555) 123-4567", "030/1234567", "0015551234567", "tel:5551234567", "tel:911",
      "911",
    ])
  func national(typed: String) throws {
    let error = try #require(refusal(of: typed))
    #expect(error.code == .noCountryCode)
    #expect(error.hint.contains("+"))
  }

  /// `+44 (0)20 ...` means +44 20: with the 0 kept it would be another number, so it is not guessed.
  @Test(
    "the (0) that is dialled inside a country only is not taken for a digit",
    arguments: [
      "+44 (0)20 7946 0018", "+44(0)2079460018", "+49 ( 0 ) 30 123456", "tel:+44(0)2079460018",
      "+49\u{A0}(0)\u{A0}30 123456",
      "+49 (\u{A0}0\u{A0}) 30 123456",
    ])
  func trunkPrefix(typed: String) throws {
    let error = try #require(refusal(of: typed))
    #expect(error.code == .badTelephoneNumber)
    #expect(error.hint.contains("(0)"))
  }

  @Test(
    "a bad character",
    arguments: [
      "+1 555 CALL", "+1555123456x7", "+1555123;ext=7", "tel:+15551234567;phone-context=a", "+1+5551234567",
      "1+5551234567",
      "++15551234567", "+1555#1234567", "+1555*1234567", "+1_555_1234567", "+1,5551234567",
      "+\u{661}\u{662}\u{663}4567890",
      "+\u{FF11}5551234567", "\u{FF0B}15551234567", "+1555\u{0}1234567", "+1555\n1234567", "tel:a",
      "tel:user@example.com",
    ])
  func badCharacter(typed: String) {
    #expect(refusal(of: typed) != nil)
    if typed.hasPrefix("+") { #expect(refusal(of: typed)?.code == .badCharacter) }
  }
}
