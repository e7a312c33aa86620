import Foundation
import TestSupport

/// The name servers of the scenarios: the zones of `Zones`, signed by keys made for this run, damaged where a scenario
/// needs it, and served by one Knot. Made once a process, and only read after.
struct World {
  let knot: Knot
  let zones: [ZoneText]
  /// What Knot serves.
  let served: [Knot.Zone]
  /// For `--trust-anchor`: the keys of `example.` and `example.com.`.
  let anchorFile: String
  /// The same for delv.
  let delvAnchorFile: String
  private let directory: PrivateDirectory

  private static let made = Result { try World() }

  /// It, or why it could not be made: that fails every test that asks.
  static func shared() throws -> World { try made.get() }

  private init() throws {
    directory = try PrivateDirectory()
    var example = try Self.zone("example")
    let malformed = try Self.zone("malformed.example")
    let signed = try Self.zone("signed.example")
    let broken = try Self.zone("broken.example")
    let insecure = try Self.zone("insecure.example")
    let mail = try Self.zone("example.com")
    let unanchored = try Self.zone("example.net")

    let exampleKey = try ZoneSigner(zone: "example.")
    let mailKey = try ZoneSigner(zone: "example.com.")
    let malformedKey = try ZoneSigner(zone: "malformed.example.")
    let signedKey = try ZoneSigner(zone: "signed.example.")
    let brokenKey = try ZoneSigner(zone: "broken.example.")
    let otherKey = try ZoneSigner(zone: "broken.example.")
    for key in [malformedKey, signedKey, otherKey] { example.append(key.delegation) }
    example.append(Generated.large)
    example.append(Generated.many)

    let text = try SignedText(try exampleKey.sign(example.text))
      .damagingSignature(of: "TXT", at: "wrong.example.")
      .damagingSignature(of: "TYPE65432", at: "new-wrong.example.")
      // The proof that unproven.example. has no record of the new type.
      .damagingSignature(of: "NSEC", at: "unproven.example.")
      .removingSignature(of: "TXT", at: "missing.example.")
      .replacingSignature(
        of: "TXT", at: "expired.example.", from: SignedText(try exampleKey.sign(example.text, for: .past)))
    served = [
      Knot.Zone(name: example.name, text: text.text),
      Knot.Zone(name: malformed.name, text: try malformedKey.sign(malformed.text)),
      Knot.Zone(name: signed.name, text: try signedKey.sign(signed.text, hashed: true)),
      Knot.Zone(name: broken.name, text: try brokenKey.sign(broken.text)),
      Knot.Zone(name: insecure.name, text: insecure.text),
      Knot.Zone(name: mail.name, text: try mailKey.sign(mail.text)),
      Knot.Zone(name: unanchored.name, text: unanchored.text),
    ]
    zones = [example, malformed, signed, broken, insecure, mail, unanchored]
    let anchor = TrustAnchor(lines: exampleKey.anchor.lines + mailKey.anchor.lines)
    anchorFile = try directory.write("anchor", anchor.fileText)
    delvAnchorFile = try directory.write("delv", anchor.delvText)
    knot = try Knot(zones: served)
  }

  /// A file of `Zones`, which lie beside this source file: they are no part of the product, and of no bundle.
  private static func zone(_ name: String) throws -> ZoneText {
    let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
    return try ZoneText(String(decoding: readFile(directory + "/Zones/\(name).zone"), as: UTF8.self))
  }
}

/// RRsets too long to be written by hand.
enum Generated {
  /// 40 records of 1,500 octets: 60 kB, which only TCP carries, and which fit into a message of 64 kB.
  static let large = (1...40).map { number in
    let text = "v=MIMI1; p=\(number); a=account\(number); e=im.example.org; x="
    let filling = String(repeating: "x", count: 250)
    let strings = [text] + Array(repeating: filling, count: 5) + [String(repeating: "y", count: 250 - text.count)]
    return "large 3600 TXT " + strings.map { "\"\($0)\"" }.joined(separator: " ")
  }.joined(separator: "\n")

  /// 80 records, published from the last to the first: more than are kept.
  static let many = (1...80).reversed().map { number in
    "many 3600 TXT \"v=MIMI1; p=\(number); e=im.example.org; s=service\(number)\""
  }.joined(separator: "\n")
}
