import Discovery
import TestSupport
import Testing

@testable import AccountLookup

@Suite struct JRDTests {
  private func mistake(_ body: String) -> String? {
    do throws(JRD.Mistake) {
      _ = try JRD(Array(body.utf8))
      return nil
    } catch { return error.reason }
  }

  @Test(
    "what is none, and where",
    arguments: [
      ("", "the answer is empty"), ("[]", "it is a list, and no object"), ("null", "it is null, and no object"),
      (#"{"subject": 1}"#, "subject is a number, and no string, in line 1, column 13"),
      (#"{"subject": null}"#, "subject is null, and no string, in line 1, column 13"),
      (#"{"links": {}}"#, "links is an object, and no list, in line 1, column 11"),
      (#"{"links": ["x"]}"#, "links[0] is a string, and no object, in line 1, column 12"),
      (#"{"links": [{"rel": 1}]}"#, "links[0].rel is a number, and no string, in line 1, column 20"),
      ("{\"links\": [{}, {\"href\":\n true}]}", "links[1].href is true or false, and no string, in line 2, column 2"),
      (#"{"subject": "a", "subject": "b"}"#, "\"subject\" stands twice in the same object, in line 1, column 18"),
      (
        "{\"a\": " + String(repeating: "[", count: 40),
        "objects and lists are nested more than 32 deep, in line 1, column 38"
      ),
      ("{} x", "there is text after the end of the value, in line 1, column 4"),
      ("{", "a name in double quotes should be here, in line 1, column 2"),
      ("\u{FEFF}{}", "a value should be here, in line 1, column 1"),
    ])
  func mistakes(body: String, reason: String) { #expect(mistake(body) == reason) }

  @Test func otherCharacterSetsAreNone() {
    #expect(throws: JRD.Mistake.self) { try JRD([0x7B, 0x22, 0xE4, 0x22, 0x3A, 0x31, 0x7D]) }
    #expect(throws: JRD.Mistake.self) { try JRD(Array("{}".utf16).flatMap { [UInt8($0 & 0xFF), 0] }) }
  }

  @Test func endlessSubjectsAreNone() {
    #expect(
      mistake("{\"subject\": \"\(String(repeating: "a", count: 2_049))\"}") == "its subject has more than 2048 octets")
  }

  @Test func whatComesFromOutsideIsQuotedInPart() throws {
    let name = String(repeating: "n", count: 10_000)
    let reason = try #require(mistake("{\"\(name)\": 1, \"\(name)\": 2}"))
    #expect(reason.utf8.count < 300)
  }

  @Test func membersThatNobodyKnowsAreLeftAlone() throws {
    let jrd = try JRD(Array(#"{"aliases": 7, "x": [{}], "subject": "acct:a@b", "properties": {}}"#.utf8))
    #expect(jrd.subject == "acct:a@b" && jrd.links.isEmpty)
  }

  @Test(
    "hrefs that lead to a person",
    arguments: [
      "xmpp:alice@example.org", "XMPP:alice@example.org", "matrix:u/alice:example.org", "sip:alice@example.org",
      "sips:alice@example.org", "im:alice@example.org", "tel:+15550100", "mailto:alice@example.org",
      "https://example.org", "https://example.org/alice?x=%20#y", "HTTPS://example.org:8443/a@b", "xmpp:a%40b@c",
    ])
  func usableLinks(href: String) throws {
    let jrd = try JRD(Array("{\"links\": [{\"rel\": \"self\", \"href\": \"\(href)\"}]}".utf8))
    #expect(jrd.links == [.init(rel: "self", href: href)])
  }

  @Test(
    "hrefs that are left out",
    arguments: [
      "", ":", "x", "alice@example.org", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
      "http://example.org", "ftp://example.org", "ssh://x", "vbscript:x", "xmpp:", "tel:", "mailto:", "https:",
      "https://", "https:///x", "https:example.org", "https://@example.org", "https://user@example.org",
      "https://user:pass@example.org/", "https://example.org:", "https://example.org:x", "https://.", "https://[::1]/",
      "https://exa%6dple.org", "https://example.org/a b", "https://example.org/\\u0000", "https://example.org/\\n",
      "https://example.org/\\\"", "https://example.org/<x>", "https://b\u{FC}cher.example",
      "https://example.org/\u{202E}",
      "https://example.org/%", "https://example.org/%4", "https://example.org/%zz", "xmpp:a\\\\b", "xmpp:a|b",
      "xmpp:a^b",
      "xmpp:`id`", "xmpp:{a}", " https://example.org", "https\\t://example.org", "tel://+15550100",
      "https://example.org/\(String(repeating: "a", count: 1_024))",
    ])
  func unusableLinks(href: String) throws {
    let jrd = try JRD(Array("{\"links\": [{\"rel\": \"self\", \"href\": \"\(href)\"}]}".utf8))
    #expect(jrd.links.isEmpty)
  }

  @Test func linksAreBoundedInNumber() throws {
    let link = #"{"rel": "self", "href": "tel:+15550100"}"#
    let body = "{\"links\": [" + [String](repeating: link, count: 500).joined(separator: ",") + "]}"
    #expect(try JRD(Array(body.utf8)).links.count == Limits.links)
  }

  /// No octets make it crash, and what is found keeps the rules.
  @Test func randomAndMutatedAnswers() throws {
    let question = try AccountQuestion(Identifier("alice.example.com"), endpoint: "im.example.org")
    let sample = Array(
      #"{"subject":"acct:al%69ce@im.example.org","aliases":["x"],"links":[{"rel":"self","href":"https://a.example/"}]}"#
        .utf8)
    var head = ResponseHead()
    for line in ["HTTP/1.1 200 OK\r\n", "Content-Type: application/json\r\n", "\r\n"] {
      head.take(line: Array(line.utf8), isAfterBody: false)
    }
    var found = 0
    var seed = SeededGenerator(seed: 7033)
    for _ in 0..<20_000 {
      var body = sample
      for _ in 0..<Int.random(in: 0...3, using: &seed) {
        let place = Int.random(in: 0..<body.count, using: &seed)
        switch Int.random(in: 0..<4, using: &seed) {
        case 0: body[place] = UInt8.random(in: .min ... .max, using: &seed)
        case 1: body.remove(at: place)
        case 2: body.insert(UInt8.random(in: .min ... .max, using: &seed), at: place)
        default: body.insert(contentsOf: body[..<place], at: place)
        }
      }
      let answer = AccountAnswer(head, body: body, to: question, now: 0)
      if answer.status == .found {
        found += 1
        let account = try #require(answer.account)
        #expect((1...255).contains(account.utf8.count))
        #expect(!account.unicodeScalars.contains { $0.properties.generalCategory == .control })
        #expect(answer.links.allSatisfy { ContactLink.isUsable($0.href) })
      } else {
        #expect(answer.account == nil && answer.links.isEmpty && answer.detail != nil)
      }
    }
    #expect(found > 1_000)
  }
}
