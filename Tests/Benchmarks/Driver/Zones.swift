import TestSupport

/// The zones of the benchmark, made anew for each run: `signed.example`, which is delegated from the signed zone
/// `example`, and `unsigned.example`. The trust anchor is the one of `example`, so that validation has to walk a chain,
/// as it has to on the internet: DNSKEY, DS, DNSKEY.
struct Zones {
  static let parent = "example"
  static let signed = "signed.example"
  static let unsigned = "unsigned.example"

  let zones: [Knot.Zone]
  /// The key of `example`, for libunbound and mimi.
  let anchor: String
  /// The same as delv wants it.
  let delvAnchor: String
  private let directory: PrivateDirectory

  /// The name of a user; they are numbered from 0.
  static func name(_ number: Int, in zone: String) -> String { "user\(number).\(zone)" }

  /// Makes and signs the zones.
  init(names: Int, in directory: PrivateDirectory) throws {
    self.directory = directory
    let top = try ZoneSigner(zone: Self.parent + ".")
    let child = try ZoneSigner(zone: Self.signed + ".")
    let delegations = [Self.signed, Self.unsigned].map { "\($0). NS ns.\($0).\nns.\($0). A 127.0.0.1\n" }
    let parentText = Self.head(Self.parent) + delegations.joined() + child.delegation + "\n"
    zones = [
      Knot.Zone(name: Self.parent + ".", text: try top.sign(parentText)),
      Knot.Zone(name: Self.signed + ".", text: try child.sign(Self.users(names, of: Self.signed))),
      Knot.Zone(name: Self.unsigned + ".", text: Self.users(names, of: Self.unsigned)),
    ]
    anchor = try directory.write("anchor", top.anchor.fileText)
    delvAnchor = try directory.write("delv.anchor", top.anchor.delvText)
  }

  /// A file with the first `count` names of a zone, one a line, each once with each of the suffixes.
  func list(_ count: Int, of zone: String, suffixes: [String] = [""]) throws -> String {
    let lines = (0..<count).flatMap { number in suffixes.map { "\(Self.name(number, in: zone))\($0)\n" } }
    return try directory.write("list-\(count)-\(zone)-\(suffixes.count)", lines.joined())
  }

  private static func head(_ zone: String) -> String {
    """
    $ORIGIN \(zone).
    $TTL 3600
    @ SOA ns hostmaster 1 3600 600 86400 300
    @ NS ns
    ns A 127.0.0.1

    """
  }

  private static func users(_ names: Int, of zone: String) -> String {
    (0..<names).reduce(into: head(zone)) {
      $0 += "user\($1) TXT \"v=MIMI1; p=1; a=user\($1); e=\(endpoint); s=telegram\"\n"
    }
  }
}
