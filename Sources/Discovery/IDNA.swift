internal import CIDN2

/// Internationalised names by libidn2: UTS #46 non-transitional processing and IDNA2008 (RFC 5891).
enum IDNA {
  // Never IDN2_USE_STD3_ASCII_RULES: libidn2 2.3.3 drops characters silently with it. HostName checks the result.
  private static let flags = Int32(IDN2_NFC_INPUT.rawValue | IDN2_NONTRANSITIONAL.rawValue)

  /// The A-labels of a name in Unicode. What comes back is unchecked but for IDNA's own rules: fullwidth `／` has
  /// become `/`, for example.
  static func toASCII(_ name: String) throws(IdentifierError) -> String {
    var made: UnsafeMutablePointer<UInt8>?
    let status = name.withCString(encodedAs: UTF8.self) { idn2_lookup_u8($0, &made, flags) }
    defer { idn2_free(made) }
    guard status == IDN2_OK.rawValue, let made else { throw error(status) }
    return String(cString: made).lowercased()
  }

  /// The Unicode form of a name in A-labels, each of which must be just what IDNA makes of its Unicode form.
  static func toUnicode(_ name: String) throws(IdentifierError) -> String {
    var made: UnsafeMutablePointer<CChar>?
    let status = name.withCString { idn2_to_unicode_8z8z($0, &made, flags) }
    defer { idn2_free(made) }
    guard status == IDN2_OK.rawValue, let made else { throw notEncoded }
    let unicode = String(cString: made)
    guard (try? toASCII(unicode)) == name else { throw notEncoded }
    return unicode
  }

  private static var notEncoded: IdentifierError {
    IdentifierError(
      .badIDN, "a part that begins with xn-- is not the encoding of any name", hint: "type the name in its own letters")
  }

  private static func error(_ status: Int32) -> IdentifierError {
    let reason = idn2_strerror(status).map { String(cString: $0) } ?? "error \(status)"
    switch status {
    case IDN2_TOO_BIG_LABEL.rawValue, IDN2_PUNYCODE_BIG_OUTPUT.rawValue, IDN2_PUNYCODE_OVERFLOW.rawValue:
      return .labelTooLong
    case IDN2_TOO_BIG_DOMAIN.rawValue: return .nameTooLong
    case IDN2_HYPHEN_STARTEND.rawValue: return .badHyphen
    default:
      return IdentifierError(
        .badIDN, "this is not a name that can be registered: \(reason)",
        hint: "check the letters; some look alike, and some are not allowed in names")
    }
  }
}
