import Glibc

/// An IPv4 or IPv6 address of loopback, and a port. There are no others: this program never listens to a network.
struct SocketAddress {
  var host: String
  /// 0: one that is free.
  var port: UInt16

  init(host: String, port: UInt16) { (self.host, self.port) = (host, port) }

  /// `ADDRESS@PORT`
  init(_ text: String) throws(Mistake) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, let port = UInt16(parts[1]) else { throw .usage("\(text) is not ADDRESS@PORT") }
    self.init(host: String(parts[0]), port: port)
    guard isLoopback else { throw .usage("\(host) is no address of loopback (127.0.0.0/8 or ::1)") }
  }

  private var isLoopback: Bool {
    if host == "::1" { return true }
    var four = in_addr()
    return inet_pton(AF_INET, host, &four) == 1 && UInt32(bigEndian: four.s_addr) >> 24 == 127
  }

  /// A socket that listens there, and the port that it got.
  func listen() throws(Mistake) -> (descriptor: Int32, port: UInt16) {
    guard isLoopback else { throw .usage("\(host) is no address of loopback") }
    let isSix = host.contains(":")
    let descriptor = socket(isSix ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw .system("no socket") }
    var on: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
    let status = withNative { Glibc.bind(descriptor, $0, $1) }
    // As many as may be asking at once, so that none of them has to repeat its first packet.
    guard status == 0, Glibc.listen(descriptor, 1_024) == 0 else {
      let mistake = Mistake.system("cannot listen on \(host) port \(port)")
      close(descriptor)
      throw mistake
    }
    return (descriptor, Self.port(of: descriptor, getsockname))
  }

  /// The port of one side of a connection: `getsockname` or `getpeername` tells which.
  static func port(
    of descriptor: Int32, _ ask: (Int32, UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
  ) -> UInt16 {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let status = withUnsafeMutablePointer(to: &storage) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { ask(descriptor, $0, &length) }
    }
    guard status == 0 else { return 0 }
    // The port is the second half of the first four octets in both families.
    return withUnsafeBytes(of: &storage) { UInt16($0[2]) << 8 | UInt16($0[3]) }
  }

  private func withNative<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    if host.contains(":") {
      var address = sockaddr_in6()
      address.sin6_family = sa_family_t(AF_INET6)
      address.sin6_port = port.bigEndian
      inet_pton(AF_INET6, host, &address.sin6_addr)
      return withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in6>.size)) }
      }
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    inet_pton(AF_INET, host, &address.sin_addr)
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
  }
}
