internal import Locking

/// A contact as an index knows it.
public struct ContactEntry: Sendable, Hashable {
  /// The identifier in canonical form.
  public var id: String
  /// The user's name for the contact, else its identifier. Text from outside.
  public var displayName: String

  /// An entry with these parts.
  public init(id: String, displayName: String) {
    self.id = id
    self.displayName = displayName
  }
}

/// The contacts in a file of JSON Lines: one contact a line, the newest line of an identifier wins.
///
/// In memory are identifier, name and byte range of each; a contact is decoded when it is asked for. A change is one
/// append and one fsync. Several programs may use one file at once, and see each other's changes. Safe to use from any
/// thread; every call may wait for the disk, and for another program's lock up to `StoreLimits.lockPatience`.
///
/// After any failure the file holds what it held before, and the store can be asked on.
public final class ContactStore: Sendable {
  /// The path as it was given.
  public let path: String
  private let state: Mutex<StoreState>

  /// A store in the file at this path; nothing is opened yet.
  public init(path: String, fileSystem: any FileSystem = RealFileSystem()) {
    self.path = path
    state = Mutex(StoreState(path: path, files: fileSystem))
  }

  deinit { state.withLock { $0.close() } }

  /// Reads the index. A file that is not there is an empty store; it and its directory are made at the first change.
  ///
  /// - Returns: what the user should know, each once.
  public func open() throws(StoreFailure) -> [StoreNotice] {
    try state.withLock { (state) throws(StoreFailure) in try state.openAndMend() }
  }

  /// Whether nothing can be kept in it, because a newer version wrote it, or a line is too long.
  public var isReadOnly: Bool { state.withLock { $0.isReadOnly } }

  /// How many contacts there are, as far as has been seen.
  public var count: Int { state.withLock { $0.index.count } }

  /// Every contact, by display name and then by identifier, in the order of octets.
  public func entries() -> [ContactEntry] {
    state.withLock {
      // What cannot be seen now is what was seen last.
      try? $0.seeChanges()
      return $0.index.entries()
    }
  }

  /// Hands over what a list needs of every contact, as far as has been seen, in no order to be relied on. Nothing is
  /// read or decoded, and nothing is allocated for a contact: 100,000 take less than a millisecond.
  ///
  /// - Parameter body: must not use the store, and must not keep the octets.
  public func forEachSummary(_ body: (BorrowedSummary) -> Void) {
    state.withLock { $0.index.forEachSummary(body) }
  }

  /// How often this store found its file with something that it did not write itself: lines of another program, an edit
  /// by hand, the file taken away or put there. Only ever grows; more than one change may count as one. Where it is not
  /// sure, as after a failed write, it counts.
  ///
  /// Any call that reads or changes contacts may find such a change; `checkForChanges` does nothing else.
  public var foreignChanges: Int { state.withLock { $0.foreignChanges } }

  /// Sees what others changed. Where they changed nothing that costs one system call.
  ///
  /// - Returns: `foreignChanges`.
  @discardableResult
  public func checkForChanges() throws(StoreFailure) -> Int {
    try state.withLock { (state) throws(StoreFailure) in
      try state.seeChanges()
      return state.foreignChanges
    }
  }

  /// One contact; `nil` where there is none.
  public func contact(_ id: String) throws(StoreFailure) -> Contact? {
    try state.withLock { (state) throws(StoreFailure) in
      try state.seeChanges()
      return try state.contact(id)
    }
  }

  /// Keeps a contact, in the place of one with its identifier.
  public func save(_ contact: Contact) throws(StoreFailure) {
    try update(contact.id) { $0 = contact }
  }

  /// Changes a contact under the lock, as other programs left it. Making it `nil` removes it, as `remove` does; leaving
  /// it as it is writes nothing. A line that cannot be read is put aside, and counts as no contact.
  ///
  /// - Parameter change: must not use the store, and must leave the identifier as it is.
  public func update(_ id: String, _ change: (inout Contact?) -> Void) throws(StoreFailure) {
    try state.withLock { (state) throws(StoreFailure) in try state.update(id, change) }
  }

  /// Removes a contact, and what any file of the store holds of it.
  ///
  /// - Returns: whether there was one.
  @discardableResult
  public func remove(_ id: String) throws(StoreFailure) -> Bool {
    try state.withLock { (state) throws(StoreFailure) in try state.remove(id) }
  }

  /// Hands over every contact's line, in the order of `entries`, with its line feed, as `Contact.json` writes it.
  ///
  /// - Parameter body: must not use the store; `false` ends it.
  public func forEachLine(_ body: (ArraySlice<UInt8>) -> Bool) throws(StoreFailure) {
    try state.withLock { (state) throws(StoreFailure) in try state.forEachLine(body) }
  }

  /// Takes in lines that `forEachLine` gave, in one append: all of the readable ones or, on a failure, none. Only a crash
  /// of the machine in the middle may leave some of them.
  ///
  /// Of a contact that is there already, the later attempt counts; a name, a note or a preference is replaced, never
  /// erased.
  public func importLines(_ octets: [UInt8]) throws(StoreFailure) -> ImportReport {
    try state.withLock { (state) throws(StoreFailure) in try state.importLines(octets) }
  }
}

/// What an import came to.
public struct ImportReport: Sendable, Hashable {
  /// A line that is no contact.
  public struct Refusal: Sendable, Hashable {
    /// The line, from 1.
    public var line: Int
    /// Why, as half a sentence. It may hold text from outside.
    public var reason: String
  }

  /// Contacts that were not there.
  public var added = 0
  /// Contacts that are changed by it.
  public var changed = 0
  /// Contacts that are as they were.
  public var unchanged = 0
  /// Lines that are no contacts.
  public var refused: [Refusal] = []
}
