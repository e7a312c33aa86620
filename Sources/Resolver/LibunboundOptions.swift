internal import Glibc

/// The options of libunbound that are not its defaults, each with its reason. Measured with libunbound 1.17.1.
enum LibunboundOptions {
  /// For every context.
  ///
  /// Left alone on purpose: `edns-buffer-size`, `qname-minimisation`. Never: `unwanted-reply-threshold`
  /// (CVE-2026-44621), `tcp-upstream` (bursts fail), a forwarder with `#` (without TLS it goes out in clear).
  static let always: [(name: String, value: String)] = [
    ("outgoing-num-tcp:", "64"),
    // 900 by default: a resolver that was down would stay so for minutes after it is back.
    ("infra-host-ttl:", "10"),
    ("infra-cache-max-rtt:", "4000"),
    ("outbound-msg-retry:", "3"),
    // 4 MB each by default. For a batch of 10,000 signed names these cost no time, and keep the process below 32 MB.
    ("msg-cache-size:", "1m"),
    ("rrset-cache-size:", "2m"),
    // A day by default: TTLs are handed on as they were published.
    ("cache-max-ttl:", "2147483647"),
    ("cache-max-negative-ttl:", "2147483647"),
    // It would tell the root's servers which keys are trusted here (RFC 8145): a lookup asks for its name only.
    ("trust-anchor-signaling:", "no"),
  ]

  /// Sockets that a context may use at once. 16 by default, which is ten times slower in bulk; two contexts together take
  /// no more than half of the descriptors that the process may have.
  static var outgoingRange: (name: String, value: String) {
    var limit = rlimit()
    let isKnown = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0
    let most = isKnown ? Int(clamping: limit.rlim_cur / 4) : 256
    return ("outgoing-range:", String(min(256, max(8, most))))
  }

  /// Where one resolver is asked. By default a bogus answer is fetched up to five times more, which helps where another
  /// server is asked the next time; this one would answer the same, and a person would wait for it.
  static let oneServer: [(name: String, value: String)] = [("val-max-restart:", "0")]

  /// Where a resolver is asked, these are its to answer; libunbound would without asking (RFC 6761, RFC 8375).
  static let leftToTheResolver: [(name: String, value: String)] = [
    ("local-zone:", "test. transparent"),
    ("local-zone:", "home.arpa. transparent"),
    ("unblock-lan-zones:", "yes"),
  ]
}
