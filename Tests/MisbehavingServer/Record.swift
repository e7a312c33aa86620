/// One resource record, its RDATA free of compression (RFC 1035 section 4.1.3).
struct Record {
  var name: WireName
  var type: UInt16
  var recordClass: UInt16 = 1
  /// Seconds; in an OPT record the extended flags (RFC 6891 section 6.1.3).
  var ttl: UInt32
  var data: [UInt8]

  var bytes: [UInt8] {
    var bytes = name.wire
    bytes.append(bigEndian: type)
    bytes.append(bigEndian: recordClass)
    bytes.append(bigEndian: ttl)
    bytes.append(bigEndian: UInt16(data.count))
    return bytes + data
  }

  /// The record that begins at an offset of a message, and the offset behind it; `nil` where the bytes are none.
  static func read(_ message: [UInt8], at start: Int) -> (record: Record, end: Int)? {
    guard let (name, fixed) = WireName.read(message, at: start), fixed + 10 <= message.count else { return nil }
    let type = message.uint16(at: fixed)
    let ttl = UInt32(message.uint16(at: fixed + 4)) << 16 | UInt32(message.uint16(at: fixed + 6))
    let begin = fixed + 10
    let end = begin + Int(message.uint16(at: fixed + 8))
    guard end <= message.count, let data = uncompressed(message, type, begin, end) else { return nil }
    return (Record(name: name, type: type, recordClass: message.uint16(at: fixed + 2), ttl: ttl, data: data), end)
  }

  /// RDATA with the names in it written out. Only the types of RFC 1035 may be compressed (RFC 3597 section 4).
  private static func uncompressed(_ message: [UInt8], _ type: UInt16, _ begin: Int, _ end: Int) -> [UInt8]? {
    var names = 0
    var fixedBefore = 0
    switch type {
    case RecordType.ns, RecordType.cname, RecordType.ptr: names = 1
    case RecordType.soa: names = 2
    case RecordType.mx: (fixedBefore, names) = (2, 1)
    default: return Array(message[begin..<end])
    }
    guard begin + fixedBefore <= end else { return nil }
    var data = Array(message[begin..<begin + fixedBefore])
    var position = begin + fixedBefore
    for _ in 0..<names {
      guard let (name, next) = WireName.read(message, at: position), next <= end else { return nil }
      data += name.wire
      position = next
    }
    return data + message[position..<end]
  }

  /// TXT form (RFC 1035 section 3.3.14): the text cut into character-strings of at most 255 octets.
  static func text(_ text: [UInt8], name: WireName, type: UInt16, ttl: UInt32) -> Record {
    var data: [UInt8] = text.isEmpty ? [0] : []
    for start in stride(from: 0, to: text.count, by: 255) {
      let piece = text[start..<min(start + 255, text.count)]
      data.append(UInt8(piece.count))
      data += piece
    }
    return Record(name: name, type: type, ttl: ttl, data: data)
  }

  static func alias(_ name: WireName, to target: WireName, ttl: UInt32) -> Record {
    Record(name: name, type: RecordType.cname, ttl: ttl, data: target.wire)
  }

  /// What makes a negative answer one that may be kept, for 5 seconds here (RFC 2308 section 5).
  static func startOfAuthority(_ zone: WireName) -> Record {
    var data = WireName.root.below("invalid").below("ns").wire + WireName.root.below("invalid").below("hostmaster").wire
    for seconds: UInt32 in [1, 3600, 600, 86400, 5] {
      data.append(bigEndian: seconds)
    }
    return Record(name: zone, type: RecordType.soa, ttl: 5, data: data)
  }

  static func edns(udpSize: UInt16, flags: UInt32) -> Record {
    Record(name: .root, type: RecordType.opt, recordClass: udpSize, ttl: flags, data: [])
  }
}
