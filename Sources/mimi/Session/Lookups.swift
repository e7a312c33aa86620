import Discovery
import Dispatch
import DisplayText
import Interface

/// The discoveries that are under way, each with its number. How many there are at once is bounded by who asks for them.
final class Lookups: Sendable {
  private let resolver: LazyResolver
  private let settings: DiscoverySettings
  private let sink: @Sendable (Event) -> Void
  private let tasks: NumberedTasks
  /// Making a resolver reads files, for which a thread of Swift's pool is too good.
  private let queue = DispatchQueue(label: "lookups")

  init(
    _ resolver: LazyResolver, _ settings: DiscoverySettings, work: PendingWork,
    sink: @escaping @Sendable (Event) -> Void
  ) {
    self.resolver = resolver
    self.settings = settings
    self.sink = sink
    tasks = NumberedTasks(work)
  }

  /// Looks an identifier up; `.lookedUp` with this number comes of it, unless it is cancelled before.
  func begin(_ number: Int, _ identifier: Identifier) {
    tasks.begin(number)
    queue.async { [self] in
      guard let ownerName = identifier.ownerName else {
        tasks.end(number) { sink(.lookedUp(number: number, Self.refusal(of: identifier))) }
        return
      }
      do throws(Failure) {
        let resolver = try resolver.get()
        tasks.run(number) { [self] in
          let result = await discover(ownerName, with: resolver, settings: settings)
          tasks.end(number) { sink(.lookedUp(number: number, result)) }
        }
      } catch {
        tasks.end(number) {
          sink(.lookedUp(number: number, Self.failure(ownerName, error)))
          sink(.notice(error.message, hint: error.hint, isFailure: true))
        }
      }
    }
  }

  /// Gives one up. What it finds all the same is dropped.
  func cancel(_ number: Int) { tasks.cancel(number) }

  /// Gives all of them up.
  func cancelAll() { tasks.cancelAll() }

  /// The result where not even a question could be asked.
  private static func failure(_ ownerName: String, _ failure: Failure) -> DiscoveryResult {
    let resolution = Resolution(
      outcome: .failed(ResolutionFailure(.serverFailure, detail: failure.message.description)), dnssec: nil, ttl: nil,
      elapsed: .zero)
    return judge(ownerName: ownerName, txt: resolution, discoveryType: resolution, requiresSecure: false)
  }

  /// The result for a telephone number, which has no name to ask for.
  private static func refusal(of identifier: Identifier) -> DiscoveryResult {
    var result = failure(
      identifier.canonical, Failure(status: .usage, message: DisplayText(IdentifierError.noPhoneTree.message), hint: "")
    )
    result.status = .invalidIdentifier
    result.queries = []
    return result
  }
}
