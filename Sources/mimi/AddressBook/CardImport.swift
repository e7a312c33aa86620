import ContactStore
import Discovery
import Dispatch
import DisplayText
import Glibc
import Locking
import Resolver

/// Looks up the identifiers of a file of cards, a bounded number at once, and keeps those that are found.
final class CardImport: Sendable {
  /// What came of the lookups so far; what is counted as found is kept.
  struct Tally {
    var found = 0
    /// Their owners publish nothing.
    var nothing = 0
    var failed = 0
    /// How many lookups have ended.
    var done: Int { found + nothing + failed }
    /// Those that failed, the first `Limits.importProblems`.
    var failures: [CardIssue] = []
    /// What all that means for the exit status.
    var status = ExitStatus.found
    /// Why keeping ended; nothing is looked up after.
    var storeFailure: Failure?
    fileprivate var isOver = false
  }

  private let resolver: DNSResolver
  private let settings: LookupSettings
  private let store: ContactStore
  private let detail: (@Sendable (LookupReport) -> Void)?
  private let state = Mutex(Tally())
  /// A thread of its own: neither an answer nor another lookup waits for the disk.
  private let queue = DispatchQueue(label: "import")
  private let room = Places(Limits.resultsToKeep)

  /// - Parameter detail: takes each lookup's report, where the user wants to know.
  init(
    _ settings: LookupSettings, store: ContactStore, detail: (@Sendable (LookupReport) -> Void)?
  ) throws(Failure) {
    self.settings = settings
    self.store = store
    self.detail = detail
    do {
      resolver = try DNSResolver(settings.resolver)
    } catch {
      throw Failure(status: .temporary, message: DisplayText(error.message), hint: "close other programs and try again")
    }
  }

  /// What came of it so far.
  var tally: Tally { state.withLock { $0 } }

  /// Looks all of them up. Blocks its thread until all are kept.
  func run(_ wanted: [CardPlan.Wanted]) -> Tally {
    let places = Places(Limits.lookupsUnderWay)
    for one in wanted {
      places.take()
      guard !isOver else {
        places.give()
        break
      }
      Task {
        await lookUp(one)
        places.give()
      }
    }
    places.takeAll()
    queue.sync {}
    return tally
  }

  /// Ends it before all are looked up: nothing is kept any more once this returns.
  func stop() -> Tally {
    state.withLock { $0.isOver = true }
    queue.sync {}
    return tally
  }

  private var isOver: Bool { state.withLock { $0.isOver } }

  private func lookUp(_ one: CardPlan.Wanted) async {
    let report = await LookupReport(of: one.identifier.canonical, with: resolver, settings.discovery)
    detail?(report)
    room.take()
    queue.async { [self] in
      defer { room.give() }
      guard !isOver else { return }
      do throws(StoreFailure) {
        if let result = report.result {
          _ = try store.keep(one.identifier, result, at: .now, complete: one.complete)
        }
        count(report)
      } catch {
        state.withLock {
          $0.storeFailure = Failure(error)
          $0.isOver = true
        }
      }
    }
  }

  private func count(_ report: LookupReport) {
    let status = report.status.exitStatus
    state.withLock { state in
      switch status {
      case .found: state.found += 1
      case .nothing: state.nothing += 1
      default:
        state.failed += 1
        state.status = max(state.status, status)
        guard state.failures.count < Limits.importProblems else { return }
        state.failures.append(
          CardIssue(
            line: nil, text: report.identifier?.canonical ?? report.input, code: report.status.rawValue,
            message: report.explanation?.message ?? "it could not be looked up", status: status))
      }
    }
  }
}
