import Discovery

/// A question as it came (RFC 9112 section 3).
struct Request {
  /// More is no question of a client that this program knows.
  static let longest = 65_536

  var method: String
  /// As it is on the wire.
  var target: String
  /// Whole fields, as they are.
  var headers: [String]

  /// Reads a head, which ends with an empty line; `nil` where it is none.
  init?(_ head: [UInt8]) {
    var lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: true)[...]
    let words = lines.popFirst()?.split(separator: " ") ?? []
    guard words.count == 3, words[2].hasPrefix("HTTP/1.") else { return nil }
    (method, target, headers) = (String(words[0]), String(words[1]), lines.map(String.init))
  }

  func header(_ name: String) -> String? {
    for field in headers {
      guard let colon = field.firstIndex(of: ":"), field[..<colon].lowercased() == name else { continue }
      return String(field[field.index(after: colon)...].drop { $0 == " " })
    }
    return nil
  }

  /// What is asked about (RFC 7033 section 4.1), decoded; `nil` where the target is another one.
  var resource: String? {
    let parts = target.split(separator: "?", maxSplits: 1)
    guard parts.count == 2, parts[0] == "/.well-known/webfinger" else { return nil }
    for pair in parts[1].split(separator: "&") where pair.hasPrefix("resource=") {
      return PercentEncoding.decode(pair.dropFirst("resource=".count))
    }
    return nil
  }

  /// The identifier of `acct:IDENTIFIER@endpoint`.
  func identifier(at endpoint: String) -> String? {
    guard let resource, resource.hasPrefix("acct:"), resource.hasSuffix("@" + endpoint) else { return nil }
    return PercentEncoding.decode(resource.dropFirst("acct:".count).dropLast(endpoint.count + 1))
  }

  var wantsClose: Bool { header("connection")?.lowercased() == "close" }
}
