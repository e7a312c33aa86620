import Discovery
import DisplayText
import Locking
import Resolver

/// A resolver that is made when it is first needed: its context, its threads and its keys are no part of the start-up.
final class LazyResolver: Sendable {
  private let settings: ResolverSettings
  private let made = Mutex<(any NameResolver)?>(nil)

  init(_ settings: ResolverSettings) { self.settings = settings }

  /// The resolver. May block for some milliseconds the first time; a failure is not remembered, for the next time the
  /// process may have threads and descriptors again.
  func get() throws(Failure) -> any NameResolver {
    try made.withLock { (made) throws(Failure) in
      if let made { return made }
      do throws(DNSResolver.Mistake) {
        let resolver = try DNSResolver(settings)
        made = resolver
        return resolver
      } catch {
        throw Failure(
          status: .temporary, message: DisplayText(error.message), hint: "close other programs and try again")
      }
    }
  }
}
