import Discovery
import StrictJSON

/// An HTTP answer (RFC 9112 section 4).
struct Answer {
  var status = 200
  /// The reason phrase.
  var reason = "OK"
  var contentType: String? = "application/jrd+json"
  /// Whole fields.
  var headers: [String] = []
  var body: [UInt8] = []

  /// What the provider says to a question, and how it sends that.
  static func make(to request: Request, at host: Script.Host) -> (Answer, Behaviour?) {
    let identifier = request.identifier(at: host.endpoint)
    let account = identifier.flatMap { identifier in host.accounts.first { $0.identifier == identifier } }
    let manner = (account?.manner ?? .init()).over(host.manner)
    // A host that misbehaves does so to everybody.
    let told = account ?? (manner.behaviour == nil ? nil : .somebody)
    var answer =
      if request.resource == nil {
        Answer(status: 400, reason: "Bad Request")
      } else if let told, told.consent {
        Answer(told, manner, host.endpoint)
      } else {
        Answer(status: 404, reason: "Not Found")
      }
    if let status = manner.status { (answer.status, answer.reason) = (status, "As Told") }
    answer.headers = manner.headers
    answer.contentType = manner.contentType ?? answer.contentType
    answer.body = manner.body.map { Array($0.utf8) } ?? answer.body
    manner.behaviour?.change(&answer, Asked(resource: request.resource ?? "", endpoint: host.endpoint))
    return (answer, manner.behaviour)
  }

  /// What was asked, for the answers that play with it.
  struct Asked {
    var resource: String
    var endpoint: String

    func subject(_ account: String) -> String { "acct:\(account)@\(endpoint)" }
  }

  private init(status: Int, reason: String) {
    (self.status, self.reason) = (status, reason)
    (contentType, body) = ("text/plain", Array("\(reason)\n".utf8))
  }

  private init(_ account: Script.Account, _ manner: Script.Manner, _ endpoint: String) {
    let name = account.account.map { "acct:\(PercentEncoding.encode($0))@\(endpoint)" }
    body = Self.description(subject: manner.subject ?? name, links: account.links)
  }

  /// A JRD (RFC 7033 section 4.4).
  static func description(subject: String?, links: [(rel: String, href: String)] = []) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      if let subject {
        json.key("subject")
        json.string(subject)
      }
      json.key("links")
      json.array(links) { json, link in
        json.object { json in
          json.key("rel")
          json.string(link.rel)
          json.key("href")
          json.string(link.href)
        }
      }
    }
    return json.bytes
  }

  /// Status line and header fields with these too, and the empty line.
  func head(_ more: String...) -> [UInt8] {
    var lines = ["HTTP/1.1 \(status) \(reason)"]
    if let contentType { lines.append("Content-Type: \(contentType)") }
    lines += headers + more
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }

  /// All of it, as it should be.
  var octets: [UInt8] { head("Content-Length: \(body.count)") + body }
}

extension Script.Account {
  /// Whom a misbehaving host knows.
  static let somebody = Script.Account(
    identifier: "", account: "somebody", consent: true, links: [(rel: "self", href: "xmpp:somebody@example.org")],
    manner: .init())
}
