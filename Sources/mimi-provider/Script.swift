import StrictJSON

/// Whom the program stands for, and what it answers: hosts and their accounts.
struct Script {
  /// In the order of the file. A client that names none of them meets the first.
  var hosts: [Host]

  /// A provider.
  struct Host {
    /// Its name, A-labels in lower case.
    var endpoint: String
    var accounts: [Account]
    /// What it does to all questions.
    var manner: Manner
  }

  /// Somebody's account there.
  struct Account {
    /// Canonical.
    var identifier: String
    var account: String?
    /// Whether its owner lets it be told. True where the file says nothing.
    var consent: Bool
    var links: [(rel: String, href: String)]
    var manner: Manner
  }

  /// How an answer differs from what it should be.
  struct Manner {
    var behaviour: Behaviour?
    var status: Int?
    /// Whole header fields: `Retry-After: 90`.
    var headers: [String] = []
    var contentType: String?
    var body: String?
    var subject: String?

    /// This one where it says something, and the other where not.
    func over(_ other: Manner) -> Manner {
      Manner(
        behaviour: behaviour ?? other.behaviour, status: status ?? other.status,
        headers: headers.isEmpty ? other.headers : headers, contentType: contentType ?? other.contentType,
        body: body ?? other.body, subject: subject ?? other.subject)
    }
  }

  /// Reads a file.
  init(_ json: [UInt8]) throws(Mistake) {
    let node: JSONNode
    do {
      node = try JSONParser.parse(json)
    } catch {
      throw .script(error.position, error.reason)
    }
    hosts = try Fields(node, ["hosts"]).list("hosts").map(Self.host)
    guard !hosts.isEmpty else { throw .script(node.position, "there is no host") }
  }

  func host(_ name: String) -> Host? {
    let wanted = name.lowercased()
    return hosts.first { $0.endpoint == wanted }
  }

  private static let manner = ["behaviour", "status", "headers", "contentType", "body", "subject"]

  private static func host(_ node: JSONNode) throws(Mistake) -> Host {
    // What a self-hoster's accounts file has besides is no matter of account lookups.
    let fields = try Fields(node, ["endpoint", "accounts", "external"] + manner)
    guard let endpoint = try fields.string("endpoint") else {
      throw .script(node.position, "the host has no \"endpoint\"")
    }
    var accounts: [Account] = []
    for node in try fields.list("accounts") { accounts.append(try account(node)) }
    return Host(endpoint: endpoint, accounts: accounts, manner: try readManner(fields))
  }

  private static func account(_ node: JSONNode) throws(Mistake) -> Account {
    let fields = try Fields(node, ["identifier", "account", "consent", "links"] + manner)
    guard let identifier = try fields.string("identifier") else {
      throw .script(node.position, "the account has no \"identifier\"")
    }
    var links: [(rel: String, href: String)] = []
    for node in try fields.list("links") {
      let link = try Fields(node, ["rel", "href"])
      links.append((try link.string("rel") ?? "", try link.string("href") ?? ""))
    }
    return Account(
      identifier: identifier, account: try fields.string("account"), consent: try fields.boolean("consent") ?? true,
      links: links, manner: try readManner(fields))
  }

  private static func readManner(_ fields: Fields) throws(Mistake) -> Manner {
    var manner = Manner()
    if let name = try fields.string("behaviour") {
      guard let behaviour = Behaviour(rawValue: name) else {
        throw .script(fields.position, "there is no behaviour \(name)")
      }
      manner.behaviour = behaviour
    }
    manner.status = try fields.integer("status")
    for node in try fields.list("headers") {
      guard case .string(let header) = node.value else {
        throw .script(node.position, "a header is a string")
      }
      manner.headers.append(header)
    }
    manner.contentType = try fields.string("contentType")
    manner.body = try fields.string("body")
    manner.subject = try fields.string("subject")
    return manner
  }
}
