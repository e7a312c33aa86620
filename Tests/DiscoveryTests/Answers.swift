import Discovery

/// Resolutions as a resolver would give them.
extension Resolution {
  static func answer(_ texts: [String], dnssec: DNSSECStatus = .insecure, ttl: UInt32 = 300) -> Resolution {
    Resolution(outcome: .records(texts.map { rdata($0) }), dnssec: dnssec, ttl: ttl, elapsed: .milliseconds(1))
  }

  static func answer(_ text: String, dnssec: DNSSECStatus = .insecure, ttl: UInt32 = 300) -> Resolution {
    answer([text], dnssec: dnssec, ttl: ttl)
  }

  static func noData(dnssec: DNSSECStatus = .insecure, ttl: UInt32 = 60) -> Resolution {
    Resolution(outcome: .noData, dnssec: dnssec, ttl: ttl, elapsed: .milliseconds(1))
  }

  static func noName(dnssec: DNSSECStatus = .insecure, ttl: UInt32 = 60) -> Resolution {
    Resolution(outcome: .noName, dnssec: dnssec, ttl: ttl, elapsed: .milliseconds(1))
  }

  static func failed(_ kind: ResolutionFailure.Kind, server: String? = nil, detail: String? = nil) -> Resolution {
    let failure = ResolutionFailure(kind, server: server, detail: detail)
    return Resolution(outcome: .failed(failure), dnssec: nil, ttl: nil, elapsed: .milliseconds(1))
  }
}

/// What both answers come to at `a.example`.
func judged(txt: Resolution, mimi: Resolution = .noData(), requiresSecure: Bool = false) -> DiscoveryResult {
  judge(ownerName: "a.example", txt: txt, discoveryType: mimi, requiresSecure: requiresSecure)
}
