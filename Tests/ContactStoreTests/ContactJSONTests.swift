import Discovery
import StrictJSON
import Testing

@testable import ContactStore

@Suite("A contact's line")
struct ContactJSONTests {
  @Test("has the contract's form, octet by octet") func form() {
    var made = Contact(
      identifier("mymimi.example.com"),
      found("v=MIMI1; p=1; s=telegram; e=im.telegram.org; a=myname99"), at: moment("2026-11-23T15:04:05Z"))
    made.preferred = made.providers[0].reference
    let expected =
      #"{"schema": 1, "id": "mymimi.example.com", "kind": "mimi", "identifiers": ["mymimi.example.com"], "name": null, "#
      + #""note": null, "status": "found", "checkedAt": "2026-11-23T15:04:05Z", "foundAt": "2026-11-23T15:04:05Z", "#
      + #""goodUntil": "2026-11-23T16:04:05Z", "dnssec": "secure", "ttl": 3600, "foundBy": "dns", "#
      + #""providers": [{"priority": 1, "service": "telegram", "endpoint": "im.telegram.org", "account": "myname99", "#
      + #""accountFrom": "dns", "accountAt": null, "source": "TXT", "tags": {}}], "problems": [], "#
      + #""preferred": {"service": "telegram", "endpoint": "im.telegram.org", "account": "myname99"}, "#
      + #""changes": [{"at": "2026-11-23T15:04:05Z", "what": "added", "service": "telegram", "#
      + #""endpoint": "im.telegram.org", "from": null, "to": null}]}"# + "\n"
    #expect(text(made) == expected)
  }

  @Test("gives the same contact again") func roundTrip() throws {
    let name = "A\u{202E}l\"i\\ce\u{1F468}\u{200D}\u{1F469}"
    var made = contact("alice@example.com", name: name, note: "two\nlines\u{7}")
    made.apply(found(telegram + "; x=\u{1}y", "v=MIMI1; p=x\u{2}"), at: one)
    made.preferred = made.providers.first?.reference
    #expect(try Contact(line: made.json) == made)
    #expect(made.json.filter { $0 == 0x0A }.count == 1)
    #expect(made.json.starts(with: StoreLine.start))
  }

  @Test("keeps what this version does not know") func unknown() throws {
    var line = text(contact("alice.example.com"))
    line = line.replacing("\"tags\": {}}", with: "\"tags\": {}, \"consent\": {\"a\": [1.50, -2e3, true, null]}}")
    line = line.replacing("}]}\n", with: "}], \"later\": \"\u{E9}\", \"another\": {}}\n")
    let read = try Contact(line: Array(line.utf8))
    #expect(text(read) == line)
    var refreshed = read
    refreshed.apply(found(telegram, signal), at: one)
    let again = text(refreshed)
    #expect(again.hasSuffix("\"later\": \"\u{E9}\", \"another\": {}}\n"))
    #expect(again.components(of: "\"consent\": {\"a\": [1.50, -2e3, true, null]}") == 2)
  }

  @Test("may be ordered and spaced in any way, and lack what may be null") func leniency() throws {
    let line = #" { "checkedAt":"2026-11-23T12:00:00Z","status":"no-name","id":"+15551234567","schema":1}"#
    let read = try Contact(line: Array(line.utf8))
    #expect(read.kind == .telephone && read.status == .noName && read.identifiers == ["+15551234567"])
    #expect(read.providers.isEmpty && read.foundAt == nil && read.foundBy == "dns")
  }

  @Test(
    "is refused with its reason",
    arguments: [
      (#""id": "alice.example.com""#, #""id": "Alice.Example.com""#, "canonical"),
      (#""id": "alice.example.com""#, #""id": 5"#, "should be a string, not a number"),
      (#""status": "found""#, #""status": "lost""#, #""status" cannot be "lost""#),
      (#""status": "found""#, #""was": "found""#, #""status" is missing"#),
      (#""ttl": 3600"#, #""ttl": -1"#, #""ttl" cannot be -1"#),
      (#""priority": 1"#, #""priority": 65536"#, "cannot be 65536"),
      (#""tags": {}"#, #""tags": {"x": 1}"#, "object of strings"),
      (#""schema": 1"#, #""schema": 2"#, "newer"), (#""schema": 1"#, #""schema": 0"#, "cannot be 0"),
      (#""kind": "mimi""#, #""kind": "email""#, "of the kind"), (#""problems": []"#, #""problems": [] "#, ""),
      (#""problems": []"#, #""problems": [1]"#, "is no object"),
      (#""name": null"#, #""name": null,"#, "name in double"),
    ])
  func refused(part: String, instead: String, reason: String) {
    let line = text(contact("alice.example.com")).replacing(part, with: instead)
    do {
      _ = try Contact(line: Array(line.utf8))
      #expect(reason.isEmpty)
    } catch {
      #expect(!reason.isEmpty && error.reason.contains(reason), "\(error.reason)")
    }
  }
}

extension String {
  func components(of part: String) -> Int { ranges(of: part).count }
}
