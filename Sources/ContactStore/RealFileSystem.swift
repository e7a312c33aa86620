internal import Glibc

/// The system's own files.
public struct RealFileSystem: FileSystem {
  /// The file system.
  public init() {}

  /// Opens a file.
  public func open(_ path: String, _ access: FileAccess) throws(SystemError) -> OpenFile {
    let flags =
      switch access {
      case .read: O_RDONLY
      case .readWrite: O_RDWR
      case .create: O_RDWR | O_CREAT | O_EXCL
      case .lock: O_RDWR | O_CREAT
      }
    // Not blocking, so that a FIFO at this path cannot hold the program up; for a file it makes no difference.
    let descriptor = try Self.repeated { Glibc.open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600) }
    return OpenFile(descriptor: descriptor)
  }

  /// Closes a file.
  public func close(_ file: OpenFile) { Glibc.close(file.descriptor) }

  /// Reads.
  public func read(
    _ file: OpenFile, at offset: Int, into room: UnsafeMutableRawBufferPointer
  ) throws(SystemError) -> Int {
    try Self.repeated { pread(file.descriptor, room.baseAddress, room.count, offset) }
  }

  /// Writes.
  public func write(
    _ file: OpenFile, at offset: Int, _ octets: UnsafeRawBufferPointer
  ) throws(SystemError) -> Int {
    try Self.repeated { pwrite(file.descriptor, octets.baseAddress, octets.count, offset) }
  }

  /// Waits for the disk.
  public func synchronize(_ file: OpenFile) throws(SystemError) { _ = try Self.repeated { fsync(file.descriptor) } }

  /// Sets the length.
  public func truncate(_ file: OpenFile, to length: Int) throws(SystemError) {
    _ = try Self.repeated { ftruncate(file.descriptor, length) }
  }

  /// Sets the permissions to 0600.
  public func restrict(_ file: OpenFile) throws(SystemError) {
    _ = try Self.repeated { fchmod(file.descriptor, 0o600) }
  }

  /// What is known of an open file.
  public func status(of file: OpenFile) throws(SystemError) -> FileStatus {
    var found = stat()
    _ = try Self.repeated { fstat(file.descriptor, &found) }
    return FileStatus(found)
  }

  /// What is known of the file at a path.
  public func status(at path: String) throws(SystemError) -> FileStatus? {
    var found = stat()
    do {
      _ = try Self.repeated { lstat(path, &found) }
    } catch {
      if error.code == ENOENT { return nil }
      throw error
    }
    return FileStatus(found)
  }

  /// Unlocks.
  public func unlock(_ file: OpenFile) { flock(file.descriptor, LOCK_UN) }

  /// Renames.
  public func rename(_ path: String, to destination: String) throws(SystemError) {
    _ = try Self.repeated { Glibc.rename(path, destination) }
  }

  /// Removes.
  public func remove(_ path: String) throws(SystemError) { _ = try Self.repeated { unlink(path) } }

  /// Makes a directory, 0700.
  public func makeDirectory(_ path: String) throws(SystemError) { _ = try Self.repeated { mkdir(path, 0o700) } }

  /// Waits for a directory.
  public func synchronizeDirectory(_ path: String) throws(SystemError) {
    let directory = try Self.repeated { Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    defer { Glibc.close(directory) }
    _ = try Self.repeated { fsync(directory) }
  }

  /// Reads a symbolic link.
  public func destination(ofLink path: String) throws(SystemError) -> String {
    var room = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = try Self.repeated { readlink(path, &room, room.count) }
    return String(decoding: room[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Locks. `flock` cannot wait for a bounded time, so a thread waits where the lock is not free; the system hands the
  /// lock to those that wait in their order, which asking again and again would not.
  public func lock(_ file: OpenFile, isExclusive: Bool, patience: Duration) throws(SystemError) -> Bool {
    let operation = isExclusive ? LOCK_EX : LOCK_SH
    if flock(file.descriptor, operation | LOCK_NB) == 0 { return true }
    guard errno == EWOULDBLOCK || errno == EINTR else { throw SystemError(errno) }
    // A descriptor of its own, of the same lock: the thread may outlive the file.
    let waiting = fcntl(file.descriptor, F_DUPFD_CLOEXEC, 0)
    guard waiting >= 0 else { throw SystemError(errno) }
    let wait = LockWait(descriptor: waiting, operation: operation)
    return try wait.run(patience)
  }

  /// Repeats a call that a signal interrupted.
  private static func repeated<Result: SignedInteger>(_ call: () -> Result) throws(SystemError) -> Result {
    while true {
      let result = call()
      if result >= 0 { return result }
      let code = errno
      if code != EINTR { throw SystemError(code) }
    }
  }
}

extension FileStatus {
  fileprivate init(_ found: stat) {
    let kind: Kind =
      switch found.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFLNK: .link
      default: .other
      }
    self.init(
      identity: Identity(device: UInt64(found.st_dev), inode: UInt64(found.st_ino)), size: Int(found.st_size),
      modified: Int64(found.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(found.st_mtim.tv_nsec), kind: kind,
      permissions: UInt32(found.st_mode & 0o7777))
  }
}
