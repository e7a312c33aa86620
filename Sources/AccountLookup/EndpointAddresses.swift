internal import Discovery

/// The addresses of an endpoint, found in the DNS once and judged.
enum EndpointAddresses {
  /// What the DNS says of an endpoint.
  enum Finding: Equatable {
    /// These may be connected to, in the order in which they are tried.
    case usable([NetworkAddress])
    /// There are none, or none that may be used.
    case ended(AccountAnswer)
  }

  /// What is asked: IPv4 first, since the first question is the one that counts, and more have an answer to it.
  static func questions(_ endpoint: String) -> [Question] {
    [Question(name: endpoint, type: .a), Question(name: endpoint, type: .aaaa)]
  }

  /// Judges the answers to `questions`.
  static func judge(_ resolutions: [Resolution], of endpoint: String, isPrivate: Bool) -> Finding {
    if resolutions.contains(where: \.isBogus) {
      return .ended(
        AccountAnswer(.unreachable, detail: "the DNS answer for its address fails DNSSEC validation, so it is not used")
      )
    }
    let found = zip(resolutions, [4, 16]).flatMap { $0.addresses(ofOctets: $1) }
    guard let first = found.first else { return .ended(failure(resolutions)) }
    let usable = found.filter { GlobalReachability.refusal(of: $0, isPrivate: isPrivate) == nil }
    guard !usable.isEmpty else {
      let refusal = GlobalReachability.refusal(of: first, isPrivate: isPrivate)
      let others = found.count - 1
      let more =
        others == 0 ? "" : others == 1 ? "; its other one is refused too" : "; its \(others) others are refused too"
      return .ended(AccountAnswer(.refusedAddress, detail: refusal.map { $0 + more }, address: first.description))
    }
    // The newer protocol first (RFC 6724 section 2.1, rule 6); libcurl tries the other where it is slow (RFC 8305).
    let version6 = usable.filter { !$0.isVersion4 }.prefix(Limits.addressesOfAFamily)
    let version4 = usable.filter { $0.isVersion4 }.prefix(Limits.addressesOfAFamily)
    return .usable(Array(version6 + version4))
  }

  /// Why there is no address: the answer that says most.
  private static func failure(_ resolutions: [Resolution]) -> AccountAnswer {
    if resolutions.contains(where: { $0.outcome == .noName }) {
      return AccountAnswer(.unreachable, detail: "there is no such name in the DNS")
    }
    for case .failed(let failure) in resolutions.map(\.outcome) {
      let server = failure.server.map { "the resolver \($0)" } ?? "the resolver"
      switch failure.kind {
      case .timeout:
        return AccountAnswer(.timeout, detail: "no answer from the DNS for its address")
      case .refused: return AccountAnswer(.unreachable, detail: "\(server) refuses to answer for its address")
      case .unreachable: return AccountAnswer(.unreachable, detail: "\(server) cannot be reached")
      case .serverFailure, .bogus:
        return AccountAnswer(.unreachable, detail: "\(server) could not find its address")
      }
    }
    let octets = resolutions.contains { if case .records = $0.outcome { true } else { false } }
    return AccountAnswer(
      .unreachable, detail: octets ? "its address records cannot be read" : "the name has no address in the DNS")
  }
}

extension Resolution {
  fileprivate var isBogus: Bool {
    if case .failed(let failure) = outcome, failure.kind == .bogus { return true }
    return dnssec == .bogus
  }

  fileprivate func addresses(ofOctets count: Int) -> [NetworkAddress] {
    guard case .records(let records) = outcome else { return [] }
    return records.compactMap { $0.count == count ? NetworkAddress(octets: $0) : nil }
  }
}
