public import ContactStore
public import DisplayText

/// What was asked of whom, in memory only, the newest last.
public struct Log: Sendable, Hashable {
  /// One question.
  public struct Entry: Sendable, Hashable {
    /// When the answer came.
    public var at: Timestamp
    /// What was asked, of whom, and what came of it, in one line.
    public var text: DisplayText
  }

  /// The entries.
  public private(set) var entries: [Entry] = []
  /// How many older ones were dropped.
  public private(set) var dropped = 0

  mutating func add(_ entry: Entry) {
    if entries.count >= Limits.logEntries {
      let count = Limits.logEntries / 4
      entries.removeFirst(count)
      dropped += count
    }
    entries.append(entry)
  }
}
