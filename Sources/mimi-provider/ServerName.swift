import COpenSSL

/// Whom a client wants (RFC 6066 section 3).
enum ServerName {
  /// The host name in the hello that is being read; `nil` where there is none, or it cannot be read.
  static func read(_ tls: OpaquePointer) -> String? {
    var start: UnsafePointer<UInt8>?
    var count = 0
    guard SSL_client_hello_get0_ext(tls, UInt32(TLSEXT_TYPE_server_name), &start, &count) == 1, let start else {
      return nil
    }
    let octets = Array(UnsafeBufferPointer(start: start, count: count))
    // Two octets of the list's length, one of the kind (0: a host name), two of the name's length.
    guard octets.count > 5, octets[2] == 0 else { return nil }
    let length = Int(octets[3]) << 8 | Int(octets[4])
    guard octets.count >= 5 + length else { return nil }
    return String(validating: octets[5..<(5 + length)], as: UTF8.self)
  }
}
