/// A file of trust anchors: DNSKEY or DS records in zone-file form (RFC 1035 section 5), as unbound-anchor and
/// Debian's dns-root-data have them.
public struct TrustAnchor: Sendable, Hashable {
  /// Where it is.
  public let path: String
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
  /// - Throws: `Mistake` where the file cannot be read or has no DNSKEY and no DS record.
  public init(path: String) throws(Mistake) {
    let bytes: [UInt8]
    do {
      bytes = try readFile(path)
    } catch {
      throw Mistake(message: "the trust anchor \(path) cannot be read: \(error.inWords)")
    }
    zones = Self.zones(String(decoding: bytes, as: UTF8.self))
    guard !zones.isEmpty else {
      throw Mistake(message: "the trust anchor \(path) has no DNSKEY and no DS record")
    }
    self.path = path
  }

  /// Anchors that the program carries, kept in memory for as long as it runs.
  ///
  /// - Throws: `Mistake` where there is no memory, or there are no DNSKEY and DS records.
  public init(contents: [UInt8]) throws(Mistake) {
    do {
      let file = try MemoryFile(contents)
      try self.init(path: file.path)
    } catch let error as Mistake {
      throw error
    } catch {
      throw Mistake(message: "the trust anchor cannot be kept in memory")
    }
  }

  static func zones(_ text: String) -> [String] {
    var found: [String] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.prefix { $0 != ";" }.split { $0 == " " || $0 == "\t" }
      guard words.dropFirst().contains(where: { ["DNSKEY", "DS"].contains($0.uppercased()) }) else { continue }
      let owner = words[0].lowercased()
      let zone = owner.count > 1 && owner.hasSuffix(".") ? String(owner.dropLast()) : owner
      if !found.contains(zone) { found.append(zone) }
    }
    return found
  }
}
