/// One way in which mimi-provider misbehaves, and what mimi has to make of it.
struct AccountMisbehaviour: Sendable, CustomStringConvertible {
  /// By mimi-provider's name.
  var name: String
  /// command-line.md's status.
  var status: String
  /// What `detail` says, or a part of it.
  var detail: String?

  var description: String { name }

  private init(_ name: String, _ status: String, _ detail: String? = nil) {
    (self.name, self.status, self.detail) = (name, status, detail)
  }

  static let all = beforeHTTP + heads + bodies + redirects + types + descriptions

  private static let beforeHTTP = [
    Self("silent", "timeout", "no TLS handshake"), Self("close", "tls-error", "broke off"),
    Self("reset", "tls-error", "broke off"), Self("garbage-for-tls", "tls-error", "does not speak TLS"),
    Self("http-for-tls", "tls-error", "does not speak TLS"), Self("drip-handshake", "timeout", "no TLS handshake"),
    Self("self-signed", "tls-error", "signed by itself"), Self("wrong-name", "tls-error", "another name"),
    Self("expired", "tls-error", "expired"), Self("not-yet-valid", "tls-error", "not valid yet"),
    Self("other-authority", "tls-error", "not trusted"), Self("old-tls", "tls-error", "handshake"),
    Self("huge-certificate", "tls-error", "handshake"), Self("endless-key-updates", "timeout", "no answer"),
    Self("endless-tickets", "timeout", "no answer"),
  ]

  private static let heads = [
    Self("close-after-handshake", "unreachable", "answered nothing"),
    Self("silent-after-handshake", "timeout", "no answer"), Self("garbage", "not-jrd", "no HTTP"),
    Self("http-0.9", "not-jrd", "no HTTP"), Self("half-status", "timeout", "no answer"),
    Self("half-headers", "timeout"), Self("half-headers-close", "not-jrd"), Self("drip-headers", "timeout"),
    Self("endless-headers", "too-large", "header"), Self("long-header", "too-large", "header"),
    Self("many-informational", "too-large", "header"), Self("nul-in-header", "not-jrd", "no HTTP"),
    Self("hostile-headers", "http-error"),
  ]

  private static let bodies = [
    Self("drip", "timeout", "did not end"), Self("flood", "too-large", "64 KiB"),
    Self("flood-without-length", "too-large", "64 KiB"), Self("flood-in-chunks", "too-large", "64 KiB"),
    Self("length-too-long", "unreachable", "broke off"), Self("length-too-long-silent", "timeout", "did not end"),
    Self("length-too-short", "not-jrd"), Self("two-lengths", "not-jrd"), Self("negative-length", "not-jrd", "no HTTP"),
    Self("huge-length", "too-large", "64 KiB"), Self("length-and-chunks", "found"),
    Self("cut-in-chunk", "unreachable", "broke off"), Self("bad-chunk", "not-jrd", "chunked"),
    Self("huge-chunk", "not-jrd", "chunked"), Self("endless-chunk-extension", "unreachable"),
    Self("endless-trailers", "too-large", "header"), Self("reset-in-body", "unreachable", "broke off"),
    Self("cut-in-body", "not-jrd"), Self("gzip-bomb", "not-jrd", "compressed"),
  ]

  private static let redirects = [
    Self("redirect-to-http", "redirect", "http://im.example.org/.well-known/webfinger"),
    Self("redirect-to-loopback", "redirect", "https://127.0.0.1/admin?delete=all"),
    Self("redirect-to-file", "redirect", "file:///etc/passwd"),
    Self("redirect-to-host", "redirect", "https://elsewhere.example/"),
    Self("redirect-to-itself", "redirect", "https://im.redirect-to-itself.provider.example/"),
    Self("redirect-nowhere", "http-error"), Self("hostile-redirect", "redirect"),
  ]

  private static let types = [
    Self("wrong-type", "not-jrd", "text/html"), Self("no-type", "not-jrd", "type"),
    Self("type-with-parameters", "found"), Self("not-json", "not-jrd"), Self("empty", "not-jrd"),
    Self("no-content", "http-error"), Self("array", "not-jrd"), Self("deep-json", "not-jrd"),
    Self("duplicate-members", "not-jrd"), Self("invalid-utf-8", "not-jrd", "UTF-8"), Self("utf-16", "not-jrd", "UTF-8"),
    Self("byte-order-mark", "not-jrd"), Self("nul-in-body", "not-jrd"), Self("two-values", "not-jrd"),
    Self("too-large", "too-large", "64 KiB"),
  ]

  private static let descriptions = [
    Self("other-subject", "other-subject"), Self("question-as-subject", "other-subject"),
    Self("no-subject", "other-subject"), Self("number-as-subject", "not-jrd"), Self("no-account", "not-jrd"),
    Self("control-in-account", "not-jrd"), Self("long-account", "not-jrd"), Self("hostile-text", "found"),
    Self("many-links", "found"), Self("links-no-list", "not-jrd"),
  ]
}
