import Glibc

/// A port that was free on 127.0.0.1 for UDP and for TCP a moment ago. Another process can still take it first, so a
/// server that cannot bind to it is started again with another one.
/// - Throws: `SupportFailure` when none of 50 ports is free for both.
public func freePort() throws -> UInt16 {
  for _ in 0..<50 {
    guard let (tcp, port) = bound(Int32(SOCK_STREAM.rawValue), port: 0) else { continue }
    defer { close(tcp) }
    guard let (udp, _) = bound(Int32(SOCK_DGRAM.rawValue), port: port) else { continue }
    close(udp)
    return port
  }
  throw SupportFailure("no port is free on 127.0.0.1 for UDP and TCP")
}

private func bound(_ type: Int32, port: UInt16) -> (socket: Int32, port: UInt16)? {
  let descriptor = socket(AF_INET, type | Int32(SOCK_CLOEXEC.rawValue), 0)
  guard descriptor >= 0 else { return nil }
  var (address, length) = loopback(port)
  let result = withUnsafeMutablePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      bind(descriptor, $0, length) == 0 ? getsockname(descriptor, $0, &length) : -1
    }
  }
  guard result == 0 else {
    close(descriptor)
    return nil
  }
  return (descriptor, UInt16(bigEndian: address.sin_port))
}

/// 127.0.0.1 with a port, as the socket calls want it.
func loopback(_ port: UInt16) -> (sockaddr_in, socklen_t) {
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = port.bigEndian
  address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
  return (address, socklen_t(MemoryLayout<sockaddr_in>.size))
}
