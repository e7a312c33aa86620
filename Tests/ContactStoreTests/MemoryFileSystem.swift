import ContactStore
import Glibc
import Locking

/// A file system in memory that fails when it is told to, and forgets in a crash what was not synchronised. A double,
/// because no real disk fails at a call of one's choice.
final class MemoryFileSystem: FileSystem {
  enum Fault: Hashable, CaseIterable {
    /// The call fails; a write has written nothing.
    case inputOutputError, noSpace
    /// A write writes half, and the next one fails.
    case shortWrite
    /// The call and all later ones fail, as if the machine had stopped there. What was not synchronised is lost.
    case crashForgettingAll
    /// The same; what was not synchronised is there all the same.
    case crashKeepingAll
    /// The same; of what was not synchronised a half is there, and names only where they were synchronised.
    case crashKeepingHalf

    var isCrash: Bool { self == .crashForgettingAll || self == .crashKeepingAll || self == .crashKeepingHalf }
  }

  private struct File {
    var now: [UInt8] = []
    var durable: [UInt8] = []
    var modified: Int64 = 0
  }

  private struct State {
    var files: [UInt64: File] = [:]
    var names: [String: UInt64] = [:]
    var durableNames: [String: UInt64] = [:]
    var open: [Int32: UInt64] = [:]
    var nextInode: UInt64 = 1
    var nextDescriptor: Int32 = 3
    var calls = 0
    var failAt: Int?
    var fault = Fault.inputOutputError
    var isDead = false
    var writeFails = false
    var clock: Int64 = 0

    /// Counts a call, and fails it when it is its turn; true for a short write.
    mutating func call(isWrite: Bool = false) throws(SystemError) -> Bool {
      calls += 1
      if isDead { throw SystemError(EIO) }
      if isWrite, writeFails {
        writeFails = false
        throw SystemError(ENOSPC)
      }
      guard let failAt, calls == failAt else { return false }
      switch fault {
      case .inputOutputError: throw SystemError(EIO)
      case .noSpace: throw SystemError(ENOSPC)
      case .shortWrite:
        guard isWrite else { throw SystemError(EIO) }
        writeFails = true
        return true
      case .crashForgettingAll, .crashKeepingAll, .crashKeepingHalf:
        isDead = true
        throw SystemError(EIO)
      }
    }

    func inode(_ file: OpenFile) throws(SystemError) -> UInt64 {
      guard let inode = open[file.descriptor] else { throw SystemError(EBADF) }
      return inode
    }

    mutating func touch(_ inode: UInt64) {
      clock += 1
      files[inode]?.modified = clock
    }
  }

  private let state = Mutex(State())

  /// Puts a file there, durable.
  func put(_ path: String, _ octets: [UInt8]) {
    state.withLock {
      let inode = $0.nextInode
      $0.nextInode += 1
      $0.files[inode] = File(now: octets, durable: octets)
      $0.names[path] = inode
      $0.durableNames[path] = inode
    }
  }

  func arm(_ fault: Fault, at call: Int) {
    state.withLock {
      $0.calls = 0
      $0.failAt = call
      $0.fault = fault
    }
  }

  var calls: Int { state.withLock { $0.calls } }
  var openFiles: Int { state.withLock { $0.open.count } }

  /// Goes on without faults; after a crash, with what is left.
  func recover() {
    state.withLock {
      $0.failAt = nil
      $0.writeFails = false
      guard $0.isDead else { return }
      $0.isDead = false
      $0.open = [:]
      if $0.fault != .crashKeepingAll { $0.names = $0.durableNames }
      for (inode, file) in $0.files {
        switch $0.fault {
        case .crashKeepingAll: break
        case .crashKeepingHalf where file.now.count > file.durable.count:
          $0.files[inode]?.now = Array(file.now[..<((file.now.count + file.durable.count) / 2)])
        default: $0.files[inode]?.now = file.durable
        }
        let left = $0.files[inode]?.now ?? []
        $0.files[inode]?.durable = left
      }
      $0.durableNames = $0.names
    }
  }

  /// The content of every file, by path.
  var contents: [String: [UInt8]] {
    state.withLock { state in state.names.compactMapValues { state.files[$0]?.now } }
  }

  func open(_ path: String, _ access: FileAccess) throws(SystemError) -> OpenFile {
    try locked { (state) throws(SystemError) in
      _ = try state.call()
      let inode: UInt64
      if let known = state.names[path] {
        if access == .create { throw SystemError(EEXIST) }
        inode = known
      } else {
        guard access == .create || access == .lock else { throw SystemError(ENOENT) }
        inode = state.nextInode
        state.nextInode += 1
        state.files[inode] = File()
        state.names[path] = inode
      }
      let descriptor = state.nextDescriptor
      state.nextDescriptor += 1
      state.open[descriptor] = inode
      return OpenFile(descriptor: descriptor)
    }
  }

  func close(_ file: OpenFile) { state.withLock { $0.open[file.descriptor] = nil } }

  func read(_ file: OpenFile, at offset: Int, into room: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    let octets = try locked { (state) throws(SystemError) -> [UInt8] in
      _ = try state.call()
      return state.files[try state.inode(file)]?.now ?? []
    }
    guard offset < octets.count else { return 0 }
    let count = min(room.count, octets.count - offset)
    octets[offset..<offset + count].withUnsafeBytes { room.copyMemory(from: $0) }
    return count
  }

  func write(_ file: OpenFile, at offset: Int, _ octets: UnsafeRawBufferPointer) throws(SystemError) -> Int {
    let copy = Array(octets)
    return try locked { (state) throws(SystemError) in
      let isShort = try state.call(isWrite: true)
      let inode = try state.inode(file)
      let count = isShort ? copy.count / 2 : copy.count
      var now = state.files[inode]?.now ?? []
      if now.count < offset + count { now += [UInt8](repeating: 0, count: offset + count - now.count) }
      now.replaceSubrange(offset..<offset + count, with: copy[..<count])
      state.files[inode]?.now = now
      state.touch(inode)
      return count
    }
  }

  func synchronize(_ file: OpenFile) throws(SystemError) {
    try locked { (state) throws(SystemError) in
      _ = try state.call()
      let inode = try state.inode(file)
      let now = state.files[inode]?.now ?? []
      state.files[inode]?.durable = now
    }
  }

  func truncate(_ file: OpenFile, to length: Int) throws(SystemError) {
    try locked { (state) throws(SystemError) in
      _ = try state.call()
      let inode = try state.inode(file)
      let now = state.files[inode]?.now ?? []
      state.files[inode]?.now = Array(now.prefix(length))
      state.touch(inode)
    }
  }

  func restrict(_ file: OpenFile) throws(SystemError) {
    try locked { (state) throws(SystemError) in _ = try state.call() }
  }

  func status(of file: OpenFile) throws(SystemError) -> FileStatus {
    try locked { (state) throws(SystemError) in
      _ = try state.call()
      return Self.status(try state.inode(file), state)
    }
  }

  func status(at path: String) throws(SystemError) -> FileStatus? {
    try locked { (state) throws(SystemError) in
      _ = try state.call()
      if path == "/" || path == "/store" {
        return FileStatus(identity: .init(device: 1, inode: 0), size: 0, modified: 0, kind: .other, permissions: 0o700)
      }
      return state.names[path].map { Self.status($0, state) }
    }
  }

  private static func status(_ inode: UInt64, _ state: State) -> FileStatus {
    let file = state.files[inode] ?? File()
    return FileStatus(
      identity: .init(device: 1, inode: inode), size: file.now.count, modified: file.modified, kind: .regular,
      permissions: 0o600)
  }

  func lock(_ file: OpenFile, isExclusive: Bool, patience: Duration) throws(SystemError) -> Bool {
    try locked { (state) throws(SystemError) in
      _ = try state.call()
      return true
    }
  }

  func unlock(_ file: OpenFile) {}

  func rename(_ path: String, to destination: String) throws(SystemError) {
    try locked { (state) throws(SystemError) in
      _ = try state.call()
      guard let inode = state.names[path] else { throw SystemError(ENOENT) }
      state.names[path] = nil
      state.names[destination] = inode
    }
  }

  func remove(_ path: String) throws(SystemError) {
    try locked { (state) throws(SystemError) in
      _ = try state.call()
      guard state.names[path] != nil else { throw SystemError(ENOENT) }
      state.names[path] = nil
    }
  }

  func makeDirectory(_ path: String) throws(SystemError) {
    try locked { (state) throws(SystemError) in _ = try state.call() }
  }

  func synchronizeDirectory(_ path: String) throws(SystemError) {
    try locked { (state) throws(SystemError) in
      _ = try state.call()
      state.durableNames = state.names
    }
  }

  func destination(ofLink path: String) throws(SystemError) -> String { throw SystemError(EINVAL) }

  private func locked<Result: Sendable>(
    _ body: (inout State) throws(SystemError) -> Result
  ) throws(SystemError) -> Result {
    try state.withLock { (state) throws(SystemError) in try body(&state) }
  }
}
