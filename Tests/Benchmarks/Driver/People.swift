import ContactStore
import TestSupport

/// The contacts of the benchmark: the program's own lines of the store, 570 octets each on average.
enum People {
  private static let givenNames = [
    "Ada", "Bruno", "Chiara", "Daniel", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Zo\u{EB}",
  ]
  private static let familyNames = [
    "Abdi", "Becker", "Costa", "Dubois", "Eriksson", "Ferrari", "Garcia", "Hoffmann", "Ivanova", "Jansen", "Kaya",
    "Lindgren", "M\u{FC}ller",
  ]

  static func identifier(_ number: Int) -> String { "user\(number).example.com" }

  static func name(_ number: Int) -> String {
    "\(givenNames[number % givenNames.count]) \(familyNames[number / 7 % familyNames.count])"
  }

  /// Which contact stands at a place of the file: every one once, in no order, as they are looked up in no order.
  static func number(at place: Int, of count: Int) -> Int { place * 7_919 % count }

  /// Whether a contact has a name: two thirds have.
  static func hasName(_ number: Int) -> Bool { number % 3 != 0 }

  /// A contact's line. A third has no name, some have changed once.
  static func line(_ number: Int, note: String? = nil) -> String {
    line(number, id: identifier(number), note: note)
  }

  /// The same with another identifier.
  static func line(_ number: Int, id: String, note: String? = nil) -> String {
    let moment = "2026-11-23T15:04:05Z"
    let account = #""service": "telegram", "endpoint": "\#(endpoint)", "account": "user\#(number)""#
    let change =
      #"{"at": "\#(moment)", "what": "added", "service": "telegram", "endpoint": "\#(endpoint)", "from": null, "to": null}"#
    return #"{"schema": 1, "id": "\#(id)", "kind": "mimi", "identifiers": ["\#(id)"], "#
      + #""name": \#(hasName(number) ? "\"\(name(number))\"" : "null"), "note": \#(note.map { "\"\($0)\"" } ?? "null"), "#
      + #""status": "found", "checkedAt": "\#(moment)", "foundAt": "\#(moment)", "goodUntil": "2026-11-23T16:04:05Z", "#
      + #""dnssec": "secure", "ttl": 3600, "foundBy": "dns", "providers": [{"priority": 1, \#(account), "#
      + #""accountFrom": "dns", "accountAt": null, "source": "TXT", "tags": {}}], "problems": [], "#
      + #""preferred": \#(number % 4 == 0 ? "{\(account)}" : "null"), "changes": [\#(number % 12 == 1 ? change : "")]}"#
      + "\n"
  }

  /// A whole store.
  /// - Throws: `SupportFailure` when the program would write a line in another way.
  static func lines(_ count: Int) throws -> [UInt8] {
    var octets: [UInt8] = []
    octets.reserveCapacity(count * 600)
    for place in 0..<count {
      let line = line(number(at: place, of: count)).utf8
      if place < 100 {
        guard try Contact(line: Array(line)).json == Array(line) else {
          throw SupportFailure("the store writes another line than \(String(decoding: Array(line), as: UTF8.self))")
        }
      }
      octets.append(contentsOf: line)
    }
    return octets
  }
}
