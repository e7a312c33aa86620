internal import Glibc

/// The address of a name server, with its port: `127.0.0.53`, `127.0.0.1@5300`, `2001:db8::1@53`, `fe80::1%eth0`.
public struct ServerAddress: Sendable, Hashable, CustomStringConvertible {
  /// The address, as it was written.
  public let address: String
  /// The port.
  public let port: UInt16

  /// Reads `ADDRESS` or `ADDRESS@PORT`; `nil` for a name or anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    var address = String(parts[0])
    if address.hasPrefix("["), address.hasSuffix("]") { address = String(address.dropFirst().dropLast()) }
    var port: UInt16 = 53
    if parts.count == 2 {
      guard let written = UInt16(parts[1]), written > 0, parts[1].allSatisfy(\.isNumber) else { return nil }
      port = written
    }
    guard Self.isNumericAddress(address) else { return nil }
    self.address = address
    self.port = port
  }

  /// As libunbound takes it, and as people read it: the port only where it is not 53.
  public var description: String { port == 53 ? address : "\(address)@\(port)" }

  /// With a port always, for `ub_ctx_set_fwd`.
  var withPort: String { "\(address)@\(port)" }

  private static func isNumericAddress(_ text: String) -> Bool {
    // inet_pton, unlike inet_aton, takes neither 127.1 nor 0x7f000001.
    var storage = in6_addr()
    if inet_pton(AF_INET, text, &storage) == 1 { return true }
    let parts = text.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)
    guard inet_pton(AF_INET6, String(parts[0]), &storage) == 1 else { return false }
    return parts.count == 1 || if_nametoindex(String(parts[1])) != 0
  }

  /// A UDP socket connected to the server, not blocking; nothing is sent by this.
  ///
  /// - Throws: `SystemError`.
  func connectedSocket() throws(SystemError) -> Int32 {
    var hints = addrinfo()
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV
    hints.ai_socktype = Int32(SOCK_DGRAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(address, String(port), &hints, &found) == 0, let found else { throw SystemError(code: EINVAL) }
    defer { freeaddrinfo(found) }
    let kind = Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    let descriptor = socket(found.pointee.ai_family, kind, 0)
    guard descriptor >= 0 else { throw SystemError(code: errno) }
    guard connect(descriptor, found.pointee.ai_addr, found.pointee.ai_addrlen) == 0 else {
      let code = errno
      close(descriptor)
      throw SystemError(code: code)
    }
    return descriptor
  }
}
