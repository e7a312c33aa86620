/// What a store knows of its file. Not safe for several threads by itself; `ContactStore` has the lock.
///
/// The parts: `StoreState+Opening` finds the file, `+Scanning` reads what is new in it, `+Appending` writes a change,
/// `+Compaction` writes the file anew, `+Rejected` keeps what cannot be read.
struct StoreState: Sendable {
  /// The end of the file, behind the last line feed.
  enum Tail: Sendable, Hashable {
    /// Nothing.
    case clean
    /// A whole line that only lacks its line feed; it counts.
    case unterminated
    /// A part of a line.
    case torn(octets: Int)
  }

  /// A line that is no contact.
  struct UnreadableLine: Sendable {
    var offset: Int
    var length: Int
    var number: Int
    var reason: String
  }

  let files: any FileSystem
  /// The file's path, once with its symbolic links followed.
  var path: String
  var isResolved = false
  var file: OpenFile?
  var isWritable = false
  var lockFile: OpenFile?
  /// The file whose name in the directory is known to be on the disk.
  var durableName: FileStatus.Identity?

  var index = ContactIndex()
  /// The file as it was when it was last read; `nil` where there is none, or where it must be read again.
  var seen: FileStatus?
  /// Whether the file was looked at before: what is found then is nobody's change.
  var hasLooked = false
  /// How often the file was found with what this store did not write.
  var foreignChanges = 0
  /// Octets that are read and understood: whole lines, and an unterminated one that counts.
  var end = 0
  /// Lines in them.
  var lines = 0
  var tail = Tail.clean
  /// Whether the tail was read without the lock, and may be a line that was being written.
  var isTailGuessed = false
  /// Whether a line is a contact or a removal that this version reads: the file is a store then.
  var hasContactLines = false
  /// The last octets before `end`, to tell an appended file from one that was changed in the middle.
  var lastOctets: [UInt8] = []
  /// The unreadable lines, the first of them where there are too many.
  var unreadable: [UnreadableLine] = []
  var unreadableCount = 0
  /// Contacts that are removed, and whose lines are still in the file.
  var removed: Set<[UInt8]> = []
  var newerSchema: Int?
  var overlongLine: Int?
  /// Contacts that were there before something else emptied the file.
  var lostContacts = 0

  init(path: String, files: any FileSystem) {
    self.path = path
    self.files = files
  }

  /// Whether the file must not be written to.
  var isReadOnly: Bool { newerSchema != nil || overlongLine != nil || isTooMuch }

  /// Whether the file has more than can be noted.
  var isTooMuch: Bool { unreadableCount > StoreLimits.unreadableLines || index.isFull }

  /// Octets that no contact needs any more.
  var deadOctets: Int { end - index.livingOctets }

  var lockPath: String { path + ".lock" }
  /// The file that takes the store's place in a compaction.
  var newPath: String { path + ".new" }
  var directory: String { Self.directory(of: path) }

  /// The file for lines that cannot be read: `contacts.rejected.jsonl` beside `contacts.jsonl`.
  var rejectedPath: String {
    let ending = ".jsonl"
    return (path.hasSuffix(ending) ? String(path.dropLast(ending.count)) : path) + ".rejected" + ending
  }

  static func directory(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Forgets all that was read.
  mutating func forget() {
    index = ContactIndex()
    seen = nil
    end = 0
    lines = 0
    tail = .clean
    isTailGuessed = false
    hasContactLines = false
    lastOctets = []
    unreadable = []
    unreadableCount = 0
    removed = []
    newerSchema = nil
    overlongLine = nil
  }

  mutating func closeFile() {
    if let file { files.close(file) }
    file = nil
    isWritable = false
  }

  mutating func close() {
    closeFile()
    if let lockFile { files.close(lockFile) }
    lockFile = nil
  }
}
