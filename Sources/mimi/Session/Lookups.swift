import Discovery
import Dispatch
import DisplayText
import Interface
import Locking

/// The discoveries that are under way, each with its number. How many there are at once is bounded by who asks for them.
final class Lookups: Sendable {
  private enum Stage {
    /// The resolver is being made.
    case waiting
    case asking(Task<Void, Never>)
  }

  private let resolver: LazyResolver
  private let settings: DiscoverySettings
  private let sink: @Sendable (Event) -> Void
  private let work: PendingWork
  private let stages = Mutex<[Int: Stage]>([:])
  /// Making a resolver reads files, for which a thread of Swift's pool is too good.
  private let queue = DispatchQueue(label: "lookups")

  init(
    _ resolver: LazyResolver, _ settings: DiscoverySettings, work: PendingWork,
    sink: @escaping @Sendable (Event) -> Void
  ) {
    self.resolver = resolver
    self.settings = settings
    self.work = work
    self.sink = sink
  }

  /// Looks an identifier up; `.lookedUp` with this number comes of it, unless it is cancelled before.
  func begin(_ number: Int, _ identifier: Identifier) {
    work.begin()
    stages.withLock { $0[number] = .waiting }
    queue.async { [self] in
      guard let ownerName = identifier.ownerName else {
        end(number, with: Self.refusal(of: identifier))
        return
      }
      do throws(Failure) {
        start(number, ownerName, try resolver.get())
      } catch {
        if end(number, with: Self.failure(ownerName, error)) {
          sink(.notice(error.message, hint: error.hint, isFailure: true))
        }
      }
    }
  }

  /// Gives one up. What it finds all the same is dropped.
  func cancel(_ number: Int) {
    guard let stage = stages.withLock({ $0.removeValue(forKey: number) }) else { return }
    if case .asking(let task) = stage { task.cancel() }
    work.end()
  }

  /// Gives all of them up.
  func cancelAll() {
    for number in stages.withLock({ Array($0.keys) }) { cancel(number) }
  }

  private func start(_ number: Int, _ ownerName: String, _ resolver: any NameResolver) {
    stages.withLock { stages in
      guard stages[number] != nil else { return }
      let settings = settings
      stages[number] = .asking(
        Task.detached { [self] in
          end(number, with: await discover(ownerName, with: resolver, settings: settings))
        })
    }
  }

  /// - Returns: whether the answer was wanted still.
  @discardableResult
  private func end(_ number: Int, with result: DiscoveryResult) -> Bool {
    guard stages.withLock({ $0.removeValue(forKey: number) }) != nil else { return false }
    sink(.lookedUp(number: number, result))
    work.end()
    return true
  }

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
