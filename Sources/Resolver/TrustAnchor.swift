/// A file of trust anchors: DNSKEY or DS records in zone-file form (RFC 1035 section 5), as unbound-anchor and
/// Debian's dns-root-data have them.
public struct TrustAnchor: Sendable, Hashable {
  /// The records, as they were read: what was judged is what libunbound gets.
  let contents: [UInt8]
  /// The zones it has a key for, without the final dot; `.` for the root.
  public let zones: [String]

  /// Where Debian keeps the root's.
  public static let systemPath = "/usr/share/dns/root.key"

  /// Why a file gives no anchor.
  public struct Mistake: Error, Sendable, Hashable {
    /// One sentence without a final dot; text from outside.
    public var message: String
  }

  /// Reads the zones out of a file; libunbound reads the keys.
  ///
  /// - Throws: `Mistake` where the file cannot be read or has no DNSKEY and no DS record that can be used.
  public init(path: String) throws(Mistake) {
    do {
      try self.init(contents: try SmallFile.read(path))
    } catch let error as SystemError {
      throw Mistake(message: "the trust anchor \(path) cannot be read: \(error.inWords)")
    } catch {
      throw Mistake(message: "the trust anchor \(path) has no DNSKEY and no DS record that can be used")
    }
  }

  /// Anchors that the program carries.
  ///
  /// - Throws: `Mistake` where there are no DNSKEY and DS records.
  public init(contents: [UInt8]) throws(Mistake) {
    self.contents = contents
    zones = Self.zones(String(decoding: contents, as: UTF8.self))
    if zones.isEmpty { throw Mistake(message: "the trust anchor has no DNSKEY and no DS record that can be used") }
  }

  /// The owners of the records that libunbound can validate with. It takes the others for "this zone is not signed",
  /// and so would accept whatever comes.
  static func zones(_ text: String) -> [String] {
    var found: [String] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.prefix { $0 != ";" }.split { $0 == " " || $0 == "\t" }
      guard let type = words.dropFirst().firstIndex(where: { ["DNSKEY", "DS"].contains($0.uppercased()) }) else {
        continue
      }
      let data = words[(type + 1)...].map { String($0) }
      guard words[type].uppercased() == "DS" ? isUsableDS(data) : isUsableKey(data) else { continue }
      let owner = words[0].lowercased()
      let zone = owner.count > 1 && owner.hasSuffix(".") ? String(owner.dropLast()) : owner
      if !found.contains(zone) { found.append(zone) }
    }
    return found
  }

  /// RSA/SHA-1 to Ed448 (RFC 8624 section 3.1), without those that nobody validates any more.
  private static let algorithms: Set<Int> = [5, 7, 8, 10, 13, 14, 15, 16]

  /// RFC 4034 section 2.2: flags with the zone-key bit, protocol 3, algorithm, key.
  private static func isUsableKey(_ data: [String]) -> Bool {
    guard data.count >= 4, let flags = Int(data[0]), data[1] == "3", let algorithm = Int(data[2]) else { return false }
    return flags & 0x100 != 0 && algorithms.contains(algorithm)
  }

  /// RFC 4034 section 5.3: key tag, algorithm, digest type, digest. The digest may go on in the next line.
  private static func isUsableDS(_ data: [String]) -> Bool {
    guard data.count >= 4, Int(data[0]) != nil, let algorithm = Int(data[1]), let type = Int(data[2]) else {
      return false
    }
    // SHA-1, SHA-256, SHA-384 (RFC 8624 section 3.3), in hexadecimal digits.
    guard let digits = [1: 40, 2: 64, 4: 96][type], algorithms.contains(algorithm) else { return false }
    let digest = data[3...].joined()
    return digest.hasPrefix("(") || (digest.count == digits && digest.allSatisfy(\.isHexDigit))
  }

  /// Whether a name is in a zone for which there is a key. An answer from elsewhere was judged by nobody.
  func covers(_ name: String) -> Bool { zones.contains { $0 == "." || name == $0 || name.hasSuffix(".\($0)") } }
}
