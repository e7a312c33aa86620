/// One card of a vCard file: of it what names a person, and where they can be reached.
///
/// Text is as it is read by people, without the escapes of the format. All of it is text from outside.
public struct Card: Sendable, Hashable {
  /// The line on which the card begins, from 1; 0 for one that was not read.
  public var line = 0
  /// The format's version: `2.1`, `3.0`, `4.0`; `nil` where the card has none.
  public var version: String?
  /// UID (RFC 6350 section 6.7.6).
  public var uid: String?
  /// The name: FN, else what N, NICKNAME or ORG give; `nil` where none of them says anything.
  public var name: String?
  /// EMAIL: addresses, or URIs of some kind.
  public var emails: [Entry] = []
  /// TEL: numbers however they are written, or URIs.
  public var telephones: [Entry] = []
  /// IMPP (RFC 6350 section 6.4.3), and the older X-JABBER and its like: URIs mostly.
  public var chats: [Entry] = []
  /// NOTE.
  public var note: String?
  /// REV: when the card was last changed, as it is written there.
  public var revision: String?

  /// An address, number or account.
  public struct Entry: Sendable, Hashable {
    /// The line on which it begins, from 1; 0 for one that was not read.
    public var line = 0
    /// What it is.
    public var value: String
    /// PREF: 1 is preferred most, 100 least; `nil` where nothing is said.
    public var preference: Int?
    /// Whose account it is: SERVICE-TYPE (RFC 9554 section 4.9), or Apple's X-SERVICE-TYPE; `nil` where nothing is said.
    public var service: String?
    /// The account's name (USERNAME, RFC 9554 section 4.10); `nil` where nothing is said.
    public var username: String?

    /// An entry with these parts.
    public init(_ value: String, preference: Int? = nil, service: String? = nil, username: String? = nil) {
      self.value = value
      self.preference = preference
      self.service = service
      self.username = username
    }
  }

  /// An empty card.
  public init() {}
}

/// Why something of a file could not be read.
public struct CardProblem: Sendable, Hashable {
  /// The line, from 1.
  public var line: Int
  /// Half a sentence. It may quote the file.
  public var reason: String
}
