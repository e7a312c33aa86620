internal import Discovery

/// Questions that were asked together, and who waits for what becomes of them. Belongs to the loop's thread.
final class Inquiry {
  /// In the order of the questions; the first is the one that counts.
  var lookups: [Lookup] = []
  private let grace: Duration
  private var waiter: CheckedContinuation<[Resolution], Never>?
  private var isFirstOver = false

  init(grace: Duration, waiter: CheckedContinuation<[Resolution], Never>) {
    self.grace = grace
    self.waiter = waiter
  }

  /// To be called when one has ended.
  ///
  /// - Returns: whether it was the last.
  func hasEnded() -> Bool {
    let resolutions = lookups.compactMap(\.resolution)
    if resolutions.count == lookups.count {
      waiter?.resume(returning: resolutions)
      waiter = nil
      return true
    }
    if !isFirstOver, lookups.first?.resolution != nil {
      isFirstOver = true
      for lookup in lookups where lookup.resolution == nil { lookup.end(within: grace) }
    }
    return false
  }

  /// Ends without having asked.
  func fail(_ failure: ResolutionFailure, count: Int) {
    let resolution = Resolution(outcome: .failed(failure), dnssec: nil, ttl: nil, elapsed: .zero)
    waiter?.resume(returning: Array(repeating: resolution, count: count))
    waiter = nil
  }

  /// Ends all at once.
  func cancel() { for lookup in lookups { lookup.cancel() } }
}
