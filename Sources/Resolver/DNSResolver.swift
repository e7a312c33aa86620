public import Discovery
internal import Glibc
internal import Locking

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
  /// Helps out when there is much to do: validation is arithmetic, and two threads are faster than one.
  private let second: Mutex<Second>
  private let settings: ResolverSettings

  private struct Second: ~Copyable {
    var core: ResolverCore?
    /// Inquiries under way, of both together.
    var underWay = 0
    /// Whose turn it is, where both are there.
    var isItsTurn = false
  }

  /// Makes a resolver; nothing is asked yet.
  ///
  /// - Throws: `Mistake` where the process has no threads or descriptors left.
  public init(_ settings: ResolverSettings) throws(Mistake) {
    self.settings = settings
    core = try ResolverCore(settings)
    second = Mutex(Second())
  }

  /// See `NameResolver`.
  public func resolve(_ questions: [Question], grace: Duration, timeout: Duration) async -> [Resolution] {
    let core = take()
    defer { second.withLock { $0.underWay -= 1 } }
    return await core.resolve(questions, grace: grace, timeout: timeout)
  }

  private func take() -> ResolverCore {
    second.withLock { second in
      second.underWay += 1
      guard second.underWay > Limits.inquiriesOfOneThread else { return core }
      if second.core == nil, sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1 { second.core = try? ResolverCore(settings) }
      second.isItsTurn.toggle()
      return second.isItsTurn ? second.core ?? core : core
    }
  }
}
