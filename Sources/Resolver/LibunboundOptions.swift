/// The options of libunbound that are not its defaults, each with its reason. Measured with libunbound 1.17.1.
enum LibunboundOptions {
  /// For every context.
  ///
  /// Left alone on purpose: `edns-buffer-size`, `qname-minimisation`. Never: `unwanted-reply-threshold`
  /// (CVE-2026-44621), `tcp-upstream` (bursts fail), a forwarder with `#` (without TLS it goes out in clear).
  static let always: [(name: String, value: String)] = [
    // 16 sockets by default: ten times slower in bulk. Never over half of RLIMIT_NOFILE.
    ("outgoing-range:", "256"),
    ("outgoing-num-tcp:", "64"),
    // 900 by default: a resolver that was down would stay so for minutes after it is back.
    ("infra-host-ttl:", "10"),
    ("infra-cache-max-rtt:", "4000"),
    ("outbound-msg-retry:", "3"),
    // 4 MB each by default. For a batch of 10,000 signed names these cost no time, and keep the process below 32 MB.
    ("msg-cache-size:", "2m"),
    ("rrset-cache-size:", "4m"),
    // A day by default: TTLs are handed on as they were published.
    ("cache-max-ttl:", "2147483647"),
    ("cache-max-negative-ttl:", "2147483647"),
    // It would tell the root's servers which keys are trusted here (RFC 8145): a lookup asks for its name only.
    ("trust-anchor-signaling:", "no"),
  ]

  /// Where one resolver is asked. By default a bogus answer is fetched up to five times more, which helps where another
  /// server is asked the next time; this one would answer the same, and a person would wait for it.
  static let oneServer: [(name: String, value: String)] = [("val-max-restart:", "0")]

  /// Where a resolver is asked, these are its to answer; libunbound would without asking (RFC 6761, RFC 8375).
  static let leftToTheResolver: [(name: String, value: String)] = [
    ("local-zone:", "test. transparent"),
    ("local-zone:", "home.arpa. transparent"),
  ]
}
