/// Keys of zones that are trusted without asking anyone (RFC 4033 section 2).
public struct TrustAnchor: Sendable {
  /// DNSKEY records in the presentation form of RFC 4034 section 2.2: `example. IN DNSKEY 257 3 13 …`.
  public var lines: [String]

  /// Those of several zones.
  public init(lines: [String]) { self.lines = lines }

  /// What `--trust-anchor FILE` reads: one record a line.
  public var fileText: String { lines.map { $0 + "\n" }.joined() }

  /// What `delv -a FILE` reads: named.conf's `trust-anchors`.
  public var delvText: String {
    let anchors = lines.compactMap { line -> String? in
      let fields = line.split(separator: " ")
      guard let type = fields.firstIndex(of: "DNSKEY"), fields.count >= type + 5 else { return nil }
      let numbers = fields[(type + 1)...(type + 3)].joined(separator: " ")
      return "  \"\(fields[0])\" static-key \(numbers) \"\(fields[(type + 4)...].joined())\";\n"
    }
    return "trust-anchors {\n" + anchors.joined() + "};\n"
  }
}
