internal import Discovery

/// A DNS message (RFC 1035 section 4), as much of it as a discovery needs, read with bounds everywhere.
struct Message {
  /// Response codes (RFC 1035 section 4.1.1).
  enum ResponseCode {
    static let noError = 0
    static let serverFailure = 2
    static let nameError = 3
    static let refused = 5
  }

  /// A resource record; its owner name is read when somebody asks for it, since most are never looked at.
  struct Record {
    var ownerOffset: Int
    var type: UInt16
    var ttl: UInt32
    var rdata: Range<Int>
  }

  let octets: [UInt8]
  let id: UInt16
  let isResponse: Bool
  let isTruncated: Bool
  let responseCode: Int
  /// The first question: the owner name in wire form, lower case, and the type. `nil` where there is none.
  let question: (name: [UInt8], type: UInt16)?
  let answers: [Record]
  let authorities: [Record]

  /// Reads a message; `nil` where it is none.
  init?(_ octets: [UInt8]) {
    guard octets.count >= 12 else { return nil }
    var reader = Reader(octets: octets)
    guard let id = reader.number16(), let flags = reader.number16(), let questions = reader.number16(),
      let answerCount = reader.number16(), let authorityCount = reader.number16(), reader.number16() != nil
    else { return nil }
    self.octets = octets
    self.id = id
    isResponse = flags & 0x8000 != 0
    isTruncated = flags & 0x0200 != 0
    responseCode = Int(flags & 15)
    var first: (name: [UInt8], type: UInt16)?
    for _ in 0..<questions {
      let start = reader.offset
      guard reader.skipName(), let type = reader.number16(), reader.number16() != nil else { return nil }
      if first == nil {
        guard let (name, _) = Self.name(octets, at: start) else { return nil }
        first = (name, type)
      }
    }
    question = first
    guard let answers = reader.records(answerCount), let authorities = reader.records(authorityCount) else {
      return nil
    }
    self.answers = answers
    self.authorities = authorities
  }

  /// Whether a message's response code is one that answers a question: NOERROR or NXDOMAIN.
  static func isUsable(_ octets: [UInt8]) -> Bool {
    guard octets.count >= 12 else { return false }
    let code = Int(octets[3] & 15)
    return code == ResponseCode.noError || code == ResponseCode.nameError
  }

  /// Whether there is an RRSIG record (RFC 4034 section 3) in the answer.
  var hasSignatures: Bool { answers.contains { $0.type == 46 } }

  /// A name in wire form, lower case; the name is one that `HostName` has checked, or `.`.
  static func wireName(_ name: String) -> [UInt8] {
    let labels = name.utf8.split(separator: UInt8(ascii: "."))
    return labels.flatMap { [UInt8(truncatingIfNeeded: $0.count)] + $0 } + [0]
  }

  /// A plain query without EDNS, recursion desired.
  static func query(id: UInt16, _ question: Question) -> [UInt8] {
    let type = question.type.rawValue
    return [UInt8(id >> 8), UInt8(id & 255), 1, 0, 0, 1, 0, 0, 0, 0, 0, 0] + wireName(question.name)
      + [UInt8(type >> 8), UInt8(type & 255), 0, 1]
  }
}

extension Message {
  fileprivate struct Reader {
    let octets: [UInt8]
    var offset = 0

    init(octets: [UInt8]) { self.octets = octets }

    mutating func number16() -> UInt16? {
      guard offset + 2 <= octets.count else { return nil }
      defer { offset += 2 }
      return UInt16(octets[offset]) << 8 | UInt16(octets[offset + 1])
    }

    mutating func number32() -> UInt32? {
      guard let high = number16(), let low = number16() else { return nil }
      return UInt32(high) << 16 | UInt32(low)
    }

    /// Passes over a name, to its first pointer or its end.
    mutating func skipName() -> Bool {
      let start = offset
      while offset < octets.count, offset - start < 255 {
        switch octets[offset] {
        case 0:
          offset += 1
          return true
        case 1...63: offset += 1 + Int(octets[offset])
        case 0xC0...:
          offset += 2
          return offset <= octets.count
        default: return false
        }
      }
      return false
    }

    mutating func records(_ count: UInt16) -> [Record]? {
      var made: [Record] = []
      for _ in 0..<count {
        let owner = offset
        guard skipName(), let type = number16(), number16() != nil, let ttl = number32(),
          let length = number16(), offset + Int(length) <= octets.count
        else { return nil }
        // RFC 2181 section 8: a TTL with its highest bit set is 0.
        made.append(
          Record(
            ownerOffset: owner, type: type, ttl: ttl > 0x7FFF_FFFF ? 0 : ttl, rdata: offset..<offset + Int(length)))
        offset += Int(length)
      }
      return made
    }
  }

  /// The name at an offset, its pointers followed (RFC 1035 section 4.1.4), and where it ends in the message.
  static func name(_ octets: [UInt8], at start: Int) -> (name: [UInt8], end: Int)? {
    var made: [UInt8] = []
    var offset = start
    var end: Int?
    var pointers = 0
    while offset < octets.count {
      let length = Int(octets[offset])
      switch length {
      case 0:
        made.append(0)
        return (made, end ?? offset + 1)
      case 1...63:
        guard offset + 1 + length < octets.count, made.count + length < 255 else { return nil }
        made.append(octets[offset])
        made.append(contentsOf: octets[offset + 1...offset + length].map(lowerCase))
        offset += 1 + length
      case 0xC0...:
        guard offset + 1 < octets.count, pointers < Limits.namePointers else { return nil }
        pointers += 1
        end = end ?? offset + 2
        offset = (length & 0x3F) << 8 | Int(octets[offset + 1])
      default: return nil
      }
    }
    return nil
  }

  private static func lowerCase(_ octet: UInt8) -> UInt8 { (0x41...0x5A).contains(octet) ? octet | 0x20 : octet }
}
