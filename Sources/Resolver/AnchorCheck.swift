internal import Discovery

/// What a bogus answer of a resolver means.
enum AnchorVerdict {
  /// Signatures come through: the trust anchor's own zone is secure, or is signed and wrong. A bogus answer is one.
  case works
  /// Not even the anchor's own zone is: nothing could be secure through this resolver.
  case stripped
  /// It did not answer: nothing is known, and a bogus answer stays one.
  case unknown
}

/// Asks for the DNSKEY records of the trust anchor's own zones, after a first bogus answer: before, it would cost every
/// lookup a round trip. Belongs to the loop's thread.
final class AnchorCheck {
  /// The lookups that wait for the verdict.
  var waiting: [Lookup] = []
  private var lookups: [Lookup] = []

  /// - Parameter changed: called on the loop when there may be a verdict, maybe from within libunbound.
  init(_ zones: [String], in context: UnboundContext, on loop: EventLoop, changed: @escaping () -> Void) {
    lookups = zones.prefix(Limits.anchorZones).map { zone in
      let question = Question(name: zone, type: .dnskey)
      let lookup = Lookup(question, in: context, timeout: Limits.anchorCheck, on: loop, changed: changed)
      lookup.wake(after: Limits.anchorCheck)
      return lookup
    }
  }

  deinit { for lookup in lookups { lookup.attempt.cancel() } }

  /// Asks to be looked at again at the deadlines, for which a timer may have been early.
  func lookAgain() { for lookup in lookups where lookup.attempt.reply == nil { lookup.wake(after: lookup.timeLeft) } }

  /// The verdict, once there is one.
  var verdict: AnchorVerdict? {
    let replies = lookups.compactMap(\.attempt.reply)
    if replies.contains(where: { $0.isSecure || $0.isSigned }) { return .works }
    guard lookups.allSatisfy({ $0.attempt.reply != nil || $0.isOver }) else { return nil }
    return replies.contains { !$0.isServerFailure } ? .stripped : .unknown
  }
}

extension RecordType {
  /// DNSKEY (RFC 4034 section 2)
  static let dnskey = RecordType(rawValue: 48)
}
