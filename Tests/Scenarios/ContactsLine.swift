import Foundation
import TestSupport

/// One line of `mimi contacts list --json`, every field of its contract.
struct ContactLine: Decodable, Equatable {
  struct Provider: Decodable, Equatable {
    var priority: Int?
    var service: String?
    var endpoint: String
    var account: String?
    var accountFrom: String?
    var accountAt: String?
    /// There only where a provider told some.
    var links: [Link]?
    var source: String
    var tags: [String: String]
  }

  struct Link: Decodable, Equatable {
    var rel: String
    var href: String
  }

  struct Reference: Decodable, Equatable {
    var service: String?
    var endpoint: String
    var account: String?
  }

  struct Change: Decodable, Equatable {
    var at: String
    var what: String
    var service: String?
    var endpoint: String
    var from: String?
    var to: String?
  }

  var schema: Int
  var id: String
  var kind: String
  var identifiers: [String]
  var name: String?
  var note: String?
  var status: String
  var checkedAt: String
  var foundAt: String?
  var goodUntil: String?
  var dnssec: String?
  var ttl: Int?
  var foundBy: String
  var providers: [Provider]
  var problems: [LookupLine.Problem]
  var preferred: Reference?
  var changes: [Change]
}

/// Reads the output of `mimi contacts list|show|export --json`: one object a line, each with exactly the keys of the
/// contract, in its order.
/// - Throws: `SupportFailure` that names the line and what is wrong with it.
func contactLines(_ output: [UInt8]) throws -> [ContactLine] {
  guard output.isEmpty || output.last == 0x0A else { throw SupportFailure("the last line does not end") }
  return try output.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map { line in
    do {
      try ContactKeys.check(line)
      return try JSONDecoder().decode(ContactLine.self, from: Data(line))
    } catch {
      throw SupportFailure("\(error) in the line: \(String(decoding: line, as: UTF8.self))")
    }
  }
}

/// The keys of one contact: all of them are there, and no others.
private enum ContactKeys {
  static let top = [
    "schema", "id", "kind", "identifiers", "name", "note", "status", "checkedAt", "foundAt", "goodUntil", "dnssec",
    "ttl",
    "foundBy", "providers", "problems", "preferred", "changes",
  ]
  static let provider: Set = [
    "priority", "service", "endpoint", "account", "accountFrom", "accountAt", "source", "tags",
  ]
  static let preferred: Set = ["service", "endpoint", "account"]
  static let change: Set = ["at", "what", "service", "endpoint", "from", "to"]

  static func check(_ line: ArraySlice<UInt8>) throws {
    guard line.starts(with: #"{"schema": 1, "id": ""#.utf8) else { throw SupportFailure("another beginning") }
    guard let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any] else {
      throw SupportFailure("not an object")
    }
    try compare(object, Set(top), at: "the line")
    for (list, keys) in [("providers", provider), ("problems", ["record", "reason"]), ("changes", change)] {
      guard let elements = object[list] as? [Any] else { throw SupportFailure("\(list) is no array") }
      for element in elements { try compare(withoutLinks(element), keys, at: list) }
    }
    if let chosen = object["preferred"], !(chosen is NSNull) { try compare(chosen, preferred, at: "preferred") }
    let moments = ["checkedAt", "foundAt", "goodUntil"].compactMap { object[$0] as? String }
    for moment in moments where moment.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) == nil {
      throw SupportFailure("\(moment) is no moment")
    }
  }

  /// The one member that may be missing, once its own keys are checked.
  private static func withoutLinks(_ element: Any) throws -> Any {
    guard var object = element as? [String: Any], let links = object.removeValue(forKey: "links") as? [Any] else {
      return element
    }
    for link in links { try compare(link, ["rel", "href"], at: "links") }
    if links.isEmpty { throw SupportFailure("links are there, and there are none") }
    return object
  }

  private static func compare(_ value: Any?, _ keys: Set<String>, at place: String) throws {
    guard let object = value as? [String: Any] else { throw SupportFailure("\(place) is no object") }
    guard Set(object.keys) == keys else {
      throw SupportFailure("\(place) has other keys: \(keys.symmetricDifference(object.keys).sorted())")
    }
  }
}

/// A provider in one line of a test: `1 telegram im.telegram.org myname99`, `-` for what is missing.
func short(_ provider: ContactLine.Provider) -> String {
  let priority = provider.priority.map(String.init) ?? "-"
  return "\(priority) \(provider.service ?? "-") \(provider.endpoint) \(provider.account ?? "-")"
}
