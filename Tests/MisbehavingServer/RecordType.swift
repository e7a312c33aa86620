/// The types that the server has to tell apart, and those that its log calls by name (IANA's "DNS parameters" registry).
enum RecordType {
  static let a: UInt16 = 1
  static let ns: UInt16 = 2
  static let cname: UInt16 = 5
  static let soa: UInt16 = 6
  static let ptr: UInt16 = 12
  static let mx: UInt16 = 15
  static let txt: UInt16 = 16
  static let aaaa: UInt16 = 28
  static let opt: UInt16 = 41
  static let ds: UInt16 = 43
  static let rrsig: UInt16 = 46
  static let nsec: UInt16 = 47
  static let dnskey: UInt16 = 48
  static let nsec3: UInt16 = 50

  /// What a server from before DNSSEC (RFC 4034, RFC 5155) leaves out.
  static let dnssec: Set<UInt16> = [ds, rrsig, nsec, dnskey, nsec3]

  private static let names: [UInt16: String] = [
    a: "A", ns: "NS", cname: "CNAME", soa: "SOA", ptr: "PTR", mx: "MX", txt: "TXT", aaaa: "AAAA", ds: "DS",
    rrsig: "RRSIG", nsec: "NSEC", dnskey: "DNSKEY", nsec3: "NSEC3",
  ]

  /// The type's mnemonic, or `TYPE65432` (RFC 3597 section 5).
  static func name(_ type: UInt16) -> String {
    names[type] ?? "TYPE\(type)"
  }
}
