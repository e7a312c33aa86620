internal import CCurl
internal import Glibc

/// The certificate authorities that count, as one file: libcurl keeps what it has made of a single file from one connection
/// to the next, and else reads more than a hundred certificates each time.
final class CertificateAuthorities: Sendable {
  /// Where systems keep their bundle: Debian, Fedora, the BSDs and Alpine.
  private static let bundles = [
    "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem",
  ]

  /// The file.
  let path: String
  private let descriptor: Int32?

  /// Finds the system's, and adds the user's.
  ///
  /// - Throws: `Mistake` where the user's cannot be read, or there are none at all.
  init(_ authorities: AccountSettings.Authorities) throws(AccountClient.Mistake) {
    let system = Self.bundles.first { access($0, R_OK) == 0 }
    let contents: [UInt8]
    switch authorities {
    case .system:
      guard let system else {
        throw AccountClient.Mistake(
          .machine, message: "providers cannot be asked, since this system has no certificate authorities",
          hint: "install them: on Debian, the package ca-certificates")
      }
      path = system
      descriptor = nil
      return
    case .file(let file):
      let own = try Self.read(file)
      contents = own + [0x0A] + (system.flatMap { try? AuthorityFile.read($0) } ?? [])
    case .only(let own):
      guard PEM.hasCertificates(own) else {
        throw AccountClient.Mistake(
          .authorities, message: "what was given as certificate authorities has no certificate",
          hint: "a file in PEM form is wanted")
      }
      contents = own
    }
    let descriptor = mimi_curl_memory_file()
    guard descriptor >= 0, contents.withUnsafeBytes({ write(descriptor, $0.baseAddress, $0.count) }) == contents.count
    else {
      let reason = AuthorityFile.words(errno)
      if descriptor >= 0 { close(descriptor) }
      throw AccountClient.Mistake(
        .machine, message: "the certificate authorities cannot be put together: \(reason)", hint: "close other programs"
      )
    }
    path = "/proc/self/fd/\(descriptor)"
    self.descriptor = descriptor
  }

  deinit { if let descriptor { close(descriptor) } }

  private static func read(_ file: String) throws(AccountClient.Mistake) -> [UInt8] {
    let hint = "certificateAuthorities in the configuration names a file of certificates in PEM form"
    let octets: [UInt8]
    do {
      octets = try AuthorityFile.read(file)
    } catch {
      throw AccountClient.Mistake(
        .authorities, message: "the certificate authorities \(file) cannot be read: \(error.reason)", hint: hint)
    }
    guard PEM.hasCertificates(octets) else {
      throw AccountClient.Mistake(
        .authorities, message: "the certificate authorities \(file) have no certificate that can be read", hint: hint)
    }
    return octets
  }
}

/// A file of certificates, read whole.
private enum AuthorityFile {
  struct Failure: Error {
    var reason: String
  }

  static func read(_ path: String) throws(Failure) -> [UInt8] {
    // Not blocking, so that a FIFO that nobody writes to cannot hold the program up.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Failure(reason: words(errno)) }
    defer { close(descriptor) }
    var octets: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &part, part.count)
      if count < 0 {
        if errno == EINTR { continue }
        var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard errno == EAGAIN, poll(&ready, 1, Limits.filePatience) > 0 else { throw Failure(reason: words(errno)) }
        continue
      }
      if count == 0 { return octets }
      octets.append(contentsOf: part[..<count])
      if octets.count > Limits.authoritiesOctets {
        throw Failure(reason: "it has more than \(Limits.authoritiesOctets >> 20) MiB")
      }
    }
  }

  /// The C library's words, in lower case as they stand within a sentence.
  static func words(_ code: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    let text = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
