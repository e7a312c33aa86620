internal import Discovery
internal import StrictJSON

/// What the file of consents holds: one JSON object a line. Pure.
///
///     {"schema": 1, "endpoint": "im.telegram.org", "since": "2026-11-23T15:04:05Z"}
///
/// Every line that is not taken away is written again as it was, with members that this version does not know, and whether
/// it can be read or not.
struct ConsentFile: Sendable {
  /// The newest form of a line that this version knows.
  static let schema = 1

  private struct Line {
    var octets: [UInt8]
    /// `nil` for a line that is none that this version reads.
    var consent: Consent?
  }

  private var lines: [Line] = []
  /// The lines that cannot be read: `line 2: "since" is missing in the line`.
  private(set) var mistakes: [String] = []
  /// The schema of a newer version, where one wrote a line. What it allows may be less than all: such a line is none.
  private(set) var newerSchema: Int?

  init(_ octets: [UInt8] = []) {
    for (index, octets) in octets.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if octets.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      var line = Line(octets: Array(octets))
      do throws(ContactError) {
        line.consent = try read(line.octets)
      } catch {
        mistakes.append("line \(index + 1): \(error.reason)")
      }
      lines.append(line)
    }
  }

  /// The consents by endpoint; of several for one endpoint the first.
  var consents: [Consent] {
    var seen: Set<String> = []
    return lines.compactMap(\.consent).filter { seen.insert($0.endpoint).inserted }.sorted { $0.endpoint < $1.endpoint }
  }

  /// The octets of the file.
  var octets: [UInt8] { lines.flatMap { $0.octets + [0x0A] } }

  /// Adds a consent, unless there is one for its endpoint.
  mutating func allow(_ consent: Consent) {
    guard !lines.contains(where: { $0.consent?.endpoint == consent.endpoint }) else { return }
    lines.append(Line(octets: consent.json.dropLast(), consent: consent))
  }

  /// Takes the consents for an endpoint away.
  ///
  /// - Returns: whether there was one.
  mutating func revoke(_ endpoint: String) -> Bool {
    let before = lines.count
    lines.removeAll { $0.consent?.endpoint == endpoint }
    return lines.count < before
  }

  /// A line's consent; `nil` for a newer version's.
  private mutating func read(_ line: [UInt8]) throws(ContactError) -> Consent? {
    let node: JSONNode
    do {
      node = try JSONParser.parse(line)
    } catch {
      throw ContactError("\(error.reason) at column \(error.position.column)")
    }
    let members = try Members(node, "the line")
    let schema = try members.schema()
    guard schema <= Self.schema else {
      newerSchema = max(newerSchema ?? 0, schema)
      return nil
    }
    let endpoint = try members.required("endpoint", members.text("endpoint"))
    guard let name = try? HostName(endpoint: endpoint), name.ascii == endpoint else {
      throw ContactError("\"endpoint\" is no host name of a provider")
    }
    return Consent(endpoint: endpoint, since: try members.required("since", members.moment("since")))
  }
}

extension Consent {
  /// The consent as a line of its file and of `mimi consents --json`; it ends with a line feed.
  public var json: [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.key("schema")
      $0.number(ConsentFile.schema)
      $0.key("endpoint")
      $0.string(endpoint)
      $0.key("since")
      $0.string(since.text)
    }
    json.endLine()
    return json.bytes
  }
}
