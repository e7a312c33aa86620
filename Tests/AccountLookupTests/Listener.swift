import Glibc
import TestSupport

/// A port on loopback that takes connections and never says a word.
final class Listener: Sendable {
  let port: UInt16
  private let descriptor: Int32

  /// - Throws: `SupportFailure` where it cannot be had.
  init(_ host: String = "127.0.0.1", port: UInt16? = nil) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    self.port = try port ?? freePort()
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_port = self.port.bigEndian
    inet_pton(AF_INET, host, &name.sin_addr)
    let status = withUnsafePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0, listen(descriptor, 64) == 0 else { throw SupportFailure("\(host) has no port \(self.port)") }
  }

  deinit { close(descriptor) }

  /// Waits until somebody has connected, and keeps the connection open.
  ///
  /// - Returns: the connection, to be closed by the caller.
  func accept() -> Int32 { Glibc.accept(descriptor, nil, nil) }

  /// Whether nobody has connected so far.
  var isUntouched: Bool {
    var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&state, 1, 0) == 0
  }
}
