/// A telephone number in E.164's international form: a country code and a number, 7 to 15 digits.
public struct TelephoneNumber: Sendable, Hashable {
  /// The digits, without the plus sign.
  public let digits: String

  /// The number as it is written internationally: `+15550100`.
  public var international: String { "+" + digits }

  /// Reads a number as a person types it; spaces and `- . ( ) /` are dropped.
  ///
  /// - Throws: `IdentifierError`, with the reason.
  public init(_ typed: String) throws(IdentifierError) {
    guard typed.utf8.count <= Limits.identifierOctets else { throw Self.bad("no telephone number is that long") }
    // "+44 (0)20 ..." shows the trunk prefix that is dialled inside the country only; left in, it is another number.
    if String(String.UnicodeScalarView(typed.unicodeScalars.filter { !Self.isSpace($0) })).contains("(0)") {
      throw Self.bad("the (0) is dialled inside the country only", hint: "leave the (0) out")
    }
    var digits = ""
    var hasPlus = false
    for scalar in typed.unicodeScalars {
      switch scalar {
      case "0"..."9": digits.unicodeScalars.append(scalar)
      case "+" where !hasPlus && digits.isEmpty: hasPlus = true
      case _ where Self.isSeparator(scalar): break
      default:
        throw IdentifierError(
          .badCharacter, "\"\(scalar)\" cannot stand in a telephone number",
          hint: "type the number with its country code, such as +1 555 0100")
      }
    }
    guard hasPlus else {
      throw IdentifierError(
        .noCountryCode, "the number has no country code", hint: "type it with a + and the country code: +1 555 0100")
    }
    guard Limits.telephoneDigits.contains(digits.utf8.count) else {
      let range = Limits.telephoneDigits
      throw Self.bad(
        "the number has \(digits.utf8.count) digits; with its country code it has \(range.lowerBound) to \(range.upperBound)"
      )
    }
    guard digits.first != "0" else { throw Self.bad("no country code begins with 0") }
    self.digits = digits
  }

  /// Whether a text could only be meant as a telephone number: nothing but digits and what is written between them.
  static func looksLikeOne(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    if scalars.first(where: { !isSeparator($0) }) == "+" { return true }
    guard scalars.contains(where: { ("0"..."9").contains($0) }) else { return false }
    // "127.1" and "1.2.3.4." are spellings of addresses; "555.123.4567" is none.
    let groups = text.split(separator: ".")
    let isAddress = groups.count > 1 && groups.allSatisfy { UInt8($0) != nil }
    return !isAddress && scalars.allSatisfy { ("0"..."9").contains($0) || isSeparator($0) }
  }

  /// What people and web pages put between digits: also no-break spaces and the hyphens of word processors.
  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    if "-.()/".unicodeScalars.contains(scalar) { return true }
    return isSpace(scalar) || scalar.properties.generalCategory == .dashPunctuation
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .spaceSeparator }

  private static func bad(_ reason: String, hint: String = "check the number") -> IdentifierError {
    IdentifierError(.badTelephoneNumber, reason, hint: hint)
  }
}
