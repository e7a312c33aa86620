import Glibc
import Resources

/// The command line.
struct Options {
  var address = SocketAddress(host: "127.0.0.1", port: 0)
  var log: String?
  var authorityFile: String?
  /// Ends by a signal only, for who starts it without an input.
  var outlivesInput = false
  var wantsHelp = false
  private var isDemo = false
  private var scriptFile: String?

  static let help = """
    mimi-provider --demo | --script FILE [--listen ADDRESS@PORT] [--log FILE] [--authority FILE] [--stay]

    Answers WebFinger questions (RFC 7033) over TLS on loopback, for the demo and the tests of mimi. Says on standard
    output, in one line of JSON, where it listens, and who vouches for its certificates. Ends with its standard input.

      --demo             the providers of mimi's demo
      --script FILE      hosts, their accounts, and how they misbehave: JSON
      --listen ADDRESS@PORT
                         an address of loopback; 127.0.0.1@0, which is any free port, by default
      --log FILE         what it is asked: one line of JSON a connection and a request
      --authority FILE   writes the certificate of its authority there, PEM
      --stay             ends by a signal only

    A script: {"hosts": [{"endpoint": "im.example.org", "behaviour": NAME, "accounts": [{"identifier": "alice.example.com",
    "account": "alice99", "consent": true, "links": [{"rel": "self", "href": "xmpp:alice99@example.org"}]}]}]}. A host
    and an account can have a "behaviour", and "status", "headers", "contentType", "body", "subject" of their own.

    NAME: \(Behaviour.allCases.map(\.rawValue).joined(separator: " "))

    """

  init(_ arguments: some Sequence<String>) throws(Mistake) {
    var rest = Array(arguments)[...]
    while let option = rest.popFirst() {
      switch option {
      case "--demo": isDemo = true
      case "--stay": outlivesInput = true
      case "--help", "-h": wantsHelp = true
      case "--script": scriptFile = try Self.value(option, &rest)
      case "--log": log = try Self.value(option, &rest)
      case "--authority": authorityFile = try Self.value(option, &rest)
      case "--listen": address = try SocketAddress(Self.value(option, &rest))
      default: throw .usage("\(option) is no option; --help names them")
      }
    }
    guard wantsHelp || isDemo != (scriptFile != nil) else { throw .usage("--demo or --script FILE, one of them") }
  }

  /// What is to be answered.
  func script() throws(Mistake) -> Script {
    guard let scriptFile else { return try Script(DemoZone.accounts) }
    let file = open(scriptFile, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .system("cannot read \(scriptFile)") }
    defer { close(file) }
    var content: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(file, &chunk, chunk.count), count > 0 { content += chunk[..<count] }
    return try Script(content)
  }

  private static func value(_ option: String, _ rest: inout ArraySlice<String>) throws(Mistake) -> String {
    guard let value = rest.popFirst() else { throw .usage("\(option) wants a value") }
    return value
  }
}
