/// Why a text is no identifier: found before anything is asked of anybody.
public struct IdentifierError: Error, Sendable, Hashable {
  /// The reasons, as scripts see them in `error.code`.
  public enum Code: String, Sendable, CaseIterable {
    /// Nothing was typed.
    case empty
    /// More octets than any identifier has.
    case tooLong = "too-long"
    /// Two dots in a row, or a dot at the beginning.
    case emptyLabel = "empty-label"
    /// A label of more than 63 octets.
    case labelTooLong = "label-too-long"
    /// A name of more than 253 octets.
    case nameTooLong = "name-too-long"
    /// A character that a host name, a local-part or a number cannot have.
    case badCharacter = "bad-character"
    /// A label that begins or ends with a hyphen.
    case badHyphen = "bad-hyphen"
    /// One label only.
    case oneLabel = "one-label"
    /// An IP address, in any spelling.
    case address
    /// A name that IDNA2008 does not allow.
    case badIDN = "bad-idn"
    /// An email address whose local-part is no local-part.
    case badLocalPart = "bad-local-part"
    /// A telephone number without its country code.
    case noCountryCode = "no-country-code"
    /// A telephone number with too few or too many digits.
    case badTelephoneNumber = "bad-telephone-number"
    /// A telephone number, while no tree to look it up in is configured.
    case noPhoneTree = "no-phone-tree"
  }

  /// The reason.
  public var code: Code
  /// One sentence without a final dot. It may hold text from outside.
  public var message: String
  /// What to do about it.
  public var hint: String

  /// A telephone number that cannot be looked up.
  public static let noPhoneTree = IdentifierError(
    .noPhoneTree, "telephone numbers cannot be looked up: no tree of telephone numbers is known",
    hint: "ask the person for a name such as mymimi.example.com, or look up their email address")

  init(_ code: Code, _ message: String, hint: String) {
    self.code = code
    self.message = message
    self.hint = hint
  }
}
