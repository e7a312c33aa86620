/// The textual form of certificates (RFC 7468).
enum PEM {
  /// Whether there is a certificate, and no certificate is cut off or garbled. libcurl would find out only at the first
  /// connection, and say less. Other blocks and text between them do not matter.
  static func hasCertificates(_ octets: [UInt8]) -> Bool {
    var count = 0
    var block: (end: String, data: [UInt8])?
    for line in octets.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let text = String(decoding: line, as: UTF8.self)
      if var open = block {
        guard text.hasPrefix("-----") else {
          open.data += line.filter { $0 != 0x20 && $0 != 0x09 }
          block = open
          continue
        }
        guard text.hasPrefix(open.end), isSequence(open.data) else { return false }
        count += 1
        block = nil
      } else if let label = ["CERTIFICATE", "TRUSTED CERTIFICATE", "X509 CERTIFICATE"].first(where: {
        text.hasPrefix("-----BEGIN \($0)-----")
      }) {
        block = ("-----END \(label)-----", [])
      }
    }
    return count > 0 && block == nil
  }

  /// Whether it is Base64 of something that begins as a DER SEQUENCE does (0x30), as every certificate.
  private static func isSequence(_ data: [UInt8]) -> Bool {
    guard data.count >= 4, data.count % 4 == 0, data[0] == UInt8(ascii: "M") else { return false }
    let padding = data.suffix(2).reversed().prefix { $0 == UInt8(ascii: "=") }.count
    return data.dropLast(padding).allSatisfy {
      switch $0 {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
        true
      default: false
      }
    }
  }
}
