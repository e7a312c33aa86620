public import Discovery

/// Asks the DNS through libunbound, which validates, caches, and falls back to TCP.
public final class DNSResolver: NameResolver {
  /// Why there is no resolver.
  public struct Mistake: Error, Sendable {
    /// One sentence without a final dot.
    public var message: String
  }

  // Not this type itself: Swift 6.3 does not compile another module's optimised code against a public actor that cleans
  // up on its own executor.
  let core: ResolverCore

  /// Makes a resolver; nothing is asked yet.
  ///
  /// - Throws: `Mistake` where the process has no threads or descriptors left.
  public init(_ settings: ResolverSettings) throws(Mistake) { core = try ResolverCore(settings) }

  /// See `NameResolver`.
  public func resolve(_ questions: [Question], grace: Duration, timeout: Duration) async -> [Resolution] {
    await core.resolve(questions, grace: grace, timeout: timeout)
  }
}
