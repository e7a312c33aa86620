import Discovery
import Testing

@testable import AccountLookup

@Suite struct AnswerJudgingTests {
  private let question: AccountQuestion

  init() throws { question = try AccountQuestion(Identifier("alice.example.com"), endpoint: "im.example.org") }

  private func judged(_ lines: [String], _ body: String = "", now: Int = 0) -> AccountAnswer {
    var head = ResponseHead()
    for line in lines + [""] { head.take(line: Array("\(line)\r\n".utf8), isAfterBody: false) }
    return AccountAnswer(head, body: Array(body.utf8), to: question, now: now)
  }

  private func found(_ body: String) -> AccountAnswer {
    judged(["HTTP/1.1 200 OK", "Content-Type: application/jrd+json"], body)
  }

  @Test func anAccountIsFound() {
    let answer = found(
      #"{"subject": "acct:alice99@im.example.org", "links": [{"rel": "self", "href": "xmpp:alice99@example.org"}]}"#)
    #expect(answer.status == .found && answer.account == "alice99" && answer.httpStatus == 200)
    #expect(answer.subject == "acct:alice99@im.example.org" && answer.detail == nil)
    #expect(answer.links == [.init(rel: "self", href: "xmpp:alice99@example.org")])
  }

  @Test(
    "each HTTP status is told apart",
    arguments: [
      (401, AccountStatus.authentication), (403, .authentication), (404, .notFound), (429, .wait), (500, .httpError),
      (503, .httpError), (201, .httpError), (204, .httpError), (206, .httpError), (301, .httpError), (304, .httpError),
      (400, .httpError), (405, .httpError), (410, .httpError), (451, .httpError), (999, .httpError),
    ])
  func statuses(code: Int, status: AccountStatus) {
    let answer = judged(["HTTP/1.1 \(code) x"], "{}")
    #expect(answer.status == status && answer.httpStatus == code && answer.account == nil)
  }

  @Test func redirectsAreShownAndNotFollowed() {
    for target in ["http://im.example.org/", "https://127.0.0.1/", "file:///etc/passwd"] {
      let answer = judged(["HTTP/1.1 302 Found", "Location: \(target)"])
      #expect(answer.status == .redirect && answer.detail == target)
    }
    #expect(judged(["HTTP/1.1 302 Found", "Location:"]).status == .httpError)
  }

  @Test func retryAfterIsKeptWhereItIsSaid() {
    #expect(judged(["HTTP/1.1 429 x", "Retry-After: 90"]).retryAfter == 90)
    #expect(judged(["HTTP/1.1 503 x", "retry-after:120"]).retryAfter == 120)
    #expect(judged(["HTTP/1.1 429 x"]).retryAfter == nil)
    #expect(judged(["HTTP/1.1 429 x", "Retry-After: 1", "Retry-After: 2"]).retryAfter == nil)
  }

  @Test(
    "content of another type, character set or coding is no JRD",
    arguments: [
      "Content-Type: text/html", "X: y", "Content-Type: application/json-seq", "Content-Type: application/jsonx",
      "Content-Type: application/json; charset=iso-8859-1", "Content-Type: application/json; charset=\"utf-16\"",
      "Content-Type: application/json\r\nContent-Encoding: gzip",
      "Content-Type: application/json\r\nContent-Encoding: br",
      "Content-Type: application/json\r\nTransfer-Encoding: gzip, chunked", "Content-Type:",
      "Content-Type: application/json\r\nContent-Type: text/html",
    ])
  func otherContent(lines: String) {
    let answer = judged(
      ["HTTP/1.1 200 OK"] + lines.split(separator: "\r\n").map { String($0) },
      #"{"subject":"acct:bob@im.example.org"}"#)
    #expect(answer.status == .notJRD && answer.detail != nil)
  }

  @Test(
    "parameters of a content type are tolerated",
    arguments: [
      "application/jrd+json", "application/json", "Application/JRD+JSON ; charset=UTF-8", "application/json;x=y",
      "application/json; charset=\"utf-8\"", "application/json;", "\tapplication/json\t",
    ])
  func contentTypes(value: String) {
    let answer = judged(
      ["HTTP/1.1 200 OK", "content-type:\(value)", "Content-Encoding: identity"],
      #"{"subject":"acct:bob@im.example.org"}"#)
    #expect(answer.status == .found)
  }

  @Test func interimAnswersAndTrailersAreNotTheAnswer() {
    var head = ResponseHead()
    for line in [
      "HTTP/1.1 103 Early Hints", "Content-Type: text/html", "", "HTTP/1.1 200 OK", "Content-Type: application/json",
      "",
    ] { head.take(line: Array("\(line)\r\n".utf8), isAfterBody: false) }
    for line in ["Content-Type: text/html\r\n", "HTTP/1.1 404 Not Found\r\n"] {
      head.take(line: Array(line.utf8), isAfterBody: true)
    }
    #expect(head.status == 200 && head.isComplete && head.value("content-type") == "application/json")
  }

  @Test func allHeaderLinesTogetherAreBounded() {
    var head = ResponseHead()
    var count = 0
    while !head.isTooLarge, count < 1_000_000 {
      head.take(line: Array("HTTP/1.1 100 Continue\r\n".utf8), isAfterBody: false)
      head.take(line: Array("\r\n".utf8), isAfterBody: false)
      count += 25
    }
    #expect(head.isTooLarge && count < 70_000)
  }

  @Test(
    "a subject gives an account of the provider that was asked, and of no other",
    arguments: [
      ("acct:bob@im.example.org", "bob"), ("ACCT:Bob@IM.Example.ORG", "Bob"), ("acct:b%20b@im.example.org", "b b"),
      ("acct:bob%40x.example@im.example.org", "bob@x.example"), ("acct:bob@x.example@im.example.org", "bob@x.example"),
      ("acct:%2B15550100@im.example.org", "+15550100"), ("acct:+15550100@im.example.org", "+15550100"),
      ("acct:b%C3%BCcher@im.example.org", "b\u{FC}cher"), ("acct:%E2%80%AEbob@im.example.org", "\u{202E}bob"),
    ])
  func accounts(subject: String, account: String) {
    let answer = found("{\"subject\": \"\(subject)\"}")
    #expect(answer.status == .found && answer.account == account && answer.subject == subject)
  }

  @Test(
    "a subject of another host, none, or the question again gives none",
    arguments: [
      #"{"subject": "acct:bob@other.example.org"}"#, #"{"subject": "acct:bob@example.org"}"#, "{}",
      #"{"subject": "acct:alice.example.com@im.example.org"}"#,
      #"{"subject": "acct:Alice.Example.com@im.example.org"}"#,
      #"{"subject": "acct:%61lice.example.com@im.example.org"}"#, #"{"subject": ""}"#, #"{"subject": "acct:bob"}"#,
      #"{"subject": "mailto:bob@im.example.org"}"#, #"{"subject": "https://im.example.org/bob"}"#,
      #"{"subject": "acct:bob@im.example.org@evil.example"}"#, #"{"subject": "acct:bob@im.example.org."}"#,
      #"{"subject": "bob@im.example.org"}"#, #"{"subject": "acct\u001abob@im.example.org"}"#,
    ])
  func otherSubjects(body: String) {
    let answer = found(body)
    #expect(answer.status == .otherSubject && answer.account == nil && answer.detail != nil)
    #expect((answer.subject == nil) == (body == "{}"))
  }

  @Test(
    "an account that breaks the rule of the tag a makes it no JRD",
    arguments: [
      "acct:@im.example.org", "acct:%0a@im.example.org", "acct:a%1Bb@im.example.org", "acct:a%C2%9Bb@im.example.org",
      "acct:a%7f@im.example.org", "acct:%@im.example.org", "acct:%ff@im.example.org", "acct:%4@im.example.org",
      "acct:\(String(repeating: "a", count: 256))@im.example.org",
    ])
  func badAccounts(subject: String) {
    let answer = found("{\"subject\": \"\(subject)\"}")
    #expect(answer.status == .notJRD && answer.account == nil && answer.detail != nil)
  }
}
