internal import Glibc

/// What both the contacts' file and the consents' need before they can be opened.
extension FileSystem {
  /// The path that symbolic links lead to, whether there is a file or not, so that a link stays one.
  func destination(of path: String) throws(SystemError) -> String {
    var path = path
    for _ in 0..<StoreLimits.links {
      guard let status = try status(at: path), status.kind == .link else { return path }
      let destination = try destination(ofLink: path)
      path = destination.hasPrefix("/") ? destination : StoreState.directory(of: path) + "/" + destination
    }
    throw SystemError(ELOOP)
  }

  /// Makes a directory and those above it that are not there.
  func makeDirectories(_ directory: String) throws(SystemError) {
    var missing: [String] = []
    var path = directory
    while try status(at: path) == nil {
      missing.append(path)
      let above = StoreState.directory(of: path)
      if above == path || above == "." { break }
      path = above
    }
    for path in missing.reversed() {
      do throws(SystemError) {
        try makeDirectory(path)
      } catch {
        // Another program may have made it meanwhile.
        if error.code != EEXIST { throw error }
      }
      try synchronizeDirectory(StoreState.directory(of: path))
    }
  }

  /// Takes the lock of the lock file that is at its path: one that was removed meanwhile keeps nobody out.
  ///
  /// - Parameter held: the lock file where it is open already; it stays open, whatever becomes of the lock.
  /// - Returns: `false` when others still hold the lock after `StoreLimits.lockPatience`.
  func lock(at path: String, isExclusive: Bool, held: inout OpenFile?) throws(SystemError) -> Bool {
    for _ in 0..<StoreLimits.lockAttempts {
      let opened: OpenFile
      if let held { opened = held } else { opened = try open(path, .lock) }
      held = opened
      guard try lock(opened, isExclusive: isExclusive, patience: StoreLimits.lockPatience) else { return false }
      do throws(SystemError) {
        if try status(at: path)?.identity == status(of: opened).identity { return true }
      } catch {
        close(opened)
        held = nil
        throw error
      }
      close(opened)
      held = nil
    }
    return false
  }
}
