public import DisplayText

/// A link that opens a chat with a person: put together here, from parts that were checked, and so in ASCII. Nothing else is
/// handed to another program to be opened.
public struct ChatLink: Sendable, Hashable {
  /// The URI (RFC 3986): it begins with a scheme, and has no space, quote or control character.
  public let uri: String

  /// The URI as it is shown, in full.
  public var shown: DisplayText { DisplayText(uri) }

  init(made uri: String) { self.uri = uri }
}
