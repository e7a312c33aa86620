internal import Glibc

extension StoreState {
  /// Puts lines behind the last one, and waits until they are on the disk. Under the lock. When it fails, the file is as
  /// it was.
  mutating func append(_ lines: [UInt8]) throws(StoreFailure) {
    try checkWritable()
    do throws(SystemError) {
      let file = try fileToWrite()
      if case .torn = tail { try dropTornLine(file) }
      // The name must last before anything that is said to be kept does.
      if let seen, durableName != seen.identity {
        try files.synchronizeDirectory(directory)
        durableName = seen.identity
      }
      let octets = tail == .unterminated ? [0x0A] + lines : lines
      do throws(SystemError) {
        try files.writeAll(file, at: end, octets)
        try files.synchronize(file)
      } catch {
        // Of a failed fsync nobody knows what is on the disk, so the old length is made to last, too.
        try? files.truncate(file, to: end)
        try? files.synchronize(file)
        throw error
      }
      if tail == .unterminated {
        end += 1
        tail = .clean
      }
      end += lines.count
      lastOctets = Array(lines.suffix(StoreLimits.rememberedOctets))
      self.lines += lines.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
      // Where this fails the file is read again, no more.
      seen = try? files.status(of: file)
    } catch {
      seen = nil
      throw .writing(path, error)
    }
  }

  /// Refuses what must not be written to.
  func checkWritable() throws(StoreFailure) {
    if let newerSchema {
      throw StoreFailure(
        .readOnly, path: path, message: "\(path) was written by a newer mimi (schema \(newerSchema))",
        hint: "use the newer mimi, or another file with --store")
    }
    if let overlongLine {
      throw StoreFailure(
        .readOnly, path: path, message: "line \(overlongLine) of \(path) is too long for a contact",
        hint: "take the line out of the file, or use another file with --store")
    }
    if isTooMuch {
      throw StoreFailure(
        .readOnly, path: path,
        message: index.isFull
          ? "\(path) has more contacts than can be kept" : "\(path) has \(unreadableCount) lines that are no contacts",
        hint: "mend the file, or use another one with --store")
    }
    if lostContacts > 0 {
      throw StoreFailure(
        .wouldLoseContacts, path: path,
        message: "\(path) had \(lostContacts) contacts, and another program left none of them in it",
        hint: "bring the file back from a copy, or, to begin anew, remove it")
    }
  }

  /// Drops the torn line at the end. Under the lock.
  mutating func dropTornLine() throws(StoreFailure) {
    do throws(SystemError) {
      let file = try fileToWrite()
      try dropTornLine(file)
      seen = try? files.status(of: file)
    } catch {
      seen = nil
      throw .writing(path, error)
    }
  }

  private mutating func dropTornLine(_ file: OpenFile) throws(SystemError) {
    try files.truncate(file, to: end)
    try files.synchronize(file)
    tail = .clean
  }

  /// The file, open to write, made where it is not there.
  private mutating func fileToWrite() throws(SystemError) -> OpenFile {
    if let file, isWritable {
      if let seen, seen.permissions & 0o077 != 0 {
        try files.restrict(file)
        self.seen?.permissions = 0o600
      }
      return file
    }
    closeFile()
    let opened = try files.open(path, seen == nil ? .create : .readWrite)
    file = opened
    isWritable = true
    seen = try files.status(of: opened)
    return opened
  }
}

extension StoreFailure {
  /// A system call failed on the way to the disk.
  static func writing(_ path: String, _ error: SystemError) -> StoreFailure {
    StoreFailure(
      .cannotWrite, path: path, code: error.code, message: "\(path) cannot be written: \(words(error))",
      hint: hint(error, path))
  }

  /// A system call failed on the way from the disk.
  static func reading(_ path: String, _ error: SystemError) -> StoreFailure {
    StoreFailure(
      .cannotRead, path: path, code: error.code, message: "\(path) cannot be read: \(words(error))",
      hint: hint(error, path))
  }

  static func words(_ error: SystemError) -> String { String(cString: strerror(error.code)).lowercased() }

  static func hint(_ error: SystemError, _ path: String) -> String {
    switch error.code {
    case ENOSPC, EDQUOT: "free some space, or name a file on another disk with --store"
    case EROFS: "the file system can only be read: name a file on another with --store"
    case EACCES, EPERM: "see who owns it: ls -ld \(path) \(StoreState.directory(of: path))"
    case ENOTDIR, EISDIR, ELOOP: "name a file with --store"
    case EIO: "the disk may be failing: copy what is there to another"
    default: "name another file with --store, or go on without keeping anything with --no-save"
    }
  }
}
