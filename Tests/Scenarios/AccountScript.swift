import Foundation

/// What mimi-provider is told: a host for each of its behaviours, and some with an answer of their own.
enum AccountScript {
  /// A host with an answer of its own; the name is a label of its endpoint.
  struct Host: Sendable {
    var name: String
    var status = 200
    var headers: [String] = []
  }

  static let hosts = statuses + retries + [Host(name: unasked), Host(name: onScreen)]

  /// Behaviours at a second host each, for tests that ask besides the one that counts connections.
  static let spares = [
    "hostile-text", "hostile-headers", "hostile-redirect", "control-in-account", "garbage", "utf-16", "gzip-bomb",
    "flood", "endless-key-updates",
    "type-with-parameters",
  ]

  /// The name of that host.
  static func spare(_ behaviour: String) -> String { "spare-\(behaviour)" }

  /// Whom the interface's test asks.
  static let onScreen = "on-screen"

  /// Whom no test asks.
  static let unasked = "unasked"

  static let statuses = [204, 400, 401, 403, 404, 405, 410, 418, 451, 500, 502, 503, 599, 999].map {
    Host(name: "status-\($0)", status: $0)
  }

  /// `Retry-After` (RFC 9110 section 10.2.3) in all forms that somebody might send, and the seconds that are shown.
  static let retryAfters: [(name: String, value: String?, seconds: Int?)] = [
    ("retry-none", nil, nil), ("retry-90", "90", 90), ("retry-0", "0", 0),
    ("retry-1000000000", "1000000000", 31_536_000),
    ("retry-beyond", "99999999999999999999999999", 31_536_000), ("retry-minus", "-1", nil), ("retry-1e9", "1e9", nil),
    ("retry-1970", "Thu, 01 Jan 1970 00:00:00 GMT", 0), ("retry-9999", "Fri, 31 Dec 9999 23:59:59 GMT", 31_536_000),
    ("retry-words", "in a while", nil), ("retry-fraction", "1.5", nil), ("retry-hex", "0x10", nil),
  ]

  private static let retries = retryAfters.map { retry in
    Host(name: retry.name, status: 429, headers: retry.value.map { ["Retry-After: \($0)"] } ?? [])
  }

  /// The file, JSON.
  static func text() throws -> String {
    var misbehaving: [[String: Any]] = AccountMisbehaviour.all.map {
      ["endpoint": AccountWorld.endpoint($0.name), "behaviour": $0.name]
    }
    misbehaving += spares.map { ["endpoint": AccountWorld.endpoint(spare($0)), "behaviour": $0] }
    let answering: [[String: Any]] = hosts.map {
      [
        "endpoint": AccountWorld.endpoint($0.name), "status": $0.status, "headers": $0.headers,
        "accounts": $0.name == onScreen
          ? [["identifier": AccountWorld.identifier(onScreen), "account": "seen99"]] : [],
      ]
    }
    let data = try JSONSerialization.data(withJSONObject: ["hosts": misbehaving + answering])
    return String(decoding: data, as: UTF8.self)
  }
}
