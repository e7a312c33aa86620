internal import Glibc

extension StoreState {
  /// Reads the file, and mends what an interrupted write or another hand left in it.
  mutating func openAndMend() throws(StoreFailure) -> [StoreNotice] {
    try seeChanges()
    if let newerSchema { return [.newerSchema(path: path, schema: newerSchema)] }
    if let overlongLine { return [.overlongLine(path: path, line: overlongLine)] }
    if isTooMuch { return noticesOfUnreadable + [.tooMuch(path: path)] }
    guard needsMending else { return [] }
    do {
      return try withLock { (state) throws(StoreFailure) in try state.mend() }
    } catch {
      // Reading goes on where writing cannot: what is not mended is said.
      return noticesOfUnreadable
    }
  }

  private var needsMending: Bool {
    if case .torn = tail { return true }
    return !unreadable.isEmpty || !removed.isEmpty
  }

  private var noticesOfUnreadable: [StoreNotice] {
    guard !unreadable.isEmpty else { return [] }
    return [.unreadable(count: unreadableCount, path: path, reasons: reasons)]
  }

  private var reasons: [String] {
    let rest = unreadableCount - StoreLimits.reasonsSaid
    let said = unreadable.prefix(StoreLimits.reasonsSaid).map { "line \($0.number): \($0.reason)" }
    return rest > 0 ? said + ["and \(rest) more"] : said
  }

  /// Under the lock.
  private mutating func mend() throws(StoreFailure) -> [StoreNotice] {
    var notices: [StoreNotice] = []
    if case .torn(let octets) = tail {
      try dropTornLine()
      notices.append(.droppedTornLine(path: path, octets: octets))
    }
    if !unreadable.isEmpty {
      let said = reasons
      do {
        try putAside(unreadable)
      } catch {
        return notices + noticesOfUnreadable
      }
      notices.append(.putAside(count: unreadable.count, into: rejectedPath, reasons: said))
    }
    // A file in which nothing can be read stays as it is: it may be no store, or be mended by hand.
    let gone = removed.map { String(decoding: $0, as: UTF8.self) }
    if !unreadable.isEmpty && index.count > 0 || !removed.isEmpty { _ = try? compact(erasing: gone) }
    if !gone.isEmpty { _ = try? eraseRejected(gone) }
    return notices
  }

  /// Follows symbolic links to the file that they lead to, whether it is there or not, so that a link stays one.
  mutating func resolve() throws(StoreFailure) {
    if isResolved { return }
    do throws(SystemError) {
      path = try files.destination(of: path)
      isResolved = true
    } catch {
      throw .reading(path, error)
    }
  }

  /// Runs with the exclusive lock, having seen what others changed.
  mutating func withLock<Result: Sendable>(
    _ body: (inout StoreState) throws(StoreFailure) -> Result
  ) throws(StoreFailure) -> Result {
    try resolve()
    try makeDirectories()
    let isLocked: Bool
    do throws(SystemError) {
      isLocked = try lock(isExclusive: true)
    } catch {
      closeLock()
      throw .writing(lockPath, error)
    }
    guard isLocked else {
      // The waiting thread still has this description: the next attempt must not share it.
      closeLock()
      throw StoreFailure(
        .locked, path: path, message: "\(path) is in use by another program for too long",
        hint: "end the program that holds \(lockPath): fuser \(lockPath)")
    }
    defer { if let lockFile { files.unlock(lockFile) } }
    try refresh(isLocked: true)
    return try body(&self)
  }

  /// Reads what others changed, under a shared lock where there can be one: a line that is being written is whole then.
  mutating func seeChanges() throws(StoreFailure) {
    try resolve()
    if isUnchanged { return }
    var isLocked = false
    // Reading makes no lock file where there is nothing to read.
    let isThere = (try? files.status(at: path)) != nil
    if isThere {
      isLocked = (try? lock(isExclusive: false)) ?? false
      if !isLocked { closeLock() }
    }
    defer { if isLocked, let lockFile { files.unlock(lockFile) } }
    try refresh(isLocked: isLocked)
  }

  private mutating func lock(isExclusive: Bool) throws(SystemError) -> Bool {
    try files.lock(at: lockPath, isExclusive: isExclusive, held: &lockFile)
  }

  private mutating func closeLock() {
    if let lockFile { files.close(lockFile) }
    lockFile = nil
  }

  /// Makes the directories above the file that are not there.
  private mutating func makeDirectories() throws(StoreFailure) {
    do {
      try files.makeDirectories(directory)
    } catch {
      throw .writing(directory, error)
    }
  }
}
