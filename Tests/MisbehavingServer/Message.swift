/// A DNS message taken apart, every name without compression, so that records can be left out or changed and the rest stays right.
struct Message {
  var id: UInt16
  /// The second 16 bits of the header: QR, Opcode, AA, TC, RD, RA, AD, CD, RCODE (RFC 1035 section 4.1.1, RFC 4035 section 3.2).
  var flags: UInt16
  var question: Question?
  var answers: [Record] = []
  var authority: [Record] = []
  var additional: [Record] = []

  /// `nil` where the bytes are not one whole message with at most one question.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 12 else { return nil }
    id = bytes.uint16(at: 0)
    flags = bytes.uint16(at: 2)
    var position = 12
    switch bytes.uint16(at: 4) {
    case 0: question = nil
    case 1:
      guard let (name, end) = WireName.read(bytes, at: position), end + 4 <= bytes.count else { return nil }
      question = Question(name: name, type: bytes.uint16(at: end), recordClass: bytes.uint16(at: end + 2))
      position = end + 4
    default: return nil
    }
    var sections: [[Record]] = []
    for count in [bytes.uint16(at: 6), bytes.uint16(at: 8), bytes.uint16(at: 10)] {
      var records: [Record] = []
      for _ in 0..<count {
        guard let (record, end) = Record.read(bytes, at: position) else { return nil }
        records.append(record)
        position = end
      }
      sections.append(records)
    }
    (answers, authority, additional) = (sections[0], sections[1], sections[2])
  }

  /// An empty reply to a query: QR and AA set, RA too as a resolver would, opcode and RD copied.
  init(replyTo query: Message, responseCode: UInt16 = 0) {
    id = query.id
    flags = Self.isReply | Self.isAuthoritative | Self.recursionAvailable | query.flags & 0x7900 | responseCode
    question = query.question
    additional = query.edns.map { [Record.edns(udpSize: 1232, flags: $0.ttl & Self.wantsDNSSEC)] } ?? []
  }

  static let isReply: UInt16 = 0x8000
  static let isAuthoritative: UInt16 = 0x0400
  static let isCut: UInt16 = 0x0200
  static let recursionAvailable: UInt16 = 0x0080
  static let isValidated: UInt16 = 0x0020

  /// DO, in the TTL field of the OPT record (RFC 6891 section 6.1.3).
  static let wantsDNSSEC: UInt32 = 0x8000

  var edns: Record? {
    additional.first { $0.type == RecordType.opt }
  }

  /// What the asker takes in one datagram, in octets: 512 without EDNS (RFC 1035 section 4.2.1, RFC 6891 section 6.2.3).
  var acceptedSize: Int {
    max(512, Int(edns?.recordClass ?? 512))
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(bigEndian: id)
    bytes.append(bigEndian: flags)
    for count in [question == nil ? 0 : 1, answers.count, authority.count, additional.count] {
      bytes.append(bigEndian: UInt16(count))
    }
    if let question {
      bytes += question.bytes
    }
    for record in answers + authority + additional {
      bytes += record.bytes
    }
    return bytes
  }
}

/// The one question of a message.
struct Question: Hashable {
  var name: WireName
  var type: UInt16
  var recordClass: UInt16

  var bytes: [UInt8] {
    var bytes = name.wire
    bytes.append(bigEndian: type)
    bytes.append(bigEndian: recordClass)
    return bytes
  }
}

extension [UInt8] {
  /// Big-endian, as everything in the DNS. The caller has checked the bounds.
  func uint16(at index: Int) -> UInt16 {
    UInt16(self[index]) << 8 | UInt16(self[index + 1])
  }

  mutating func append(bigEndian value: UInt16) {
    append(UInt8(value >> 8))
    append(UInt8(value & 0xFF))
  }

  mutating func append(bigEndian value: UInt32) {
    append(bigEndian: UInt16(value >> 16))
    append(bigEndian: UInt16(value & 0xFFFF))
  }
}
