import COpenSSL
import Glibc

/// Does steps on a connection, over TLS or without it. Ends early when the other side has gone.
struct Player {
  /// What is written at a time; one record of TLS (RFC 8446 section 5.1).
  private static let chunk = 16_384
  /// Between two octets of a drip.
  private static let dripMilliseconds: Int32 = 1_000

  /// POLLRDHUP of poll(2), which Swift does not see.
  private static let peerClosed: Int16 = 0x2000

  private let descriptor: Int32
  private let tls: OpaquePointer?

  init(_ descriptor: Int32, tls: OpaquePointer?) { (self.descriptor, self.tls) = (descriptor, tls) }

  /// All of them, and then an orderly end where the last is none.
  func play(_ steps: [Step]) {
    for step in steps {
      switch step {
      case .send(let octets): guard send(octets) else { return }
      case .flood(let octets, let count): guard flood(octets, count) else { return }
      case .drip(let octets):
        for octet in octets { guard send([octet]), !hasGone(within: Self.dripMilliseconds) else { return } }
      case .keyUpdates:
        while let tls, SSL_key_update(tls, SSL_KEY_UPDATE_NOT_REQUESTED) == 1, SSL_do_handshake(tls) == 1 {}
        return
      case .tickets:
        while let tls, SSL_new_session_ticket(tls) == 1, SSL_do_handshake(tls) == 1 {}
        return
      case .silence:
        _ = hasGone(within: -1)
        return
      case .cut:
        shutdown(descriptor, Int32(SHUT_WR))
        _ = hasGone(within: Self.dripMilliseconds)
        return
      case .reset:
        // Close at once, and forget what is unsent: the kernel says so with an RST (socket(7), SO_LINGER).
        var now = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
        return
      }
    }
    close()
  }

  /// The end in order. Waits a little for the other side, since closing with unread octets would be a reset.
  func close() {
    if let tls { SSL_shutdown(tls) }
    shutdown(descriptor, Int32(SHUT_WR))
    _ = hasGone(within: Self.dripMilliseconds)
  }

  /// Whether all of it was taken.
  func send(_ octets: [UInt8]) -> Bool {
    guard let tls else { return writeAll(descriptor, octets) }
    var rest = octets[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { SSL_write(tls, $0.baseAddress, Int32(min($0.count, Self.chunk))) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(Int(count))
    }
    return true
  }

  private func flood(_ octets: [UInt8], _ count: Int) -> Bool {
    var chunk: [UInt8] = []
    while chunk.count < Self.chunk { chunk += octets }
    var left = count
    while left > 0 {
      guard send(left < chunk.count ? Array(chunk[..<left]) : chunk) else { return false }
      left -= chunk.count
    }
    return true
  }

  /// Whether the other side has closed its end by then (-1: waits for that).
  private func hasGone(within milliseconds: Int32) -> Bool {
    var waiting = pollfd(fd: descriptor, events: Self.peerClosed, revents: 0)
    return poll(&waiting, 1, milliseconds) > 0
  }
}
