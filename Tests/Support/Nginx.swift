/// nginx as somebody's own provider: TLS, one host beside the other on one address, and JRD files that a map picks by the
/// whole `resource`, so that no path is made of a question. In a namespace, on port 443.
public final class Nginx: Sendable {
  /// A virtual host.
  public struct Host: Sendable {
    /// Its name.
    public var name: String
    /// JRD texts by the `resource` of the question, as it is in the query: percent-encoded.
    public var answers: [String: String]
    /// Whether its certificate is for its name.
    public var certificate: Authority.Leaf

    /// All of them.
    public init(name: String, certificate: Authority.Leaf, answers: [String: String]) {
      (self.name, self.certificate, self.answers) = (name, certificate, answers)
    }
  }

  /// What it was asked.
  public struct Request: Sendable, Equatable {
    /// The `Host` field.
    public var host: String
    /// What it answered.
    public var status: Int
    /// The target as it was sent.
    public var target: String
    /// All of them.
    public init(host: String, status: Int, target: String) {
      (self.host, self.status, self.target) = (host, status, target)
    }
  }

  private let directory: PrivateDirectory
  private let daemon: Daemon
  private let namespace: NetworkNamespace
  private let address: String

  /// Starts it, and waits until it listens. The first host is also who is asked by other names.
  /// - Throws: `SupportFailure` with its log when it does not come up.
  public init(_ hosts: [Host], in namespace: NetworkNamespace, address: String) throws {
    (self.namespace, self.address) = (namespace, address)
    directory = try PrivateDirectory()
    let configuration = try Self.configuration(hosts, address, directory)
    // What is wrong before it has read its configuration goes to a file that Debian has built in, unless it is told.
    daemon = try namespace.start(
      "nginx", ["-p", directory.path, "-c", configuration, "-e", "stderr"], directory: directory)
    let probe = """
      tries=0
      until curl --silent --insecure --output /dev/null --max-time 1 "https://$1/"; do
        tries=$((tries + 1))
        [ "$tries" -lt 100 ] || exit 1
        sleep 0.05
      done
      """
    guard try namespace.run("sh", ["-c", probe, "sh", address]).exitStatus == 0 else {
      throw SupportFailure("nginx does not answer", errors: Array(daemon.logText.utf8))
    }
  }

  /// What it was asked until now, but for those that only wanted to know whether it listens.
  public func requests() throws -> [Request] {
    // It writes its log after the answer, and one thing after another: with this answer all before it is written.
    let ask = ["--silent", "--insecure", "--output", "/dev/null", "https://\(address)/"]
    guard try namespace.run("curl", ask).exitStatus == 0 else { throw SupportFailure("nginx does not answer") }
    let log = String(decoding: try readFile(directory.path + "/access.log"), as: UTF8.self)
    return log.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard words.count == 3, let status = Int(words[1]), words[2] != "/" else { return nil }
      return Request(host: String(words[0]), status: status, target: String(words[2]))
    }
  }

  /// Stops it.
  public func stop() { daemon.stop() }

  private static func configuration(
    _ hosts: [Host], _ address: String, _ directory: PrivateDirectory
  ) throws -> String {
    var text = """
      # One process, and no other user: there is but one in the namespace, who is root there.
      user root;
      master_process off;
      daemon off;
      pid \(directory.path)/pid;
      error_log stderr warn;
      events { worker_connections 512; }
      http {
        log_format short '$host $status $request_uri';
        access_log \(directory.path)/access.log short;
        client_body_temp_path \(directory.path)/body;
        proxy_temp_path \(directory.path)/proxy;
        fastcgi_temp_path \(directory.path)/fastcgi;
        uwsgi_temp_path \(directory.path)/uwsgi;
        scgi_temp_path \(directory.path)/scgi;
        map_hash_bucket_size 1024;
        server_names_hash_bucket_size 256;

      """
    for (number, host) in hosts.enumerated() {
      text += "  map $arg_resource $jrd\(number) {\n    default \"\";\n"
      for (place, answer) in host.answers.sorted(by: { $0.key < $1.key }).enumerated() {
        let file = "\(number)-\(place).jrd"
        try directory.write(file, answer.value)
        text += "    \"\(answer.key)\" \"\(file)\";\n"
      }
      text += """
          }
          server {
            listen \(address):443 ssl;
            server_name \(host.name);
            ssl_certificate \(host.certificate.certificate);
            ssl_certificate_key \(host.certificate.key);
            root \(directory.path);
            location = /.well-known/webfinger {
              if ($jrd\(number) = "") { return 404; }
              default_type application/jrd+json;
              types { application/jrd+json jrd; }
              try_files /$jrd\(number) =404;
            }
            location / { return 404; }
          }

        """
    }
    return try directory.write("nginx.conf", text + "}\n")
  }
}
