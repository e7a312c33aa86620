import Glibc
import StrictJSON

/// A provider on loopback over TLS, for the demo and the tests. Not for the internet.
@main
struct ProviderCommand {
  static func main() {
    do {
      try run(Options(CommandLine.arguments.dropFirst()))
    } catch {
      complain("mimi-provider: error: \(error.message)\n")
      exit(error.isUsage ? 64 : 69)
    }
  }

  private static func run(_ options: Options) throws(Mistake) {
    if options.wantsHelp {
      _ = writeAll(STDOUT_FILENO, Array(Options.help.utf8))
      return
    }
    // A peer that goes away is an error of its write, not the end of the program.
    signal(SIGPIPE, SIG_IGN)
    let script = try options.script()
    let certificates = try Certificates()
    let log = try options.log.map { path throws(Mistake) in try Log(path) }
    let listener = try Listener(options.address, script: script, certificates: certificates, log: log)
    if let path = options.authorityFile { try write(certificates.authorityText, to: path) }
    announce(listener.address, certificates.authorityText)
    listener.serve(endsWithInput: !options.outlivesInput)
    // Connections may be open, and use what would go here.
    withExtendedLifetime(listener) { exit(0) }
  }

  /// The one line that says where it listens; who reads it can connect.
  private static func announce(_ address: SocketAddress, _ authority: [UInt8]) {
    var json = JSONWriter()
    json.object { json in
      json.key("schema")
      json.number(1)
      json.key("address")
      json.string(address.host)
      json.key("port")
      json.number(address.port)
      json.key("certificateAuthority")
      json.string(String(decoding: authority, as: UTF8.self))
    }
    json.endLine()
    _ = writeAll(STDOUT_FILENO, json.bytes)
  }

  private static func write(_ content: [UInt8], to path: String) throws(Mistake) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0, writeAll(file, content), close(file) == 0 else { throw .system("cannot write \(path)") }
  }

  private static func complain(_ text: String) { _ = writeAll(STDERR_FILENO, Array(text.utf8)) }
}

/// Why the program cannot begin.
struct Mistake: Error {
  /// One sentence without a final dot.
  var message: String
  /// Whether the command line or the script is to blame.
  var isUsage = false

  static func usage(_ message: String) -> Mistake { Mistake(message: message, isUsage: true) }

  static func script(_ position: TextPosition, _ reason: String) -> Mistake {
    usage("the script, line \(position.line): \(reason)")
  }

  /// With the reason that `errno` has now.
  static func system(_ message: String) -> Mistake {
    Mistake(message: "\(message): \(String(cString: strerror(errno)))")
  }
}

/// Whether all of it was written.
func writeAll(_ descriptor: Int32, _ octets: some Sequence<UInt8>) -> Bool {
  var rest = Array(octets)[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else { return false }
    rest = rest.dropFirst(count)
  }
  return true
}
