internal import Discovery

extension Message {
  private enum TypeNumber {
    static let cname: UInt16 = 5
    static let soa: UInt16 = 6
  }

  /// What a message says of a question, aliases followed; its TTL beside it.
  func answer(to question: Question) -> (outcome: Resolution.Outcome, ttl: UInt32) {
    var relevant: [(owner: [UInt8], record: Record)] = []
    for record in answers where record.type == TypeNumber.cname || record.type == question.type.rawValue {
      guard let (owner, _) = Self.name(octets, at: record.ownerOffset) else {
        return (.failed(ResolutionFailure(.serverFailure, detail: "a name in the answer cannot be read")), 0)
      }
      relevant.append((owner, record))
    }
    var name = Self.wireName(question.name)
    var ttl = UInt32.max
    var hops = 0
    while let alias = relevant.first(where: { $0.record.type == TypeNumber.cname && $0.owner == name })?.record {
      hops += 1
      guard hops <= Discovery.Limits.aliasHops else {
        let detail = "the name is an alias that leads through more than \(Discovery.Limits.aliasHops) others"
        return (.failed(ResolutionFailure(.serverFailure, detail: detail)), 0)
      }
      guard let target = Self.name(octets, at: alias.rdata.lowerBound) else {
        return (.failed(ResolutionFailure(.serverFailure, detail: "an alias in the answer cannot be read")), 0)
      }
      ttl = min(ttl, alias.ttl)
      name = target.name
    }
    let records = relevant.filter { $0.record.type == question.type.rawValue && $0.owner == name }.map(\.record)
    if !records.isEmpty {
      return (.records(records.map { Array(octets[$0.rdata]) }), records.reduce(ttl) { min($0, $1.ttl) })
    }
    return (responseCode == ResponseCode.nameError ? .noName : .noData, min(ttl, denialTTL))
  }

  /// RFC 2308 section 5: the lesser of the SOA's own TTL and its MINIMUM field; without SOA, not to be kept.
  private var denialTTL: UInt32 {
    guard let soa = authorities.first(where: { $0.type == TypeNumber.soa }), soa.rdata.count >= 4 else { return 0 }
    let minimum = octets[soa.rdata].suffix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return min(soa.ttl, minimum)
  }
}
