/// What one resource record's RDATA holds.
public enum ParsedRecord: Sendable, Hashable {
  /// A discovery record.
  case record(DiscoveryRecord)
  /// A record of ours that cannot be used.
  case problem(RecordProblem)
  /// TXT that is somebody else's.
  case foreign
}

extension ParsedRecord {
  /// Reads RDATA, of TXT or of the discovery type, which has TXT's form.
  ///
  /// - Parameter isDiscoveryType: whether the record is of the discovery type, where nothing is somebody else's.
  public init(rdata: [UInt8], isDiscoveryType: Bool = false) {
    let strings = CharacterStrings(rdata: rdata)
    let octets = strings.joined
    let isOurs = Self.isOurs(octets)
    guard isOurs || isDiscoveryType else {
      self = .foreign
      return
    }
    do throws(Problem) {
      if !strings.isWhole { throw Problem(.badRDATA) }
      if octets.count > Limits.recordOctets { throw Problem(.tooLong) }
      if String(validating: octets, as: UTF8.self) == nil { throw Problem(.notUTF8) }
      if !isOurs { throw Problem(.unknownVersion) }
      self = .record(try Self.record(octets))
    } catch {
      self = .problem(RecordProblem(octets: octets, reason: error.reason))
    }
  }

  private struct Problem: Error {
    var reason: ProblemReason
    init(_ reason: ProblemReason) { self.reason = reason }
  }

  /// Ours is a record whose first tag is `v` with a value that begins with `MIMI`.
  private static func isOurs(_ octets: [UInt8]) -> Bool {
    guard let first = TagList(octets, onlyFirst: true).tags.first else { return false }
    return octets[first.name].elementsEqual("v".utf8) && octets[first.value].starts(with: "MIMI".utf8)
  }

  /// The tags that have a meaning.
  private struct Known {
    var version, priority, service, endpoint, account: ArraySlice<UInt8>?
  }

  private static func record(_ octets: [UInt8]) throws(Problem) -> DiscoveryRecord {
    let list = TagList(octets)
    if !list.isWellFormed { throw Problem(.badTag) }
    var seen: Set<ArraySlice<UInt8>> = []
    var known = Known()
    var unknown: [DiscoveryRecord.Tag] = []
    for tag in list.tags {
      let name = octets[tag.name]
      let value = octets[tag.value]
      if !seen.insert(name).inserted { throw Problem(.duplicateTag) }
      switch name {
      case Name.v: known.version = value
      case Name.p: known.priority = value
      case Name.s: known.service = value
      case Name.e: known.endpoint = value
      case Name.a: known.account = value
      default: unknown.append(.init(name: text(name), value: text(value)))
      }
    }
    guard let version = known.version, version.elementsEqual(DiscoveryRecord.version.utf8) else {
      throw Problem(.unknownVersion)
    }
    // Judged in the order of `ProblemReason`, which is not that of the fields.
    let priority = try priority(known.priority)
    let endpoint = try endpoint(known.endpoint)
    let service = try service(known.service)
    let account = try account(known.account)
    return DiscoveryRecord(
      priority: priority, service: service, endpoint: endpoint, account: account, unknownTags: unknown)
  }

  private enum Name {
    static let v = [UInt8(ascii: "v")][...]
    static let p = [UInt8(ascii: "p")][...]
    static let s = [UInt8(ascii: "s")][...]
    static let e = [UInt8(ascii: "e")][...]
    static let a = [UInt8(ascii: "a")][...]
  }

  private static func text(_ octets: ArraySlice<UInt8>) -> String { String(decoding: octets, as: UTF8.self) }

  private static func priority(_ value: ArraySlice<UInt8>?) throws(Problem) -> UInt16? {
    guard let value else { return nil }
    guard !value.isEmpty else { throw Problem(.priorityNotANumber) }
    var number: UInt32 = 0
    for octet in value {
      guard octet >= 0x30, octet <= 0x39 else { throw Problem(.priorityNotANumber) }
      number = number * 10 + UInt32(octet - 0x30)
      guard number <= UInt16.max else { throw Problem(.priorityNotANumber) }
    }
    return UInt16(number)
  }

  private static func endpoint(_ value: ArraySlice<UInt8>?) throws(Problem) -> DiscoveryRecord.Endpoint {
    guard let value, !value.isEmpty else { throw Problem(.missingEndpoint) }
    if value.elementsEqual(".".utf8) { return .notReachable }
    do {
      return .host(try HostName(endpoint: text(value)).ascii)
    } catch {
      throw Problem(.badEndpoint)
    }
  }

  private static func service(_ value: ArraySlice<UInt8>?) throws(Problem) -> String? {
    guard let value, !value.isEmpty else { return nil }
    guard value.count <= Limits.serviceOctets, value.allSatisfy(isServiceOctet) else { throw Problem(.badService) }
    return text(value).lowercased()
  }

  private static func isServiceOctet(_ octet: UInt8) -> Bool {
    switch octet {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  private static func account(_ value: ArraySlice<UInt8>?) throws(Problem) -> String? {
    guard let value else { return nil }
    let account = text(value)
    guard !value.isEmpty, value.count <= Limits.accountOctets,
      !account.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { throw Problem(.badAccount) }
    return account
  }
}
