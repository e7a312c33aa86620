@testable import Resolver

/// Writes DNS messages octet by octet, wrong ones too.
struct Wire {
  var octets: [UInt8]

  /// A header (RFC 1035 section 4.1.1) with these counts.
  init(id: UInt16 = 7, flags: UInt16 = 0x8180, questions: UInt16 = 0, answers: UInt16 = 0, authorities: UInt16 = 0) {
    octets = [id, flags, questions, answers, authorities, 0].flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
  }

  mutating func number16(_ number: UInt16) { octets += [UInt8(number >> 8), UInt8(number & 255)] }

  mutating func question(_ name: String, _ type: UInt16) {
    octets += Message.wireName(name)
    number16(type)
    number16(1)
  }

  mutating func record(_ owner: [UInt8], _ type: UInt16, ttl: UInt32, _ rdata: [UInt8], length: UInt16? = nil) {
    octets += owner
    number16(type)
    number16(1)
    number16(UInt16(ttl >> 16))
    number16(UInt16(ttl & 0xFFFF))
    number16(length ?? UInt16(rdata.count))
    octets += rdata
  }

  mutating func record(_ owner: String, _ type: UInt16, ttl: UInt32, _ rdata: [UInt8]) {
    record(Message.wireName(owner), type, ttl: ttl, rdata)
  }

  /// SOA RDATA (RFC 1035 section 3.3.13) with this MINIMUM.
  static func soa(minimum: UInt8) -> [UInt8] { [0, 0] + Array(repeating: 0, count: 16) + [0, 0, 0, minimum] }
}
