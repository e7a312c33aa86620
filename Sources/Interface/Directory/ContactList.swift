/// The orders in which contacts are listed.
public enum ContactOrder: Sendable, Hashable, CaseIterable {
  /// By display name, folded as for the filter: capitals and accents make no difference. Those without a name of their
  /// own stand by their identifier. Of one name, by identifier.
  case name
  /// Those that were looked up last come first; of one moment, by name.
  case lastUse
}

/// Contacts in the order in which they are listed. Without a filter it shares the directory's own order: no copy.
public struct ContactList: Sendable, Hashable {
  /// Rows of the directory.
  var rows: [UInt32]
  /// The place, from 0, of the one that fits best; `nil` where there is none.
  public var best: Int?

  /// How many there are.
  public var count: Int { rows.count }

  /// The directory's row of the contact in a place.
  public subscript(place: Int) -> Int { Int(rows[place]) }
}
