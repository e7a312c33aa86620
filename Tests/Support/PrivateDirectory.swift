import Glibc
import Locking

/// A new directory that only this user can enter, below `TMPDIR` (`/tmp` without it). It is removed with all that is in
/// it when the last reference goes, and at the latest when the process ends by `exit`.
public final class PrivateDirectory: Sendable {
  /// Its absolute path. Kept short: a Unix socket inside has 108 octets for its whole path (unix(7)).
  public let path: String

  private static let alive = Mutex<Set<String>>([])

  /// Makes it.
  /// - Throws: `SupportFailure` when it cannot be made.
  public init() throws {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((parent + "/mimi-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw SupportFailure.call("mkdtemp in \(parent)") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    AtExit.register()
    Self.alive.withLock { _ = $0.insert(path) }
  }

  /// Writes a file into it, over one of the same name, and returns the file's path.
  /// - Throws: `SupportFailure` when it cannot be written.
  @discardableResult
  public func write(_ name: String, _ content: some Sequence<UInt8>, mode: UInt32 = 0o600) throws -> String {
    let file = path + "/" + name
    try writeFile(file, Array(content), mode: mode)
    return file
  }

  /// The same for text, in UTF-8.
  @discardableResult
  public func write(_ name: String, _ text: String, mode: UInt32 = 0o600) throws -> String {
    try write(name, text.utf8, mode: mode)
  }

  deinit {
    Self.alive.withLock { _ = $0.remove(path) }
    removeTree(path)
  }

  /// Removes those that are still there: static ones, which no `deinit` reaches.
  static func removeAll() {
    for path in alive.withLock({ $0 }) { removeTree(path) }
  }
}

/// The content of a file.
/// - Throws: `SupportFailure` when it cannot be read.
public func readFile(_ path: String) throws -> [UInt8] {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { throw SupportFailure.call("open \(path)") }
  defer { close(file) }
  var content: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = read(file, &chunk, chunk.count)
    if count == 0 { return content }
    guard count > 0 else { throw SupportFailure.call("read \(path)") }
    content += chunk[..<count]
  }
}

private func writeFile(_ path: String, _ content: [UInt8], mode: UInt32) throws {
  let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
  guard file >= 0 else { throw SupportFailure.call("open \(path)") }
  defer { close(file) }
  var rest = content[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    guard count > 0 else { throw SupportFailure.call("write \(path)") }
    rest = rest.dropFirst(count)
  }
}

/// Removes a directory and what is in it; what cannot be removed stays, for nothing depends on it.
private func removeTree(_ path: String) {
  guard let directory = opendir(path) else {
    unlink(path)
    return
  }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != "." && name != ".." { names.append(name) }
  }
  closedir(directory)
  for name in names {
    let inside = path + "/" + name
    if unlink(inside) != 0 && errno == EISDIR { removeTree(inside) }
  }
  rmdir(path)
}
