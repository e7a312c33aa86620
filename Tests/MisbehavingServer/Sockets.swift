internal import Glibc

/// The few socket calls that the server needs, all non-blocking, all on 127.0.0.1.
enum Sockets {
  struct Failure: Error {
    let call: String
    let code = errno
  }

  static func open(_ type: __socket_type) throws -> Int32 {
    let flags = SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue
    let descriptor = socket(AF_INET, Int32(type.rawValue | flags), 0)
    guard descriptor >= 0 else { throw Failure(call: "socket") }
    return descriptor
  }

  /// UDP with a buffer for some thousands of packets: what the kernel drops would be a misbehaviour that nobody asked for.
  /// Beyond the system's limit for all (`net.core.rmem_max`) it works for root only; others get that limit.
  static func openUDP() throws -> Int32 {
    let descriptor = try open(SOCK_DGRAM)
    for (limited, forced) in [(SO_RCVBUF, SO_RCVBUFFORCE), (SO_SNDBUF, SO_SNDBUFFORCE)] {
      let octets: Int32 = 8 << 20
      if !set(descriptor, forced, octets) {
        _ = set(descriptor, limited, octets)
      }
    }
    return descriptor
  }

  @discardableResult
  static func set(_ descriptor: Int32, _ option: Int32, _ value: Int32) -> Bool {
    var value = value
    return setsockopt(descriptor, SOL_SOCKET, option, &value, socklen_t(MemoryLayout<Int32>.size)) == 0
  }

  static func loopback(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  static func bind(_ descriptor: Int32, port: UInt16) throws {
    let result = withAddress(loopback(port)) { Glibc.bind(descriptor, $0, $1) }
    guard result == 0 else { throw Failure(call: "bind") }
  }

  /// A TCP connect goes on by itself; a UDP socket takes packets of that one peer from then on.
  static func connect(_ descriptor: Int32, port: UInt16) throws {
    let result = withAddress(loopback(port)) { Glibc.connect(descriptor, $0, $1) }
    guard result == 0 || errno == EINPROGRESS else { throw Failure(call: "connect") }
  }

  /// Makes a connected UDP socket one for all again; its port stays (connect(2), AF_UNSPEC).
  static func disconnect(_ descriptor: Int32) throws {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_UNSPEC)
    let result = withAddress(address) { Glibc.connect(descriptor, $0, $1) }
    guard result == 0 else { throw Failure(call: "connect") }
  }

  static func port(_ descriptor: Int32) throws -> UInt16 {
    var address = sockaddr_in()
    let result = withMutableAddress(&address) { getsockname(descriptor, $0, $1) }
    guard result == 0 else { throw Failure(call: "getsockname") }
    return UInt16(bigEndian: address.sin_port)
  }

  /// One datagram and its sender; `nil` when there is none, or an ICMP error in its place.
  static func receive(_ descriptor: Int32, into buffer: inout [UInt8]) -> (bytes: [UInt8], from: sockaddr_in)? {
    var address = sockaddr_in()
    let room = buffer.count
    let count = withMutableAddress(&address) { recvfrom(descriptor, &buffer, room, 0, $0, $1) }
    return count < 0 ? nil : (Array(buffer[..<count]), address)
  }

  /// As UDP is, what the kernel does not take is lost.
  static func send(_ descriptor: Int32, _ bytes: [UInt8], to address: sockaddr_in) {
    _ = withAddress(address) { sendto(descriptor, bytes, bytes.count, 0, $0, $1) }
  }

  private static func withAddress<Result>(
    _ address: sockaddr_in, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
  ) -> Result {
    withUnsafeBytes(of: address) { bytes in
      bytes.withMemoryRebound(to: sockaddr.self) { rebound in
        guard let pointer = rebound.baseAddress else { preconditionFailure("an address has bytes") }
        return body(pointer, socklen_t(bytes.count))
      }
    }
  }

  private static func withMutableAddress<Result>(
    _ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Result
  ) -> Result {
    withUnsafeMutablePointer(to: &address) { pointer in
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      return pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, &length) }
    }
  }
}
