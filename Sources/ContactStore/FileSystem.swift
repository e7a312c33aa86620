/// What the store asks of a file system, one system call each, so that a test can fail any of them.
public protocol FileSystem: Sendable {
  /// Opens a file, never through a symbolic link.
  func open(_ path: String, _ access: FileAccess) throws(SystemError) -> OpenFile
  /// Closes it.
  func close(_ file: OpenFile)
  /// Reads from `offset` on; fewer octets than there is room for is no end, none is.
  func read(_ file: OpenFile, at offset: Int, into room: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int
  /// Writes from `offset` on; returns how many octets were written.
  func write(_ file: OpenFile, at offset: Int, _ octets: UnsafeRawBufferPointer) throws(SystemError) -> Int
  /// Waits until the file's octets and length are on the disk.
  func synchronize(_ file: OpenFile) throws(SystemError)
  /// Sets the length.
  func truncate(_ file: OpenFile, to length: Int) throws(SystemError)
  /// Lets nobody but the user read and write it.
  func restrict(_ file: OpenFile) throws(SystemError)
  /// What is known of an open file.
  func status(of file: OpenFile) throws(SystemError) -> FileStatus
  /// What is known of the file at a path, a symbolic link itself; `nil` where there is none.
  func status(at path: String) throws(SystemError) -> FileStatus?
  /// Locks it, against others that lock; `false` when others still hold the lock after `patience`.
  func lock(_ file: OpenFile, isExclusive: Bool, patience: Duration) throws(SystemError) -> Bool
  /// Unlocks it.
  func unlock(_ file: OpenFile)
  /// Puts the file at `path` in the place of `destination`.
  func rename(_ path: String, to destination: String) throws(SystemError)
  /// Removes a file.
  func remove(_ path: String) throws(SystemError)
  /// Makes a directory that only the user can enter.
  func makeDirectory(_ path: String) throws(SystemError)
  /// Waits until a directory's names are on the disk.
  func synchronizeDirectory(_ path: String) throws(SystemError)
  /// Where a symbolic link leads, as it is written in it.
  func destination(ofLink path: String) throws(SystemError) -> String
}

/// How a file is opened.
public enum FileAccess: Sendable, Hashable {
  /// To read it.
  case read
  /// To read and write it.
  case readWrite
  /// To read and write one that is made so, for the user only (0600); it must not be there.
  case create
  /// To lock it; it is made where it is not there (0600).
  case lock
}

/// An open file.
public struct OpenFile: Sendable, Hashable {
  /// The descriptor.
  public var descriptor: Int32

  /// A file by its descriptor.
  public init(descriptor: Int32) { self.descriptor = descriptor }
}

/// What is known of a file.
public struct FileStatus: Sendable, Hashable {
  /// The device and the inode: which file it is.
  public struct Identity: Sendable, Hashable {
    /// The device.
    public var device: UInt64
    /// The inode.
    public var inode: UInt64

    /// An identity with these parts.
    public init(device: UInt64, inode: UInt64) {
      self.device = device
      self.inode = inode
    }
  }

  /// The kinds that make a difference.
  public enum Kind: Sendable, Hashable {
    /// A file with octets.
    case regular
    /// A symbolic link.
    case link
    /// A directory, a device, a pipe.
    case other
  }

  /// Which file it is.
  public var identity: Identity
  /// Octets.
  public var size: Int
  /// When it was last written, in nanoseconds since 1970.
  public var modified: Int64
  /// Its kind.
  public var kind: Kind
  /// Its permission bits.
  public var permissions: UInt32

  /// A status with these parts.
  public init(identity: Identity, size: Int, modified: Int64, kind: Kind, permissions: UInt32) {
    self.identity = identity
    self.size = size
    self.modified = modified
    self.kind = kind
    self.permissions = permissions
  }
}

/// A system call that failed.
public struct SystemError: Error, Sendable, Hashable {
  /// `errno`.
  public var code: Int32

  /// An error by its number.
  public init(_ code: Int32) { self.code = code }
}
