import Glibc
import TestSupport

/// Stores of several sizes, on a disk.
struct StoreFiles {
  static let sizes = [1_000, 10_000, 100_000]

  let directory: PrivateDirectory

  /// Makes them, and waits until the disk is at rest.
  init(_ options: Options) throws {
    directory = try Self.onDisk(options.directory)
    for size in [0] + Self.sizes {
      let lines = try People.lines(size)
      try directory.write("\(size).jsonl", lines)
      try directory.write("\(size).bare", lines)
    }
    sync()
  }

  func store(_ size: Int) -> String { "\(directory.path)/\(size).jsonl" }

  /// The same octets in a file that is no store.
  func bare(_ size: Int) -> String { "\(directory.path)/\(size).bare" }

  /// Beside the programs: /tmp is often in memory, where fsync costs nothing.
  private static func onDisk(_ place: String) throws -> PrivateDirectory {
    let before = getenv("TMPDIR").map { String(cString: $0) }
    setenv("TMPDIR", place, 1)
    defer { if let before { setenv("TMPDIR", before, 1) } else { unsetenv("TMPDIR") } }
    return try PrivateDirectory()
  }
}
