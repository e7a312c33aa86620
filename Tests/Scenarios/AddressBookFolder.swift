import Foundation
import Glibc
import TestSupport

/// A store of people as other address books have them, and what is exported of it.
struct AddressBookFolder {
  let folder: ContactsFolder

  /// Contacts whose texts could break lines, fields and escapes.
  static let people = [
    #"{"schema": 1, "id": "alice@example.com", "name": "Alice, \"A;\" Exämple", "note": "one\ntwo; three, \\four", "status": "found", "checkedAt": "2026-11-23T15:04:05Z", "foundAt": "2026-11-23T15:04:05Z", "preferred": {"service": "matrix", "endpoint": "matrix.example.org", "account": "@alice:example.org"}, "providers": [{"priority": 1, "service": "telegram", "endpoint": "im.telegram.org", "account": "alice99"}, {"priority": 2, "service": "matrix", "endpoint": "matrix.example.org", "account": "@alice:example.org"}, {"priority": 3, "service": "whatsapp", "endpoint": "mimi.whatsapp.com", "account": "+15550100"}]}"#,
    #"{"schema": 1, "id": "bob.example.com", "name": "Bob\tTab\nLine\u001b[31m\u202e", "status": "found", "checkedAt": "2026-11-23T15:04:05Z", "providers": [{"priority": 1, "service": "email", "endpoint": "mail.example.com", "account": "bob@example.org"}, {"priority": 2, "service": "xmpp", "endpoint": "im.example.org", "account": "bob@example.org"}]}"#,
    #"{"schema": 1, "id": "jürgen@xn--bcher-kva.example", "status": "found", "checkedAt": "2026-11-23T15:04:05Z", "providers": [{"priority": 1, "service": "session", "endpoint": "x.example.com", "account": "05ab"}]}"#,
    #"{"schema": 1, "id": "+15550199", "name": "Only A Number", "status": "found", "checkedAt": "2026-11-23T15:04:05Z", "providers": []}"#,
    #"{"schema": 1, "id": "evil.example.com", "name": "Evil\r\nEND:VCARD\r\nBEGIN:VCARD", "status": "found", "checkedAt": "2026-11-23T15:04:05Z", "providers": [{"priority": 1, "service": "email", "endpoint": "m.example.com", "account": "x\ty@example.org"}, {"priority": 2, "service": "email", "endpoint": "n.example.com", "account": "a@example.org\nb@example.org"}, {"priority": 3, "service": "email", "endpoint": "o.example.com", "account": "\u202ehidden@example.org"}, {"priority": 4, "service": "telegram", "endpoint": "im.telegram.org", "account": "a;b:c\"d"}]}"#,
  ]

  init() throws {
    folder = try ContactsFolder()
    let imported = try folder.contacts("import", "-", input: Self.people.joined(separator: "\n") + "\n")
    guard imported.exitStatus == 0 else { throw SupportFailure("import", errors: imported.errors) }
  }

  /// `mimi contacts export --format`; it ends with 0 and is silent, or the test fails.
  func export(_ format: String, _ query: String...) throws -> String {
    let finished = try run(
      builtProgram("mimi"), ["contacts", "export", "--store", folder.path, "--format", format, "--"] + query)
    guard finished.exitStatus == 0, finished.errors.isEmpty else { throw SupportFailure("export: \(finished)") }
    return finished.outputText
  }

  /// The command of it, as a mail program's configuration has it.
  func command(_ format: String) throws -> String {
    "\(try builtProgram("mimi")) contacts export --store \(folder.path) --format \(format) -- %s"
  }
}
