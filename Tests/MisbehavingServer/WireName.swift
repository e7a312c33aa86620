/// A domain name in its uncompressed wire form, at most 255 octets (RFC 1035 section 3.1).
struct WireName: Hashable {
  /// Labels with their length octets, and the root's zero octet at the end.
  let wire: [UInt8]

  static let root = WireName(wire: [0])

  private init(wire: [UInt8]) {
    self.wire = wire
  }

  /// The name that begins at an offset of a message, its compression (RFC 1035 section 4.1.4) undone, and the offset behind it.
  /// `nil` where the bytes are no name.
  static func read(_ message: [UInt8], at start: Int) -> (name: WireName, end: Int)? {
    var wire: [UInt8] = []
    var position = start
    var end: Int?
    // A name of 255 octets has at most 127 labels; more pointers than that are a loop.
    var pointersLeft = 128
    while position < message.count {
      let length = Int(message[position])
      switch length {
      case 0:
        wire.append(0)
        return (WireName(wire: wire), end ?? position + 1)
      case 1...63:
        guard position + 1 + length <= message.count, wire.count + 1 + length < 255 else { return nil }
        wire += message[position...position + length]
        position += 1 + length
      case 0xC0...0xFF:
        guard position + 1 < message.count, pointersLeft > 0 else { return nil }
        pointersLeft -= 1
        end = end ?? position + 2
        position = (length & 0x3F) << 8 | Int(message[position + 1])
      default:
        return nil
      }
    }
    return nil
  }

  /// The same name below one more label; the label is of at most 63 octets of ASCII.
  func below(_ label: String) -> WireName {
    WireName(wire: [UInt8(label.utf8.count)] + Array(label.utf8) + wire)
  }

  /// The name without its first label; the root is its own parent.
  var parent: WireName {
    let first = Int(wire[0])
    return first == 0 ? self : WireName(wire: Array(wire[(1 + first)...]))
  }

  /// ASCII in lower case: names are compared so (RFC 4343), and resolvers mix the case on purpose.
  var lowercased: WireName {
    // A length octet is at most 63, below "A", and so stays as it is.
    WireName(wire: wire.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 })
  }

  /// Each label as text; what is not printable ASCII, and the dot and the backslash, as `\DDD` (RFC 1035 section 5.1).
  var labels: [String] {
    var labels: [String] = []
    var position = 0
    while wire[position] != 0 {
      let end = position + 1 + Int(wire[position])
      labels.append(wire[(position + 1)..<end].map(Self.escaped).joined())
      position = end
    }
    return labels
  }

  /// The name as a zone file has it, with its final dot.
  var text: String {
    labels.isEmpty ? "." : labels.map { $0 + "." }.joined()
  }

  private static func escaped(_ octet: UInt8) -> String {
    guard (0x21...0x7E).contains(octet), octet != 0x2E, octet != 0x5C else {
      let digits = String(octet)
      return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
    }
    return String(UnicodeScalar(octet))
  }
}
