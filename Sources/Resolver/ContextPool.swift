/// The context in use, and those that wait for their last query. Belongs to the loop's thread.
struct ContextPool {
  private let settings: ResolverSettings
  private var anchors: [TrustAnchor]
  private var inUse: UnboundContext?
  private var retired: [UnboundContext] = []

  init(_ settings: ResolverSettings) {
    self.settings = settings
    anchors = if case .anchor(let anchor) = settings.validation { [anchor] } else { [] }
  }

  /// The context in use; made on first use.
  mutating func current(_ loop: EventLoop) throws(UnboundContext.Mistake) -> UnboundContext {
    if let inUse { return inUse }
    let made = try UnboundContext(settings, anchors: anchors, loop: loop)
    inUse = made
    return made
  }

  /// Gives up a context whose cache holds nothing but failures, which it would go on repeating.
  mutating func renewIfFailing() {
    guard let inUse, inUse.failuresInARow > 0 else { return }
    let isFirst = retired.isEmpty && inUse.failuresInARow == 1
    guard isFirst || ContinuousClock.now - inUse.madeAt > Limits.renewalInterval else { return }
    retire()
  }

  /// Goes on without validation.
  mutating func dropAnchors() {
    if inUse?.validates == true { retire() }
    anchors = []
  }

  /// Frees the retired contexts on which no query is under way. Not to be called from within libunbound.
  mutating func dropUnused() {
    retired.removeAll { $0.queriesUnderWay == 0 }
  }

  private mutating func retire() {
    if let inUse { retired.append(inUse) }
    inUse = nil
  }
}
