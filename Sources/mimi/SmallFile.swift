import Glibc

/// A file that people write by hand, read whole.
enum SmallFile {
  /// A real configuration has some hundreds of octets.
  static let mostOctets = 1 << 20

  /// Why a file could not be read.
  struct Mistake: Error {
    var code: Int32
    var isMissing: Bool { code == ENOENT || code == ENOTDIR }
    var inWords: String { code == EFBIG ? "it is too large" : String(cString: strerror(code)).lowercased() }
  }

  static func read(_ path: String) throws(Mistake) -> [UInt8] {
    // Not blocking, so that a FIFO at this path cannot hold the program up.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Mistake(code: errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = Glibc.read(descriptor, &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Mistake(code: errno) }
      if count == 0 { return bytes }
      bytes += part[..<count]
      if bytes.count > mostOctets { throw Mistake(code: EFBIG) }
    }
  }
}
