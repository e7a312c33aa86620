internal import Glibc

/// The port of 127.0.0.1 where the server is found, over UDP and TCP. It can be shut without being given up.
struct Door {
  let port: UInt16
  let udp: Int32
  let tcp: Int32
  private(set) var isOpen = false

  init(port wanted: UInt16, isOpen: Bool) throws {
    // A port that TCP has free may be taken for UDP; then another one is tried.
    var attemptsLeft = wanted == 0 ? 50 : 1
    while true {
      let tcp = try Sockets.open(SOCK_STREAM)
      let udp = try Sockets.openUDP()
      // Over TCP, connections that are still ending would keep a fixed port for a minute.
      Sockets.set(tcp, SO_REUSEADDR, 1)
      do {
        try Sockets.bind(tcp, port: wanted)
        let port = try Sockets.port(tcp)
        try Sockets.bind(udp, port: port)
        (self.port, self.tcp, self.udp) = (port, tcp, udp)
        break
      } catch {
        close(tcp)
        close(udp)
        attemptsLeft -= 1
        guard attemptsLeft > 0 else { throw error }
      }
    }
    try set(isOpen: isOpen)
  }

  /// A shut door answers as a closed port does, with RST and with ICMP's "port unreachable", but no other program can take it meanwhile:
  /// TCP is bound and does not listen, UDP is connected to itself and so takes no packet of anybody else.
  mutating func set(isOpen: Bool) throws {
    if isOpen {
      try Sockets.disconnect(udp)
      guard listen(tcp, 128) == 0 else { throw Sockets.Failure(call: "listen") }
    } else {
      try Sockets.connect(udp, port: port)
      if self.isOpen, shutdown(tcp, Int32(SHUT_RDWR)) != 0 {
        throw Sockets.Failure(call: "shutdown")
      }
    }
    self.isOpen = isOpen
  }
}
