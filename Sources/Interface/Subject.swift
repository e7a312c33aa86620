public import ContactStore
public import Discovery
public import DisplayText

/// Whom the right side is about.
public struct Subject: Sendable, Hashable {
  /// The identifier in canonical form.
  public var id: String
  /// The identifier as people read it: in their own letters, with the DNS's form behind it where the two differ.
  public var shownName: DisplayText
  /// What is known of them, kept or not; `nil` where nothing is, or not yet.
  public var contact: Contact?
  /// Why the contact cannot be read; `nil` where it can.
  public var unreadable: DisplayText?
  /// How the last discovery of this session ended, where it found nothing.
  public var outcome: Outcome?
  /// The discovery under way.
  public var lookup: LookupUnderWay?

  /// The contact's providers in the owner's order.
  public var providers: [ContactProvider] { contact?.providers ?? [] }
}

/// How a discovery ended that found nothing.
public struct Outcome: Sendable, Hashable {
  /// What it means, in words.
  public var explanation: Explanation
  /// The records that could not be read.
  public var problems: [RecordProblem]
  /// How it ended.
  public var status: DiscoveryStatus
  /// When.
  public var at: Timestamp
}

/// A discovery that was begun.
public struct LookupUnderWay: Sendable, Hashable {
  /// Its number.
  public var number: Int
  /// What is looked up.
  public var identifier: Identifier
  /// Since when.
  public var since: Timestamp
  /// How often the user had moved when it was begun; the focus follows a success only if that is so still.
  var moves: Int
}
