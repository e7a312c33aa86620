/// Blocks of addresses with a purpose of their own.
///
/// Source: IANA's IPv4 Special-Purpose Address Registry and IPv6 Special-Purpose Address Registry (RFC 6890, RFC 8190),
/// each of their rows with the column "Globally Reachable"; what is "N/A" there is refused here. Added are the blocks that
/// stand in other registries of IANA: multicast, the rest of what is not global unicast, and what is deprecated.
enum SpecialPurposeRegistry {
  /// What decides about the addresses of a block.
  enum Verdict: Sendable, Hashable {
    /// They can be reached from everywhere.
    case reachable
    /// They cannot, and mean one interface here.
    case refused
    /// They do not mean one interface at all, not even within somebody's own network.
    case notUnicast
    /// The IPv4 address inside decides, which begins at this octet.
    case inside(Int)
  }

  /// A row.
  struct Block: Sendable {
    /// The first address.
    let first: NetworkAddress
    /// How many bits of it all addresses of the block have.
    let bits: Int
    /// What an address of it is: `a loopback address`.
    let words: String
    /// Where that is laid down.
    let source: String
    /// What decides.
    let verdict: Verdict
  }

  /// All blocks, in the order of the registries.
  static let blocks: [Block] = version4 + version6

  private static let version4 = rows([
    ("0.0.0.0/8", "an address of \"this network\"", "RFC 791", .notUnicast),
    ("0.0.0.0/32", "the unspecified address", "RFC 1122", .notUnicast),
    ("10.0.0.0/8", "an address of a private network", "RFC 1918", .refused),
    ("100.64.0.0/10", "an address within an access provider's network", "RFC 6598", .refused),
    ("127.0.0.0/8", "a loopback address", "RFC 1122", .refused),
    ("169.254.0.0/16", "a link-local address", "RFC 3927", .refused),
    ("172.16.0.0/12", "an address of a private network", "RFC 1918", .refused),
    ("192.0.0.0/24", "an address for protocols of the IETF", "RFC 6890", .refused),
    ("192.0.0.0/29", "an address for IPv4 over an IPv6 network", "RFC 7335", .refused),
    ("192.0.0.8/32", "the IPv4 dummy address", "RFC 7600", .refused),
    ("192.0.0.9/32", "the Port Control Protocol's anycast address", "RFC 7723", .reachable),
    ("192.0.0.10/32", "TURN's anycast address", "RFC 8155", .reachable),
    ("192.0.0.170/32", "an address for the discovery of NAT64", "RFC 8880", .refused),
    ("192.0.0.171/32", "an address for the discovery of NAT64", "RFC 8880", .refused),
    ("192.0.2.0/24", "an address for documentation", "RFC 5737", .refused),
    ("192.31.196.0/24", "an address of AS112", "RFC 7535", .reachable),
    ("192.52.193.0/24", "an address of Automatic Multicast Tunneling", "RFC 7450", .reachable),
    ("192.88.99.0/24", "an address of the deprecated 6to4 relays", "RFC 7526", .refused),
    ("192.88.99.2/32", "the anycast address of 6a44 relays", "RFC 6751", .refused),
    ("192.168.0.0/16", "an address of a private network", "RFC 1918", .refused),
    ("192.175.48.0/24", "an address of AS112", "RFC 7534", .reachable),
    ("198.18.0.0/15", "an address for benchmarks", "RFC 2544", .refused),
    ("198.51.100.0/24", "an address for documentation", "RFC 5737", .refused),
    ("203.0.113.0/24", "an address for documentation", "RFC 5737", .refused),
    ("224.0.0.0/4", "a multicast address", "RFC 5771", .notUnicast),
    ("240.0.0.0/4", "a reserved address", "RFC 1112", .notUnicast),
    ("255.255.255.255/32", "the broadcast address", "RFC 8190", .notUnicast),
  ])

  private static let version6 = rows([
    // Outside 2000::/3 IANA's IPv6 address space has no global unicast, but for the translators' prefix below.
    ("::/0", "not a global unicast address", "RFC 4291", .refused),
    ("2000::/3", "a global unicast address", "RFC 4291", .reachable),
    ("::1/128", "a loopback address", "RFC 4291", .refused),
    ("::/128", "the unspecified address", "RFC 4291", .notUnicast),
    ("::/96", "a deprecated IPv4-compatible address", "RFC 4291", .refused),
    ("::ffff:0:0/96", "an IPv4-mapped address", "RFC 4291", .inside(12)),
    ("::ffff:0:0:0/96", "an IPv4-translated address", "RFC 2765", .refused),
    ("64:ff9b::/96", "an address behind NAT64", "RFC 6052", .inside(12)),
    ("64:ff9b:1::/48", "an address behind a NAT64 of somebody's own", "RFC 8215", .refused),
    ("100::/64", "an address whose packets are discarded", "RFC 6666", .refused),
    ("100:0:0:1::/64", "the IPv6 dummy prefix", "RFC 9780", .refused),
    ("2001::/23", "an address for protocols of the IETF", "RFC 2928", .refused),
    ("2001::/32", "a Teredo address", "RFC 4380", .refused),
    ("2001:1::1/128", "the Port Control Protocol's anycast address", "RFC 7723", .reachable),
    ("2001:1::2/128", "TURN's anycast address", "RFC 8155", .reachable),
    ("2001:1::3/128", "the Service Registration Protocol's anycast address", "RFC 9665", .reachable),
    ("2001:2::/48", "an address for benchmarks", "RFC 5180", .refused),
    ("2001:3::/32", "an address of Automatic Multicast Tunneling", "RFC 7450", .reachable),
    ("2001:4:112::/48", "an address of AS112", "RFC 7535", .reachable),
    ("2001:10::/28", "a deprecated ORCHID", "RFC 4843", .refused),
    ("2001:20::/28", "an ORCHID", "RFC 7343", .reachable),
    ("2001:30::/28", "a drone's identifier", "RFC 9374", .reachable),
    ("2001:db8::/32", "an address for documentation", "RFC 3849", .refused),
    ("2002::/16", "a 6to4 address", "RFC 3056", .inside(2)),
    ("2620:4f:8000::/48", "an address of AS112", "RFC 7534", .reachable),
    ("3fff::/20", "an address for documentation", "RFC 9637", .refused),
    ("5f00::/16", "a segment identifier", "RFC 9602", .refused),
    ("fc00::/7", "an address of a private network", "RFC 4193", .refused),
    ("fe80::/10", "a link-local address", "RFC 4291", .refused),
    ("fec0::/10", "a deprecated site-local address", "RFC 3879", .refused),
    ("ff00::/8", "a multicast address", "RFC 4291", .notUnicast),
  ])

  private typealias Row = (prefix: String, words: String, source: String, verdict: Verdict)

  private static func rows(_ rows: [Row]) -> [Block] {
    rows.map { row in
      let parts = row.prefix.split(separator: "/")
      guard let first = NetworkAddress(String(parts[0])), let bits = Int(parts[1]) else {
        preconditionFailure("\(row.prefix) is no prefix")
      }
      return Block(first: first, bits: bits, words: row.words, source: row.source, verdict: row.verdict)
    }
  }
}
