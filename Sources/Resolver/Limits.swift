/// Every bound and timing of this module, in one place. Those of libunbound stand in `LibunboundOptions`.
enum Limits {
  /// Without an answer for this long, the server is asked once in plain, to learn why.
  static let probeAfter = Duration.seconds(1)
  /// How long that one question waits, and is then sent a second time.
  static let probePatience = Duration.milliseconds(700)
  /// How often it is sent.
  static let probeAttempts = 2
  /// A context whose cache holds failures is replaced, but not more often than this.
  static let renewalInterval = Duration.milliseconds(100)
  /// How long the trust anchor's own zone is waited for, once an answer is bogus.
  static let anchorCheck = Duration.seconds(3)
  /// Zones of a trust anchor file that are asked for so; any one that is secure decides.
  static let anchorZones = 4
  /// Name servers that resolv.conf(5) counts (MAXNS).
  static let systemResolvers = 3
  /// Octets read of a resolv.conf or a trust anchor file; real ones have some hundreds.
  static let fileOctets = 1 << 20
  /// Octets of a UDP datagram that are read: what the plain question allows (RFC 1035 section 4.2.1), with room to
  /// see that it is longer.
  static let datagramOctets = 4_096
  /// Pointers followed in one compressed name (RFC 1035 section 4.1.4): each label takes 2 octets of 255 at least.
  static let namePointers = 127
}
