import Discovery

/// RDATA of a text, cut into character-strings of at most 255 octets (RFC 1035 section 3.3.14).
func rdata(_ text: String) -> [UInt8] { rdata(octets: Array(text.utf8)) }

/// RDATA of octets, cut into character-strings of at most `length`.
func rdata(octets: [UInt8], length: Int = 255) -> [UInt8] {
  if octets.isEmpty { return [0] }
  return stride(from: 0, to: octets.count, by: length).flatMap { start in
    let string = octets[start..<min(start + length, octets.count)]
    return [UInt8(string.count)] + string
  }
}

/// What the parser makes of a TXT record, or of one of the discovery type.
func parsed(_ text: String, isDiscoveryType: Bool = false) -> ParsedRecord {
  ParsedRecord(rdata: rdata(text), isDiscoveryType: isDiscoveryType)
}

extension ParsedRecord {
  var record: DiscoveryRecord? {
    guard case .record(let record) = self else { return nil }
    return record
  }

  var reason: ProblemReason? {
    guard case .problem(let problem) = self else { return nil }
    return problem.reason
  }

  var isForeign: Bool { self == .foreign }

  /// The same in the form of the naive parser.
  var reading: Reading {
    switch self {
    case .foreign: return Reading(verdict: "foreign")
    case .problem(let problem): return Reading(verdict: problem.reason.rawValue)
    case .record(let record):
      var reading = Reading(verdict: "record")
      reading.fields["p"] = octets(record.priority.map { String($0) })
      reading.fields["s"] = octets(record.service)
      reading.fields["a"] = octets(record.account)
      switch record.endpoint {
      case .host(let name): reading.fields["e"] = octets(name)
      case .notReachable: reading.fields["e"] = octets(".")
      }
      reading.unknownTags = record.unknownTags.map { Array("\($0.name)=\($0.value)".utf8) }
      return reading
    }
  }
}
