import COpenSSL
import Locking

/// An authority of this run's own, and certificates for names by it, good or bad. In memory only: a key that is thrown
/// away cannot vouch for anybody later.
///
/// `@unchecked Sendable`: keys and the authority do not change; OpenSSL counts references atomically.
final class Certificates: @unchecked Sendable {
  /// The authority's certificate, PEM.
  let authorityText: [UInt8]
  /// The key of all servers' certificates.
  let key: OpaquePointer

  private let authority: Issuer
  private let made = Mutex<[Leaf: OpaquePointer]>([:])

  private struct Issuer {
    var certificate: OpaquePointer
    var key: OpaquePointer
  }

  private struct Leaf: Hashable {
    var name: String
    var flaw: Behaviour?
  }

  init() throws(Mistake) {
    guard let authority = Self.issuer("mimi-provider"), let key = mimi_new_p256_key(),
      let text = Self.text(authority.certificate)
    else { throw Mistake(message: "libcrypto makes no certificate") }
    (self.authority, self.key, authorityText) = (authority, key, text)
  }

  /// The certificate of a server. Only a script's own names get here, so that there are not many.
  func leaf(_ name: String, flaw: Behaviour?) -> OpaquePointer? {
    // An address, since a pointer cannot leave a lock.
    let address = made.withLock { made -> Int? in
      let leaf = Leaf(name: name, flaw: flaw)
      if made[leaf] == nil { made[leaf] = make(leaf) }
      return made[leaf].map { Int(bitPattern: $0) }
    }
    return address.flatMap { OpaquePointer(bitPattern: $0) }
  }

  private func make(_ leaf: Leaf) -> OpaquePointer? {
    let name = leaf.flaw == .wrongName ? "elsewhere.example" : leaf.name
    let days: ClosedRange<Int> =
      switch leaf.flaw {
      case .expired: -60 ... -30
      case .notYetValid: 30...60
      default: -1...30
      }
    switch leaf.flaw {
    case .selfSigned: return Self.certificate(name, key: key, days: days, by: nil)
    case .otherAuthority:
      guard let other = Self.issuer("another authority") else { return nil }
      defer {
        X509_free(other.certificate)
        EVP_PKEY_free(other.key)
      }
      return Self.certificate(name, key: key, days: days, by: other)
    // A megabyte, ten times of what OpenSSL takes.
    case .hugeCertificate: return Self.certificate(name, moreNames: 70_000, key: key, days: days, by: authority)
    default: return Self.certificate(name, key: key, days: days, by: authority)
    }
  }

  private static func issuer(_ name: String) -> Issuer? {
    guard let key = mimi_new_p256_key(),
      let certificate = certificate(name, key: key, days: -1...30, by: nil, isAuthority: true)
    else { return nil }
    return Issuer(certificate: certificate, key: key)
  }

  /// X.509 version 3 (RFC 5280), valid for these days from today; without an issuer it vouches for itself.
  private static func certificate(
    _ name: String, moreNames: Int = 0, key: OpaquePointer, days: ClosedRange<Int>, by issuer: Issuer?,
    isAuthority: Bool = false
  ) -> OpaquePointer? {
    guard let certificate = X509_new() else { return nil }
    X509_set_version(certificate, 2)
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), Int(UInt32.random(in: 1 ... .max)))
    let day = 86_400
    X509_gmtime_adj(X509_getm_notBefore(certificate), days.lowerBound * day)
    X509_gmtime_adj(X509_getm_notAfter(certificate), days.upperBound * day)
    X509_set_pubkey(certificate, key)
    // 64 octets are the most of a common name; what counts is the alternative name (RFC 9525 section 6.3).
    let subject = X509_get_subject_name(certificate)
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, String(name.prefix(64)), -1, -1, 0)
    X509_set_issuer_name(certificate, issuer.map { X509_get_subject_name($0.certificate) } ?? subject)
    let above = issuer?.certificate ?? certificate
    // "DNS:im.example.org,DNS:0.example,..."
    let alternatives = (["DNS:" + name] + (0..<moreNames).map { "DNS:\($0).example" }).joined(separator: ",")
    var extensions: [(Int32, String)] = [(NID_subject_key_identifier, "hash")]
    if isAuthority {
      extensions += [(NID_basic_constraints, "critical,CA:TRUE"), (NID_key_usage, "critical,keyCertSign,cRLSign")]
    } else {
      extensions += [(NID_subject_alt_name, alternatives), (NID_ext_key_usage, "serverAuth")]
    }
    for (identifier, value) in extensions where mimi_add_extension(certificate, above, identifier, value) != 1 {
      return nil
    }
    guard X509_sign(certificate, issuer?.key ?? key, EVP_sha256()) > 0 else { return nil }
    return certificate
  }

  private static func text(_ certificate: OpaquePointer) -> [UInt8]? {
    guard let memory = BIO_new(BIO_s_mem()) else { return nil }
    defer { BIO_free(memory) }
    guard PEM_write_bio_X509(memory, certificate) == 1 else { return nil }
    return memoryContent(memory)
  }
}

/// What was written into OpenSSL's memory.
func memoryContent(_ memory: OpaquePointer) -> [UInt8] {
  var start: UnsafeMutablePointer<CChar>?
  let count = mimi_memory_content(memory, &start)
  guard let start, count > 0 else { return [] }
  return UnsafeBufferPointer(start: start, count: count).map { UInt8(bitPattern: $0) }
}
