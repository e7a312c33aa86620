public import Discovery
public import DisplayText

/// What the text of the prompt is.
public enum Typed: Sendable, Hashable {
  /// There is none.
  case nothing
  /// It may become an identifier, or only filters the contacts; what it may become, in words.
  case part(DisplayText)
  /// It is an identifier.
  case identifier(Identifier)
  /// It is one, and cannot be looked up.
  case cannotBeLookedUp(Identifier, IdentifierError)
  /// It is none, and why.
  case refused(IdentifierError)

  /// Reads a text.
  init(_ text: String) {
    if text.allSatisfy(\.isWhitespace) {
      self = .nothing
      return
    }
    do {
      let identifier = try Identifier(text)
      self = identifier.ownerName == nil ? .cannotBeLookedUp(identifier, .noPhoneTree) : .identifier(identifier)
    } catch {
      switch error.code {
      case .oneLabel: self = .part(text.contains("@") ? "part of an email address" : "part of a MIMI identifier")
      case .emptyLabel where text.hasSuffix("@"): self = .part("part of an email address")
      case .badTelephoneNumber where text.contains("+"): self = .part("part of a telephone number")
      case .empty where text.contains("@"): self = .part("part of an email address")
      case .empty: self = .nothing
      default: self = .refused(error)
      }
    }
  }

  /// What it is, in a few words, as it stands at the right of the prompt.
  public var inWords: DisplayText {
    switch self {
    case .nothing: ""
    case .part(let words): words
    case .identifier(let identifier), .cannotBeLookedUp(let identifier, _):
      switch identifier.kind {
      case .mimi: "a MIMI identifier"
      case .email: "an email address"
      case .telephone: "a telephone number"
      }
    case .refused: "not an identifier"
    }
  }
}
