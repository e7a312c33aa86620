import Glibc

/// Where programs are looked for: `PATH`, and the places of servers, which a user's `PATH` leaves out.
let searchPath: String = {
  let inherited = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
  return inherited + ":/usr/local/sbin:/usr/sbin:/sbin"
}()

/// The absolute path of a program; a name with a slash is returned as it is.
/// - Throws: `SupportFailure` when there is none, with the name to install.
public func findProgram(_ name: String) throws -> String {
  if name.contains("/") { return name }
  for directory in searchPath.split(separator: ":") where access("\(directory)/\(name)", X_OK) == 0 {
    return "\(directory)/\(name)"
  }
  throw SupportFailure("no program \(name) in \(searchPath)")
}

/// The environment that every child of the tests gets: nothing of the caller's but `PATH` (and sanitizers' options), so
/// that no configuration, colour or locale of the machine changes a result.
public func cleanEnvironment(home: String, adding: [String: String]) -> [String: String] {
  var environment = ["PATH": searchPath, "LANG": "C.UTF-8", "HOME": home, "TMPDIR": home]
  for name in ["ASAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "LLVM_PROFILE_FILE"] {
    if let value = getenv(name) { environment[name] = String(cString: value) }
  }
  return environment.merging(adding) { $1 }
}
