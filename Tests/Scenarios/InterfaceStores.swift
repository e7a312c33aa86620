import Glibc
import TestSupport

extension ContactsFolder {
  /// Writes a store's file as `mimi` would, with these lines.
  func fill(_ lines: [String]) throws {
    mkdir(parent, 0o700)
    try directory.write("mimi/contacts.jsonl", lines.joined(separator: "\n") + "\n")
  }

  /// The line of a contact with one provider, found in 2026 and good for 20 years.
  static func line(_ id: String, name: String? = nil, schema: Int = 1) -> String {
    let name = name.map { "\"\($0)\"" } ?? "null"
    return """
      {"schema": \(schema), "id": "\(id)", "kind": "mimi", "identifiers": ["\(id)"], "name": \(name), "note": null, \
      "status": "found", "checkedAt": "2026-01-02T03:04:05Z", "foundAt": "2026-01-02T03:04:05Z", \
      "goodUntil": "2046-01-02T03:04:05Z", "dnssec": "unchecked", "ttl": 3600, "foundBy": "dns", \
      "providers": [{"priority": 1, "service": "telegram", "endpoint": "im.telegram.org", "account": "myname99", \
      "accountFrom": "dns", "accountAt": null, "source": "TXT", "tags": {}}], \
      "problems": [], "preferred": null, "changes": []}
      """
  }
}
