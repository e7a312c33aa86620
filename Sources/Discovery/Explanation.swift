public import DisplayText

/// A discovery's end in a person's words: what happened, with whom, and what to do.
public struct Explanation: Sendable, Hashable {
  /// The outcome in a few words: `no such name`.
  public var heading: DisplayText
  /// One sentence without a final dot: what happened, with whom, and what it means.
  public var message: DisplayText
  /// What to do.
  public var hint: DisplayText
  /// What the library or the system says of it, for those who look for the cause; not the same on every run.
  public var detail: DisplayText?

  /// An explanation with these parts.
  public init(heading: DisplayText, message: DisplayText, hint: DisplayText, detail: DisplayText? = nil) {
    self.heading = heading
    self.message = message
    self.hint = hint
    self.detail = detail
  }

  /// Why nothing was asked.
  public init(_ refusal: IdentifierError, of typed: DisplayText) {
    self.init(
      heading: "not an identifier", message: "\(typed): \(refusal.message)", hint: DisplayText(refusal.hint))
  }
}

extension Explanation {
  /// What a kept status means, of which nothing else is known any more; `nil` where something was found.
  ///
  /// - Parameter name: the identifier as it is shown.
  public init?(_ status: DiscoveryStatus, of name: DisplayText) {
    let result = DiscoveryResult(
      status: status, dnssec: nil, ttl: nil, providers: [], problems: [], foreignRecords: 0, queries: [], failure: nil)
    guard var known = result.explanation(for: name, timeout: Limits.discoveryTimeout) else { return nil }
    // What the result would count or quote is not kept.
    switch status {
    case .noRecord: known.message = "\(name) has other TXT records, and none for discovery"
    case .malformed: known.message = "no discovery record at \(name) can be read"
    case .timeout: known.message = "no answer for \(name) came in time"
    case .notSecure:
      known.message = "the answer for \(name) is not secure"
      known.hint = "look it up again to see why"
    default: break
    }
    self = known
  }
}

extension DiscoveryResult {
  /// What this result means for an identifier; `nil` where something was found.
  public func explanation(of identifier: Identifier, timeout: Duration) -> Explanation? {
    var explanation = explanation(for: identifier.shownName, timeout: timeout)
    if status == .noName, identifier.kind == .email {
      explanation?.hint = "check the spelling, and the capitals before the @, which count"
    }
    return explanation
  }

  /// What this result means; `nil` where something was found.
  ///
  /// - Parameters:
  ///   - name: the identifier as it is shown.
  ///   - timeout: what the discovery was given, for the sentence that says so.
  public func explanation(for name: DisplayText, timeout: Duration) -> Explanation? {
    let server = failure?.server.map { DisplayText($0) } ?? "the resolver"
    switch status {
    case .found: return nil
    case .notReachable:
      return Explanation(
        heading: "not reachable", message: "the owner of \(name) says that they cannot be reached by messengers",
        hint: "ask the person for another way to reach them")
    case .noRecord:
      return Explanation(
        heading: "no discovery record",
        message:
          "\(name) has \(foreignRecords) other TXT record\(foreignRecords == 1 ? "" : "s"), and none for discovery",
        hint: "check the identifier with the person; the domain is there, but names no messengers")
    case .noData:
      return Explanation(
        heading: "nothing published", message: "\(name) is there, and has no discovery record",
        hint: "check the identifier with the person; the domain is there, but names no messengers")
    case .noName:
      return Explanation(
        heading: "no such name", message: "\(name) is not in the DNS",
        hint: "check the spelling with the person who gave you the identifier")
    case .malformed:
      let count = problems.count { $0.record != nil }
      return Explanation(
        heading: "no readable record",
        message: count == 1
          ? "the only discovery record at \(name) cannot be read"
          : "none of the \(count) discovery records at \(name) can be read",
        hint: "tell the owner of the name; the problems are listed")
    case .bogus:
      return Explanation(
        heading: "DNSSEC validation failed",
        message: "the answer for \(name) is not what its domain signed, so it is not used",
        hint: "try another network or resolver; if it is so everywhere, tell the owner of the domain",
        detail: failure?.detail.map { DisplayText($0) })
    case .notSecure where dnssec == .insecure:
      return Explanation(
        heading: "not secure", message: "the answer for \(name) is not secure: its domain is not signed",
        hint: "use --dnssec auto to see it all the same")
    case .notSecure:
      return Explanation(
        heading: "not secure", message: "the answer for \(name) is not secure: it could not be validated",
        hint: "install dns-root-data, or name a trust anchor; the resolver may remove signatures: try another one")
    case .serverFailure, .refused, .timeout, .unreachable:
      return failureExplanation(name, server: server, timeout: timeout)
    case .invalidIdentifier:
      return Explanation(
        heading: "not an identifier", message: "\(name) is not an identifier", hint: "check the spelling")
    }
  }

  private func failureExplanation(_ name: DisplayText, server: DisplayText, timeout: Duration) -> Explanation {
    let detail = failure?.detail.map { DisplayText($0) }
    switch status {
    case .refused:
      return Explanation(
        heading: "refused", message: "\(server) refuses to answer for \(name)",
        hint: "it may serve other networks or other names only; choose another with --resolver")
    case .timeout:
      return Explanation(
        heading: "timed out", message: "no answer for \(name) from \(server) within \(Self.inWords(timeout))",
        hint: "try again, wait longer with --timeout, or choose another resolver with --resolver")
    case .unreachable:
      return Explanation(
        heading: "unreachable", message: "\(server) cannot be reached",
        hint: "check the network connection, or choose another resolver with --resolver", detail: detail)
    default:
      return Explanation(
        heading: "server failure", message: "\(server) could not answer for \(name)",
        hint: "try again later, or choose another resolver with --resolver", detail: detail)
    }
  }

  static func inWords(_ duration: Duration) -> DisplayText {
    let milliseconds = Int((duration / .milliseconds(1)).rounded())
    if milliseconds % 1_000 != 0 { return "\(milliseconds) milliseconds" }
    return milliseconds == 1_000 ? "1 second" : "\(milliseconds / 1_000) seconds"
  }
}

extension Identifier {
  /// The identifier as it is shown: in people's letters, and as the DNS has it where the two differ.
  public var shownName: DisplayText {
    unicode == canonical ? DisplayText(unicode) : "\(unicode) (\(canonical))"
  }
}
