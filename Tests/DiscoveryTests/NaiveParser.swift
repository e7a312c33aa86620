/// What a record says, in a form that the parser under test and the naive one can both be brought to. Octets, since
/// `String` finds differently composed texts equal.
struct Reading: Equatable, CustomStringConvertible {
  /// `record`, `foreign`, or the reason of a problem.
  var verdict: String
  var fields: [String: [UInt8]] = [:]
  var unknownTags: [[UInt8]] = []

  var description: String {
    let shown = fields.sorted { $0.key < $1.key }.map { "\($0.key)=\(String(decoding: $0.value, as: UTF8.self))" }
    return ([verdict] + shown + unknownTags.map { String(decoding: $0, as: UTF8.self) }).joined(separator: " | ")
  }
}

/// A second reader of discovery records, slow and plain, written from the grammar of RFC 6376 section 3.2:
///
///     tag-list  =  tag-spec *( ";" tag-spec ) [ ";" ]
///     tag-spec  =  [FWS] tag-name [FWS] "=" [FWS] tag-value [FWS]
///     tag-name  =  ALPHA *ALNUMPUNC
///
/// and from the rules of the discovery record. It knows nothing of the parser under test.
enum NaiveParser {
  static func read(rdata: [UInt8], isDiscoveryType: Bool) -> Reading {
    let (octets, isWhole) = joinedStrings(rdata)
    let isOurs = beginsWithOurVersion(octets)
    if !isOurs && !isDiscoveryType { return Reading(verdict: "foreign") }
    if !isWhole { return Reading(verdict: "bad-rdata") }
    if octets.count > 2_048 { return Reading(verdict: "too-long") }
    if !NaiveUTF8.isValid(octets) { return Reading(verdict: "not-utf8") }
    if !isOurs { return Reading(verdict: "unknown-version") }
    return readTags(octets)
  }

  private static func joinedStrings(_ rdata: [UInt8]) -> (octets: [UInt8], isWhole: Bool) {
    var joined: [UInt8] = []
    var rest = rdata
    while !rest.isEmpty {
      let length = Int(rest.removeFirst())
      if length > rest.count { return (joined + rest, false) }
      joined += rest.prefix(length)
      rest.removeFirst(length)
    }
    return (joined, !rdata.isEmpty)
  }

  private static func beginsWithOurVersion(_ octets: [UInt8]) -> Bool {
    guard let tag = nameAndValue(split(octets, at: ";")[0]) else { return false }
    return tag.name == Array("v".utf8) && tag.value.starts(with: "MIMI".utf8)
  }

  private static func readTags(_ octets: [UInt8]) -> Reading {
    var specifications = split(octets, at: ";")
    if specifications.count > 1, trimmed(specifications[specifications.count - 1]).isEmpty {
      specifications.removeLast()
    }
    let tags = specifications.map(nameAndValue)
    var values: [String: [UInt8]] = [:]
    var unknown: [[UInt8]] = []
    if tags.contains(where: { $0.map { !isTagName($0.name) } ?? true }) { return Reading(verdict: "bad-tag") }
    for case let (name, value)? in tags {
      let key = String(decoding: name, as: UTF8.self)
      if values[key] != nil { return Reading(verdict: "duplicate-tag") }
      values[key] = value
      if !["v", "p", "s", "e", "a"].contains(key) { unknown.append(name + Array("=".utf8) + value) }
    }
    return judge(values, unknown)
  }

  private static func judge(_ values: [String: [UInt8]], _ unknown: [[UInt8]]) -> Reading {
    var reading = Reading(verdict: "record", unknownTags: unknown)
    if values["v"] != Array("MIMI1".utf8) { return Reading(verdict: "unknown-version") }
    if let priority = values["p"] {
      guard let number = number(priority) else { return Reading(verdict: "priority-not-a-number") }
      reading.fields["p"] = Array(String(number).utf8)
    }
    guard let endpoint = values["e"], !endpoint.isEmpty else { return Reading(verdict: "missing-endpoint") }
    if endpoint == Array(".".utf8) {
      reading.fields["e"] = endpoint
    } else {
      guard let host = host(endpoint) else { return Reading(verdict: "bad-endpoint") }
      reading.fields["e"] = host
    }
    if let service = values["s"], !service.isEmpty {
      guard isToken(service), service.count <= 64 else { return Reading(verdict: "bad-service") }
      reading.fields["s"] = lowered(service)
    }
    if let account = values["a"] {
      let allowed = 1...255
      guard allowed.contains(account.count), !NaiveUTF8.hasControl(account) else {
        return Reading(verdict: "bad-account")
      }
      reading.fields["a"] = account
    }
    return reading
  }
}

/// The pieces of the grammar.
extension NaiveParser {
  private static func split(_ octets: [UInt8], at separator: Unicode.Scalar) -> [[UInt8]] {
    octets.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false).map(Array.init)
  }

  private static func nameAndValue(_ specification: [UInt8]) -> (name: [UInt8], value: [UInt8])? {
    guard let equals = specification.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    return (trimmed(Array(specification[..<equals])), trimmed(Array(specification[(equals + 1)...])))
  }

  /// Without the longest run of white space at either side.
  private static func trimmed(_ octets: [UInt8]) -> [UInt8] {
    var rest = octets
    let before = (0...rest.count).last { isWhiteSpace(Array(rest.prefix($0))) }
    rest.removeFirst(before ?? 0)
    let after = (0...rest.count).last { isWhiteSpace(Array(rest.suffix($0))) }
    rest.removeLast(after ?? 0)
    return rest
  }

  /// Whether the octets are nothing but `WSP` and `FWS = [*WSP CRLF] 1*WSP` (RFC 6376 section 2.8).
  private static func isWhiteSpace(_ octets: [UInt8]) -> Bool {
    let text = octets.map { $0 == 0x09 ? 0x20 : $0 }
    if text.isEmpty { return true }
    if text.starts(with: [0x20]) { return isWhiteSpace(Array(text.dropFirst())) }
    if text.starts(with: [0x0D, 0x0A, 0x20]) { return isWhiteSpace(Array(text.dropFirst(3))) }
    return false
  }

  private static func isTagName(_ octets: [UInt8]) -> Bool {
    guard let first = octets.first, isLetter(first) else { return false }
    return octets.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
  }

  private static func isToken(_ octets: [UInt8]) -> Bool {
    octets.allSatisfy { isLetter($0) || isDigit($0) || "-_.".utf8.contains($0) }
  }

  private static func number(_ octets: [UInt8]) -> Int? {
    guard !octets.isEmpty, octets.allSatisfy(isDigit) else { return nil }
    let significant = octets.drop { $0 == UInt8(ascii: "0") }
    guard significant.count <= 5 else { return nil }
    let number = significant.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return number <= 65_535 ? number : nil
  }

  /// A host name in ASCII by the rules of identifiers; of A-labels this reader knows one only.
  private static func host(_ octets: [UInt8]) -> [UInt8]? {
    var name = lowered(octets)
    if name.last == UInt8(ascii: ".") { name.removeLast() }
    let labels = split(name, at: ".")
    guard name.count <= 253, labels.count >= 2, let last = labels.last else { return nil }
    for label in labels {
      guard label.count >= 1, label.count <= 63, label.first != UInt8(ascii: "-"), label.last != UInt8(ascii: "-"),
        label.allSatisfy({ isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") })
      else { return nil }
      if label.starts(with: "xn--".utf8), label != Array("xn--bcher-kva".utf8) { return nil }
    }
    if last.allSatisfy(isDigit) { return nil }
    let isHexadecimal =
      last.starts(with: "0x".utf8) && last.dropFirst(2).allSatisfy { "0123456789abcdef".utf8.contains($0) }
    return isHexadecimal ? nil : name
  }

  private static func lowered(_ octets: [UInt8]) -> [UInt8] {
    octets.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  }

  private static func isLetter(_ octet: UInt8) -> Bool { (0x61...0x7A).contains(lowered([octet])[0]) }

  private static func isDigit(_ octet: UInt8) -> Bool { (0x30...0x39).contains(octet) }
}
