internal import CUnbound
internal import Glibc

/// A file without a name, in memory, for a library that reads from paths only. Gone when its descriptor closes.
struct MemoryFile {
  /// Open until `close`.
  let descriptor: Int32

  /// Where this process finds it.
  var path: String { "/proc/self/fd/\(descriptor)" }

  /// A file with these octets.
  ///
  /// - Throws: `SystemError`.
  init(_ octets: [UInt8]) throws(SystemError) {
    descriptor = memfd_create("mimi", mimi_memfd_close_on_exec)
    guard descriptor >= 0 else { throw SystemError(code: errno) }
    guard write(descriptor, octets, octets.count) == octets.count else {
      let code = errno
      close()
      throw SystemError(code: code)
    }
  }

  func close() { Glibc.close(descriptor) }
}
