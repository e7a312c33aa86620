/// A DNSSEC key of a zone, and what it signs: ECDSA P-256 (RFC 6605), one key for keys and data.
///
/// It stands for ldns-signzone(1), whose signatures knotd and libunbound read as any others. A new key each time, none
/// in the repository.
public final class ZoneSigner: Sendable {
  /// The zone's name, with a final dot.
  public let zone: String
  /// The zone's key as a trust anchor.
  public let anchor: TrustAnchor
  /// The DS record (RFC 4034 section 5) that a signed parent zone publishes for it.
  public let delegation: String
  private let directory: PrivateDirectory
  private let key: String

  /// When signatures begin and end to be valid, both as `YYYYMMDDhhmmss` in UTC.
  public struct Period: Sendable {
    /// The begin.
    public var from: String
    /// The end.
    public var until: String
    /// Both.
    public init(from: String, until: String) { (self.from, self.until) = (from, until) }
    /// 2020 to 2051.
    public static let present = Period(from: "20200101000000", until: "20510101000000")
    /// All of 2020.
    public static let past = Period(from: "20200101000000", until: "20210101000000")
  }

  /// Makes the key of a zone.
  /// - Throws: `SupportFailure` when ldns-keygen is not there or fails.
  public init(zone: String) throws {
    self.zone = zone
    directory = try PrivateDirectory()
    let made = try run(
      "sh", ["-c", "cd \"$1\" && exec ldns-keygen -a ECDSAP256SHA256 -k \"$2\"", "sh", directory.path, zone])
    guard made.exitStatus == 0 else { throw SupportFailure("ldns-keygen failed", errors: made.errors) }
    key = directory.path + "/" + String(made.outputText.filter { !$0.isNewline })
    anchor = TrustAnchor(lines: [try Self.line(of: key + ".key")])
    delegation = try Self.line(of: key + ".ds")
  }

  /// The zone, signed: one record a line, in canonical order, absolute names, tabs between the five fields.
  /// - Parameter hashed: proves absence by NSEC3 (RFC 5155) instead of NSEC.
  /// - Throws: `SupportFailure` with what ldns-signzone says.
  public func sign(_ text: String, for period: Period = .present, hashed: Bool = false) throws -> String {
    let source = try directory.write("source.zone", text)
    let signed = directory.path + "/signed.zone"
    let made = try run(
      "ldns-signzone",
      (hashed ? ["-n", "-t", "0"] : []) + ["-i", period.from, "-e", period.until, "-f", signed, source, key])
    guard made.exitStatus == 0 else { throw SupportFailure("ldns-signzone failed for \(zone)", errors: made.errors) }
    return String(decoding: try readFile(signed), as: UTF8.self)
  }

  /// The record in a file of one line, without the comment after it.
  private static func line(of file: String) throws -> String {
    let text = String(decoding: try readFile(file), as: UTF8.self)
    let record = text.split(separator: ";").first.map(String.init) ?? ""
    return record.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
  }
}
