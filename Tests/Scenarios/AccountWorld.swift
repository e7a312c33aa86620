import Foundation
import TestSupport

/// The providers of the account scenarios, in a network of their own: knotd for the names, mimi-provider on 127.0.0.2 for
/// all that a server can do wrong, nginx on 127.0.0.3 for what is right, and a user who trusts their authorities. Made once
/// a process, and only read after.
struct AccountWorld {
  let namespace: NetworkNamespace
  let knot: Knot
  let provider: ProviderServer
  let nginx: Nginx
  /// Listens where redirects lead, and must never be asked.
  let trap: ProviderServer
  /// The user's configuration: both authorities, and every endpoint may have a private address.
  let configuration: String
  /// The same without `privateEndpoints`.
  let strictConfiguration: String
  /// The same without `certificateAuthorities`.
  let distrustfulConfiguration: String
  private let directory: PrivateDirectory

  private static let made = Result { try AccountWorld() }

  /// It, or why it could not be made: that fails every test that asks.
  static func shared() throws -> AccountWorld { try made.get() }

  /// The endpoint of one name below it: `im.drip.provider.example`.
  static func endpoint(_ name: String) -> String { "im.\(label(name)).provider.example" }

  /// Whose only provider that is: `drip.people.example`.
  static func identifier(_ name: String) -> String { "\(label(name)).people.example" }

  private static func label(_ name: String) -> String { name.replacing(".", with: "-") }

  /// The `resource` of a question as it is in the query.
  static func resource(_ identifier: String, _ endpoint: String) -> String { "acct%3A\(identifier)%40\(endpoint)" }

  private init() throws {
    directory = try PrivateDirectory()
    namespace = try NetworkNamespace()
    let authority = try Authority()
    let names =
      AccountMisbehaviour.all.map(\.name) + AccountScript.hosts.map(\.name)
      + AccountScript.spares.map(AccountScript.spare)
    provider = try ProviderServer(script: try AccountScript.text(), in: namespace, listen: "127.0.0.2@443")
    trap = try ProviderServer(
      script: #"{"hosts": [{"endpoint": "trap.example"}]}"#, in: namespace, listen: "127.0.0.1@443")
    nginx = try Nginx(try Self.vhosts(authority), in: namespace, address: "127.0.0.3")
    let ours = ["one", "two", "unknown-vhost"]
    knot = try Knot(zones: [.init(name: "example.", text: Self.zone(names, ours))], in: namespace)

    let trusted = try directory.write("authorities.pem", provider.authority + authority.text)
    let endpoints = (names + ours).map(Self.endpoint)
    let folder = directory
    func file(_ name: String, _ content: [String: Any]) throws -> String {
      try folder.write(name, try JSONSerialization.data(withJSONObject: content))
    }
    configuration = try file("config.json", ["privateEndpoints": endpoints, "certificateAuthorities": trusted])
    strictConfiguration = try file("strict.json", ["certificateAuthorities": trusted])
    distrustfulConfiguration = try file("distrustful.json", ["privateEndpoints": endpoints])
  }

  private static func vhosts(_ authority: Authority) throws -> [Nginx.Host] {
    let (one, two) = (endpoint("one"), endpoint("two"))
    func description(_ account: String, _ endpoint: String) -> String {
      #"{"subject": "acct:\#(account)@\#(endpoint)", "links": [{"rel": "self", "href": "xmpp:\#(account)@example.org"}]}"#
    }
    return [
      Nginx.Host(
        name: one, certificate: try authority.leaf([one]),
        answers: [
          resource("one.people.example", one): description("alice99", one),
          // An email address: its @ is encoded before the whole is.
          "acct%3Ajuliet%2540post.example%40\(one)": description("juliet", one),
        ]),
      Nginx.Host(
        name: two, certificate: try authority.leaf([two]),
        answers: [resource("two.people.example", two): description("other-host", two)]),
    ]
  }

  /// Identifiers, and their providers' addresses.
  private static func zone(_ provided: [String], _ ours: [String]) -> String {
    var lines = [
      "$ORIGIN example.", "$TTL 600", "@ SOA ns hostmaster 1 7200 3600 1209600 300", "@ NS ns", "ns A 127.0.0.1",
      // The SHA-256 of "juliet", its first 28 octets, as an email address's owner name.
      "bd862cc1107a5352efbc4f4edc6905607146a1c99f6a39867786e926._mimi.post TXT \"v=MIMI1; p=1; e=\(endpoint("one")); s=xmpp\"",
      "stranger.people TXT \"v=MIMI1; p=1; e=\(endpoint("one")); s=xmpp\"",
      "private.people TXT \"v=MIMI1; p=1; e=\(endpoint("one")); s=xmpp\"",
      "nowhere.people TXT \"v=MIMI1; p=1; e=\(endpoint("nowhere")); s=xmpp\"",
      "closed.people TXT \"v=MIMI1; p=1; e=\(endpoint("closed")); s=xmpp\"", "im.closed.provider A 127.0.0.4",
    ]
    for (names, address) in [(provided, "127.0.0.2"), (ours, "127.0.0.3")] {
      for name in names {
        lines.append("\(label(name)).people TXT \"v=MIMI1; p=1; e=\(endpoint(name)); s=xmpp\"")
        lines.append("im.\(label(name)).provider A \(address)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
