import Glibc
import TestSupport
import Testing

/// What `mimi contacts show` says can be done with each provider.
@Suite struct ContactsShowScenarios {
  /// A provider as the store has it.
  private func provider(_ place: Int, _ service: String, _ account: String, links: String = "") -> String {
    let from = account == "null" ? "null" : links.isEmpty ? #""dns""# : #""provider""#
    let at = links.isEmpty ? "null" : #""2026-11-24T00:00:00Z""#
    let told = links.isEmpty ? "" : #""links": [\#(links)], "#
    return #"{"priority": \#(place), "service": \#(service), "endpoint": "im.example.org", "account": \#(account), "#
      + #""accountFrom": \#(from), "accountAt": \#(at), \#(told)"source": "TXT", "tags": {}}"#
  }

  private func shown(_ providers: [String]) throws -> [String] {
    let folder = try ContactsFolder()
    mkdir(folder.parent, 0o700)
    let line =
      #"{"schema": 1, "id": "alice.example", "kind": "mimi", "identifiers": ["alice.example"], "name": null, "note": null, "#
      + #""status": "found", "checkedAt": "2026-11-23T15:04:05Z", "foundAt": "2026-11-23T15:04:05Z", "#
      + #""goodUntil": "2026-11-23T16:04:05Z", "dnssec": "secure", "ttl": 3600, "foundBy": "dns", "#
      + #""providers": [\#(providers.joined(separator: ", "))], "problems": [], "preferred": null, "changes": []}"#
    try folder.directory.write("mimi/contacts.jsonl", Array((line + "\n").utf8))
    let finished = try folder.contacts("show", "alice.example")
    #expect(finished.exitStatus == 0 && finished.errors.isEmpty, "\(finished)")
    #expect(finished.outputText.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0 != "\u{202E}") })
    return finished.outputText.split(separator: "\n").map { String($0) }
  }

  /// The lines below the row of a provider, without their indentation.
  private func below(_ row: Int, in lines: [String]) throws -> [String] {
    let start = try #require(lines.firstIndex { $0.dropFirst(1).hasPrefix("   \(row) ") })
    let indented = lines[(start + 1)...].prefix { $0.hasPrefix("            ") }
    return indented.map { String($0.drop { $0 == " " }) }
  }

  @Test func belowEachProviderStandsItsLinkOrWhyThereIsNone() throws {
    let lines = try shown([
      provider(1, #""telegram""#, #""alice99""#), provider(2, #""signal""#, #""alice.01""#),
      provider(3, #""threema""#, #""jürgen""#), provider(4, #""whatsapp""#, "null"),
      provider(5, #""nobody""#, #""x; rm""#), provider(6, "null", #""alice""#),
    ])
    #expect(try below(1, in: lines) == ["https://t.me/alice99"])
    #expect(try below(2, in: lines) == ["no link: Signal has no public links to user names"])
    #expect(
      try below(3, in: lines) == [
        #"no link: "jürgen" is not a Threema ID, which has 8 capital letters and digits"#
      ])
    #expect(try below(4, in: lines) == ["no link: the account is not known"])
    #expect(try below(5, in: lines) == [#"no link: "nobody" is no service whose links are known"#])
    #expect(try below(6, in: lines) == ["no link: the record does not name the service"])
  }

  @Test func linksThatAProviderToldAreShownAsTheyWouldBeOpened() throws {
    let lines = try shown([
      provider(
        1, #""xmpp""#, #""alice@example.org""#,
        links: #"{"rel": "self", "href": "xmpp:alice@example.org?message;body=x"}, "#
          + #"{"rel": "self", "href": "https://IM.example.org:443/u/%7ealice"}, "#
          + #"{"rel": "self", "href": "https://user@evil.example/"}, {"rel": "self", "href": "file:///etc/passwd"}"#),
      provider(2, #""matrix""#, #""\u202eecila""#, links: #"{"rel": "self", "href": "tel:+1-555-0100"}"#),
    ])
    #expect(
      try below(1, in: lines) == [
        "xmpp:alice@example.org?message", "https://im.example.org/u/~alice  told by im.example.org",
      ])
    #expect(
      try below(2, in: lines) == [
        #"no link: "\u{202E}ecila" is not a Matrix ID such as @alice:example.org"#,
        "tel:+15550100  told by im.example.org",
      ])
  }
}
