/// The context in use, and those that wait for their last query. Belongs to the loop's thread.
struct ContextPool {
  private let settings: ResolverSettings
  private var anchors: [TrustAnchor]
  private var inUse: UnboundContext?
  private var retired: [UnboundContext] = []
  private var lastRenewal: ContinuousClock.Instant?

  init(_ settings: ResolverSettings) {
    self.settings = settings
    anchors = if case .anchor(let anchor) = settings.validation { [anchor] } else { [] }
  }

  /// The context in use; made on first use, and anew when too much of it is taken by queries that nobody waits for.
  mutating func current(_ loop: EventLoop) throws(UnboundContext.Mistake) -> UnboundContext {
    if let inUse, inUse.abandonedQueries < Limits.abandonedQueries { return inUse }
    retire()
    let made = try UnboundContext(settings, anchors: anchors, loop: loop)
    inUse = made
    return made
  }

  /// How long a failure of this context is to wait before it is repeated: zero, or until a new context may be made.
  func timeUntilRenewal(of failed: UnboundContext) -> Duration {
    guard inUse === failed, let lastRenewal else { return .zero }
    return max(.zero, lastRenewal + Limits.renewalInterval - .now)
  }

  /// Gives up a context whose cache holds a failure, which it would go on repeating.
  mutating func renew(_ failed: UnboundContext) {
    guard inUse === failed else { return }
    lastRenewal = .now
    retire()
  }

  /// Goes on without validation.
  mutating func dropAnchors() {
    if inUse?.validates == true { retire() }
    anchors = []
  }

  /// Frees the retired contexts for which nobody waits any more, with what they have under way. Not to be called from
  /// within libunbound.
  mutating func dropUnused() {
    if !retired.isEmpty { retired.removeAll { $0.queriesUnderWay == 0 } }
  }

  private mutating func retire() {
    if let inUse { retired.append(inUse) }
    inUse = nil
  }
}
