/// Every bound and timing of this module, in one place.
enum Limits {
  /// Octets of a body that are read. A JRD with an account and a dozen links has 2,000.
  static let bodyOctets = 64 << 10
  /// Octets of all header lines together, interim answers (1xx) included. Web servers send some hundreds.
  static let headerOctets = 64 << 10
  /// Transfers under way at once; the others wait in a queue of ours. Each may hold a socket.
  static let transfers = 64
  /// Addresses of an endpoint that are used, of each family. One is enough; more are for a network that is broken in part.
  static let addressesOfAFamily = 4
  /// Once one of A and AAAA has been answered, how long the other is waited for: servers that drop AAAA are old and few.
  static let companionGrace = Duration.seconds(1)
  /// Octets read of a file of certificate authorities. All public ones together have 220,000.
  static let authoritiesOctets = 4 << 20
  /// Milliseconds for which a FIFO in the place of such a file is waited for.
  static let filePatience: Int32 = 5_000
  /// Octets of a `subject`: an account of 255 octets, each percent-encoded, with the longest host, and room.
  static let subjectOctets = 2_048
  /// Octets of a link's `href` and `rel`. Longer ones are no address of a person, and are left out.
  static let linkOctets = 1_024
  /// Links that are kept; nobody chooses among more.
  static let links = 16
  /// Octets quoted of what came from outside, within a sentence.
  static let quotedOctets = 200
  /// Octets of a redirect's target that are kept.
  static let locationOctets = 1_024
  /// The most seconds to be waited that are believed: a year. More is no number that anybody counts down.
  static let retryAfter = 31_536_000
  /// How long connections are kept when nothing is under way: a bulk of questions uses them again, and no provider sees
  /// for how long the program runs.
  static let idleConnections = Duration.seconds(1)
  /// The longest that the loop sleeps when nothing is due, in milliseconds; it is woken for everything.
  static let sleep: Int32 = 60_000
}
