import Glibc
import TestSupport

/// nginx as the providers of the accounts part: over TLS on 127.0.0.1, with a certificate authority of its own, one name for
/// each provider. On the same port of 127.0.0.2, providers that take connections and never answer.
struct AccountServers {
  /// The domain that all providers are in.
  static let domain = "im.example.org"
  /// What stands in each answer once.
  static let answer = "acct:"

  let port: UInt16
  let authority: String
  private let nginx: Daemon
  private let silent: Int32

  init(in directory: PrivateDirectory) throws {
    authority = try Self.certificates(in: directory)
    var failure = SupportFailure("nginx has no port")
    for _ in 0..<5 {
      let port = UInt16.random(in: 20_000..<30_000)
      let configuration = try directory.write("nginx.conf", Self.configuration(port, in: directory.path))
      let daemon = try Daemon("nginx", ["-p", directory.path, "-c", configuration], directory: directory)
      do {
        try daemon.waitForLine("event method")
        silent = try Self.silentPort(port)
        (self.port, nginx) = (port, daemon)
        return
      } catch let error as SupportFailure {
        daemon.stop()
        failure = error
      }
    }
    throw failure
  }

  private static func certificates(in directory: PrivateDirectory) throws -> String {
    let path = directory.path
    let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    let extensions = try directory.write("leaf.ext", "subjectAltName=DNS:\(domain),DNS:*.\(domain)\n")
    let authority = path + "/ca.pem"
    let steps: [[String]] = [
      ["req", "-x509"] + key + [
        "-days", "2", "-subj", "/CN=Benchmark", "-addext", "basicConstraints=critical,CA:TRUE", "-keyout",
        path + "/ca.key", "-out", authority,
      ],
      ["req"] + key + ["-subj", "/CN=\(domain)", "-keyout", path + "/leaf.key", "-out", path + "/leaf.csr"],
      [
        "x509", "-req", "-in", path + "/leaf.csr", "-CA", authority, "-CAkey", path + "/ca.key", "-CAcreateserial",
        "-days", "2", "-extfile", extensions, "-out", path + "/leaf.pem",
      ],
    ]
    for step in steps {
      let result = try run("openssl", step)
      guard result.exitStatus == 0 else { throw SupportFailure("openssl \(step[0])", errors: result.errors) }
    }
    return authority
  }

  private static func configuration(_ port: UInt16, in directory: String) -> String {
    let kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    return """
      daemon off;
      master_process off;
      pid \(directory)/nginx.pid;
      error_log stderr notice;
      events { worker_connections 2048; }
      http {
        access_log off;
        \(kinds.map { "\($0)_temp_path \(directory)/\($0);" }.joined(separator: "\n  "))
        server {
          listen 127.0.0.1:\(port) ssl;
          server_name \(domain) *.\(domain);
          ssl_certificate \(directory)/leaf.pem;
          ssl_certificate_key \(directory)/leaf.key;
          location = /.well-known/webfinger {
            default_type application/jrd+json;
            return 200 '{"subject":"acct:someone@$host","links":[{"rel":"self","href":"xmpp:someone@example.org"}]}';
          }
        }
      }

      """
  }

  /// The kernel takes the connections, and nobody reads from them.
  private static func silentPort(_ port: UInt16) throws -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_port = port.bigEndian
    inet_pton(AF_INET, "127.0.0.2", &name.sin_addr)
    let status = withUnsafePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0, listen(descriptor, 1_024) == 0 else { throw SupportFailure("127.0.0.2 has no port \(port)") }
    return descriptor
  }
}
