import Foundation
import Glibc

/// The path of a program of this package, such as `mimi`, as the build has put it beside the test bundle.
///
/// Looked for in the directory of the environment variable `MIMI_TEST_PRODUCTS` if it is set, and only there; else in
/// those of the running program, of the test bundle, and above them.
/// - Throws: `SupportFailure` when it is in none of them.
public func builtProgram(_ name: String) throws -> String {
  let directories = productDirectories
  for directory in directories where access(directory + "/" + name, X_OK) == 0 { return directory + "/" + name }
  throw SupportFailure("\(name) is not built: it is in none of " + directories.joined(separator: ", "))
}

private let productDirectories: [String] = {
  if let chosen = ProcessInfo.processInfo.environment["MIMI_TEST_PRODUCTS"] { return [chosen] }
  var starts = [URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path]
  // Where a helper of the toolchain loads the bundle, its path is among the arguments.
  starts += CommandLine.arguments.filter { $0.contains(".xctest") }
  if let first = CommandLine.arguments.first, first.contains("/") { starts.append(first) }
  var found: [String] = []
  for start in starts {
    var directory = URL(fileURLWithPath: start).standardizedFileURL
    for _ in 0..<3 {
      directory = directory.deletingLastPathComponent()
      if !found.contains(directory.path) { found.append(directory.path) }
    }
  }
  return found
}()
