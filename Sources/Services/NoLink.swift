public import DisplayText

/// Why there is no link to somebody's account at a service.
public struct NoLink: Error, Sendable, Hashable {
  /// The reasons.
  public enum Reason: String, Sendable, Hashable {
    /// The account is not known: its owner leaves it out.
    case noAccount = "no-account"
    /// The record names no service, or one that is not in the catalogue.
    case unknownService = "unknown-service"
    /// The account has not the form that the service's accounts have.
    case otherForm = "other-form"
    /// The account may be one, and the service has no links to accounts of this form.
    case serviceHasNone = "service-has-none"
  }

  /// The reason.
  public var reason: Reason
  /// The same for people: a clause without a final dot, such as `Session has no links to its accounts`.
  public var message: DisplayText

  init(_ reason: Reason, _ message: DisplayText) {
    self.reason = reason
    self.message = message
  }

  /// As much of a text from outside as stands within a sentence.
  static func quotable(_ outside: String) -> DisplayText {
    let scalars = outside.unicodeScalars.prefix(Limits.quotedScalars)
    guard scalars.count < outside.unicodeScalars.count else { return DisplayText(outside) }
    return "\(String(scalars))…"
  }
}
