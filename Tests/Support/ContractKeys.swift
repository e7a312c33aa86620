import Foundation

/// The keys of one object of `mimi lookup --json`: all of them are there, and no others.
enum ContractKeys {
  private static let top: Set<String> = [
    "schema", "identifier", "status", "dnssec", "ttl", "providers", "problems", "queries",
  ]
  private static let identifier: Set<String> = ["input", "kind", "name", "unicode"]
  private static let provider: Set<String> = ["priority", "service", "endpoint", "account", "source", "tags"]
  private static let problem: Set<String> = ["record", "reason"]
  private static let query: Set<String> = ["name", "type", "result", "milliseconds"]
  private static let failure: Set<String> = ["code", "message", "hint"]

  /// Checks one object.
  /// - Throws: `SupportFailure` that names the first place with a missing or an unknown key.
  static func check(_ line: Data) throws {
    guard let object = try JSONSerialization.jsonObject(with: line) as? [String: Any] else {
      throw SupportFailure("not an object")
    }
    let found = object["status"] as? String == "found"
    // `error` is there where nothing was found; where something was it may be left out, or null.
    try compare(
      found ? object.filter { $0.key != "error" } : object, found ? top : top.union(["error"]), at: "the line")
    if found, let error = object["error"], !(error is NSNull) { throw SupportFailure("an error although found") }
    try compare(object["identifier"], identifier, at: "identifier")
    for (list, keys) in [("providers", provider), ("problems", problem), ("queries", query)] {
      guard let elements = object[list] as? [Any] else { throw SupportFailure("\(list) is no array") }
      for element in elements { try compare(element, keys, at: list) }
    }
    if !found { try compare(object["error"], failure, at: "error") }
  }

  private static func compare(_ value: Any?, _ keys: Set<String>, at place: String) throws {
    guard let object = value as? [String: Any] else { throw SupportFailure("\(place) is no object") }
    let missing = keys.subtracting(object.keys).sorted()
    let unknown = Set(object.keys).subtracting(keys).sorted()
    if !missing.isEmpty { throw SupportFailure("\(place) has no \(missing.joined(separator: ", "))") }
    if !unknown.isEmpty { throw SupportFailure("\(place) has unknown keys: \(unknown.joined(separator: ", "))") }
  }
}
