internal import Glibc

/// An IP address: 4 octets or 16, in the order of the network.
struct NetworkAddress: Sendable, Hashable, CustomStringConvertible {
  /// The octets.
  let octets: [UInt8]

  /// `nil` where there are not exactly 4 or 16, as an A or AAAA record has (RFC 1035 section 3.4.1, RFC 3596 section 2.2).
  init?(octets: [UInt8]) {
    guard octets.count == 4 || octets.count == 16 else { return nil }
    self.octets = octets
  }

  /// Reads the standard form of either family; nothing else that is taken for an address elsewhere.
  init?(_ text: String) {
    var octets = [UInt8](repeating: 0, count: 16)
    if inet_pton(AF_INET, text, &octets) == 1 {
      self.octets = Array(octets[..<4])
    } else if inet_pton(AF_INET6, text, &octets) == 1 {
      self.octets = octets
    } else {
      return nil
    }
  }

  /// Whether it is of version 4.
  var isVersion4: Bool { octets.count == 4 }

  /// As people and libcurl read it (RFC 5952).
  var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    guard inet_ntop(isVersion4 ? AF_INET : AF_INET6, octets, &text, socklen_t(text.count)) != nil else { return "" }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether the first `bits` are those of `prefix`.
  func begins(with prefix: NetworkAddress, bits: Int) -> Bool {
    guard octets.count == prefix.octets.count else { return false }
    let whole = bits / 8
    guard octets[..<whole] == prefix.octets[..<whole] else { return false }
    guard bits % 8 > 0 else { return true }
    return (octets[whole] ^ prefix.octets[whole]) >> (8 - UInt8(bits % 8)) == 0
  }
}
