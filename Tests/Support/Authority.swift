/// A certificate authority of a test, by openssl(1): ECDSA P-256, valid for a day, thrown away with its directory.
public final class Authority: Sendable {
  /// Its certificate, PEM.
  public let text: String
  private let directory: PrivateDirectory

  /// A server's certificate and key, PEM files.
  public struct Leaf: Sendable {
    /// The path of the certificate.
    public var certificate: String
    /// The path of its key.
    public var key: String
  }

  /// Makes it.
  /// - Throws: `SupportFailure` with what openssl says.
  public init() throws {
    directory = try PrivateDirectory()
    try Self.request(
      ["-x509", "-subj", "/CN=authority of a test", "-addext", "keyUsage=critical,keyCertSign"], directory, "authority")
    text = String(decoding: try readFile(directory.path + "/authority.pem"), as: UTF8.self)
  }

  /// A certificate for these names.
  public func leaf(_ names: [String]) throws -> Leaf {
    let file = names[0]
    let path = directory.path
    try Self.request(
      [
        "-x509", "-CA", "\(path)/authority.pem", "-CAkey", "\(path)/authority.key", "-subj", "/CN=server",
        "-addext", "basicConstraints=critical,CA:FALSE",
        "-addext", "subjectAltName=" + names.map { "DNS:" + $0 }.joined(separator: ","),
      ], directory, file)
    return Leaf(certificate: "\(path)/\(file).pem", key: "\(path)/\(file).key")
  }

  private static func request(_ arguments: [String], _ directory: PrivateDirectory, _ file: String) throws {
    let made = try run(
      "openssl",
      [
        "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-batch", "-days", "1",
        "-keyout", "\(directory.path)/\(file).key", "-out", "\(directory.path)/\(file).pem",
      ] + arguments)
    guard made.exitStatus == 0 else { throw SupportFailure("openssl failed for \(file)", errors: made.errors) }
  }
}
