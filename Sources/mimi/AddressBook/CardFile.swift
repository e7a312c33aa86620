import DisplayText
import Glibc
import VCard

/// A file to import, read piece by piece.
struct CardFile {
  /// What it was named by.
  let name: DisplayText
  /// What it is, by its beginning.
  let kind: FileKind
  private let descriptor: Int32
  private var beginning: [UInt8] = []

  /// Opens it, and reads its beginning. `-` is standard input.
  init(_ name: String) throws(Failure) {
    self.name = name == "-" ? "standard input" : DisplayText(name)
    descriptor = name == "-" ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unreadable(self.name) }
    var part = [UInt8](repeating: 0, count: FileKind.beginning)
    var read: [UInt8] = []
    while read.count < FileKind.beginning {
      let count = try Self.read(descriptor, &part, self.name)
      if count == 0 { break }
      read += part[..<count]
    }
    beginning = read
    kind = FileKind(beginning: read)
  }

  /// Hands over all of it, from its first octet on.
  ///
  /// - Parameter body: `false` ends it.
  func forEachPart(_ body: (UnsafeBufferPointer<UInt8>) -> Bool) throws(Failure) {
    if !beginning.isEmpty, !beginning.withUnsafeBufferPointer(body) { return }
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = try Self.read(descriptor, &part, name)
      if count == 0 { return }
      if !part.withUnsafeBufferPointer({ body(UnsafeBufferPointer(rebasing: $0.prefix(count))) }) { return }
    }
  }

  private static func read(_ descriptor: Int32, _ part: inout [UInt8], _ name: DisplayText) throws(Failure) -> Int {
    while true {
      let count = Glibc.read(descriptor, &part, part.count)
      if count >= 0 { return count }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        poll(&ready, 1, -1)
      default: throw unreadable(name)
      }
    }
  }

  private static func unreadable(_ name: DisplayText) -> Failure {
    Failure(
      status: .usage, message: "\(name) cannot be read: \(String(cString: strerror(errno)).lowercased())",
      hint: "name a vCard file, or one that mimi contacts export wrote")
  }
}
