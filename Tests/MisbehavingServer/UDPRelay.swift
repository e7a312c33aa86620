internal import Glibc

/// The way of datagrams to the upstream and back. Each query in flight has a slot; its number stands in for the client's ID meanwhile.
struct UDPRelay {
  /// Several, so that an upstream whose threads share a port can use more than one of them.
  let sockets: [Int32]
  private var clients: [(address: sockaddr_in, id: UInt16)?]
  private var nextSlot = 0

  /// As many as there are IDs. A slot is taken again after as many queries; an answer that is still out then is lost.
  private static let slots = 65_536

  init(upstream: UInt16) throws {
    sockets = try (0..<4).map { _ in
      let socket = try Sockets.openUDP()
      try Sockets.connect(socket, port: upstream)
      return socket
    }
    clients = Array(repeating: nil, count: Self.slots)
  }

  /// The query as it goes to the upstream.
  mutating func take(_ query: [UInt8], from client: sockaddr_in) -> (query: [UInt8], slot: Int) {
    let slot = nextSlot
    nextSlot = (nextSlot + 1) % Self.slots
    clients[slot] = (client, query.uint16(at: 0))
    return (Self.setting(UInt16(slot), in: query), slot)
  }

  func send(_ query: [UInt8], slot: Int) {
    _ = Glibc.send(sockets[slot % sockets.count], query, query.count, Int32(MSG_NOSIGNAL))
  }

  /// The reply as it goes to its client; `nil` where nobody waits for it.
  mutating func restore(_ reply: [UInt8]) -> (reply: [UInt8], client: sockaddr_in)? {
    guard reply.count >= 12, let (client, id) = clients[Int(reply.uint16(at: 0))] else { return nil }
    clients[Int(reply.uint16(at: 0))] = nil
    return (Self.setting(id, in: reply), client)
  }

  private static func setting(_ id: UInt16, in message: [UInt8]) -> [UInt8] {
    var message = message
    message[0] = UInt8(id >> 8)
    message[1] = UInt8(id & 0xFF)
    return message
  }
}
