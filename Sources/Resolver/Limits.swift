/// Every bound and timing of this module, in one place. Those of libunbound stand in `LibunboundOptions`.
enum Limits {
  /// With more inquiries under way than these, a second thread resolves too. A person who looks up a handful of names
  /// does not pay for it, and they share one cache.
  static let inquiriesOfOneThread = 16
  /// Without an answer for this long, the server is asked once in plain, to learn why.
  static let probeAfter = Duration.seconds(1)
  /// How long that one question waits, and is then sent a second time.
  static let probePatience = Duration.milliseconds(700)
  /// How often it is sent.
  static let probeAttempts = 2
  /// The probe comes earlier than that where the whole lookup is given little time: after this part of it.
  static let probePart = 4
  /// libunbound gives a server three seconds for an answer over TCP. A failure that took nearly as long was silence there.
  static let tcpSilence = Duration.milliseconds(2_500)
  /// Cancelled queries that a context may hold. Each keeps a socket for seconds, of 256.
  static let abandonedQueries = 64
  /// A context whose cache holds a failure is replaced, but not more often than this.
  static let renewalInterval = Duration.milliseconds(100)
  /// How long the trust anchor's own zone is waited for, once an answer is bogus.
  static let anchorCheck = Duration.seconds(3)
  /// Zones of a trust anchor file that are asked for so; any one that is secure decides.
  static let anchorZones = 4
  /// Name servers that resolv.conf(5) counts (MAXNS).
  static let systemResolvers = 3
  /// Octets read of a resolv.conf, a trust anchor or a configuration; real ones have some hundreds.
  static let fileOctets = 1 << 20
  /// Milliseconds for which a FIFO in the place of such a file is waited for.
  static let filePatience: Int32 = 5_000
  /// Octets of a UDP datagram that are read: what the plain question allows (RFC 1035 section 4.2.1), with room to
  /// see that it is longer.
  static let datagramOctets = 4_096
  /// Pointers followed in one compressed name (RFC 1035 section 4.1.4): each label takes 2 octets of 255 at least.
  static let namePointers = 127
}
