import DisplayText
import Glibc
import Locking

/// A directory that only this user can enter, and that goes with all that is in it when the program ends.
final class ThrowAwayDirectory: Sendable {
  private let made = Mutex<String?>(nil)

  /// Its path; it is made when it is first asked for.
  func path() throws(Failure) -> String {
    try made.withLock { (made) throws(Failure) in
      if let made { return made }
      let parent = CommonOptions.environment("TMPDIR") ?? "/tmp"
      // mkdtemp makes it 0700.
      var template = Array((parent + "/mimi-demo-XXXXXX").utf8CString)
      guard mkdtemp(&template) != nil else {
        throw Failure(
          status: .store,
          message: "no directory can be made in \(parent): \(String(cString: strerror(errno)).lowercased())",
          hint: "name another one with TMPDIR")
      }
      let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      made = path
      return path
    }
  }

  /// Removes it. What cannot be removed stays, for there is nobody left to tell.
  func remove() {
    // Under the lock: where the end and a signal come together, nobody may end the program before it is gone.
    made.withLock { made in
      if let path = made.take() { Self.remove(path) }
    }
  }

  private static func remove(_ path: String) {
    // By the directory itself: where others can write in its parent, the path may lead elsewhere by now.
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    guard let directory = fdopendir(descriptor) else {
      close(descriptor)
      return
    }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    // The store makes files only; the two that are no names of ours are not removed by unlinkat.
    for name in names { unlinkat(descriptor, name, 0) }
    closedir(directory)
    rmdir(path)
  }
}
