/// Why the store could not do what it was asked. What was there before is there still.
public struct StoreFailure: Error, Sendable, Hashable {
  /// The reasons.
  public enum Kind: Sendable, Hashable {
    /// The file, its directory or its lock could not be written: a full disk, a read-only file system, no permission.
    case cannotWrite
    /// The file could not be read.
    case cannotRead
    /// This contact's line is no contact that this version can read.
    case unreadableContact
    /// A newer version wrote the file, or it has a line too long for this one; it is not written to.
    case readOnly
    /// The file had contacts and has none, and nobody removed them here; it is not written to.
    case wouldLoseContacts
    /// Another program held the lock for longer than `StoreLimits.lockPatience`.
    case locked
    /// The contact's line would be longer than `StoreLimits.lineOctets`.
    case tooLarge
    /// The contact is removed, but what was kept of it could not be taken off the disk.
    case notErased
  }

  /// The reason.
  public var kind: Kind
  /// The file. Text from outside.
  public var path: String
  /// The system's error number, where there is one.
  public var code: Int32?
  /// One sentence without a final dot. It may hold text from outside.
  public var message: String
  /// What to do about it.
  public var hint: String

  /// A failure with these parts.
  public init(_ kind: Kind, path: String, code: Int32? = nil, message: String, hint: String) {
    self.kind = kind
    self.path = path
    self.code = code
    self.message = message
    self.hint = hint
  }
}

/// Something that the user should know of the store, though it works.
public enum StoreNotice: Sendable, Hashable {
  /// The last line, of a write that was interrupted, was dropped.
  case droppedTornLine(path: String, octets: Int)
  /// Lines that are no contacts were put aside, with their places and reasons (`line 12: a comma or } is missing`,
  /// the first few).
  case putAside(count: Int, into: String, reasons: [String])
  /// The same, where they could not be put aside, and stay in the file.
  case unreadable(count: Int, path: String, reasons: [String])
  /// A newer version wrote the file; it can be read only.
  case newerSchema(path: String, schema: Int)
  /// A line is longer than any contact; the file can be read only.
  case overlongLine(path: String, line: Int)
  /// It has more unreadable lines, or more contacts, than can be noted; the file can be read only.
  case tooMuch(path: String)

  /// One sentence without a final dot. It may hold text from outside.
  public var message: String {
    switch self {
    case .droppedTornLine(let path, let octets):
      return "the last \(octets) octets of \(path) were a write that was cut off, and were dropped"
    case .putAside(let count, let into, let reasons):
      let lines = count == 1 ? "a line that is no contact was" : "\(count) lines that are no contacts were"
      return "\(lines) put aside into \(into) (\(reasons.joined(separator: "; ")))"
    case .unreadable(let count, let path, let reasons):
      let lines = count == 1 ? "a line" : "\(count) lines"
      return "\(lines) of \(path) cannot be read (\(reasons.joined(separator: "; ")))"
    case .newerSchema(let path, let schema):
      return
        "\(path) was written by a newer mimi (schema \(schema)): what this one can read is shown, and nothing is kept"
    case .overlongLine(let path, let line):
      return "line \(line) of \(path) is too long for a contact: the others are shown, and nothing is kept in it"
    case .tooMuch(let path):
      return "\(path) has more lines than can be kept in order: what can be is shown, and nothing is kept in it"
    }
  }

  /// What to do about it.
  public var hint: String {
    switch self {
    case .droppedTornLine: "look the last contact up again, if it is missing"
    case .putAside(_, let into, _): "see them in \(into); a line that was mended is taken in by: mimi contacts import"
    case .unreadable(_, let path, _): "mend or remove them in \(path)"
    case .newerSchema: "use the newer mimi, or another file with --store"
    case .tooMuch: "mend the file, or use another one with --store"
    case .overlongLine(let path, _): "take the line out of \(path)"
    }
  }
}
