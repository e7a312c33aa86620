internal import Glibc

/// Where programs are found: the directories of `PATH` that say where they are whoever asks. An empty or relative one means
/// the current directory or one below it, where somebody else may have put a program of the same name.
struct ProgramSearch: Sendable {
  private let directories: [String]

  init(path: String) {
    directories = path.split(separator: ":").map(String.init).filter { $0.utf8.first == UInt8(ascii: "/") }
  }

  /// `PATH` without the others.
  var path: String { directories.joined(separator: ":") }

  /// The path of the first program of this name; `nil` where there is none.
  func find(_ name: String) -> String? {
    directories.lazy.map { "\($0)/\(name)" }.first { path in
      var status = stat()
      return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }
  }
}
