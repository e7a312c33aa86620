import ContactStore
import Discovery
import DisplayText
import Interface
import Locking
import Resolver
import Resources
import Services
import TestSupport

@testable import mimi

/// The demo zone's settings, and runners over them.
enum DemoSession {
  static func settings() throws -> LookupSettings {
    let zones = DemoZone.zones.map { ResolverSettings.BuiltInZone(name: $0.name, text: $0.text) }
    return LookupSettings(zones: zones, Configuration(), anchor: try TrustAnchor(contents: DemoZone.trustAnchor))
  }

  /// A plan over the demo zone with a store in this file.
  static func plan(
    store path: String, keepsNothing: DisplayText? = nil, accounts: LazyAccounts? = nil
  ) throws -> SessionPlan {
    let settings = try settings()
    let opening = StoreOpening(keepsNothing: keepsNothing) { () throws(Failure) in
      let store = ContactStore(path: path)
      do throws(StoreFailure) {
        return StoreOpening.Opened(store: store, notices: try store.open())
      } catch {
        throw Failure(error)
      }
    }
    return SessionPlan(
      facts: Facts(settings, Configuration(), keepsNothing: keepsNothing), settings: settings, opening: opening,
      accounts: accounts, color: .never, identifier: nil)
  }
}

/// An `EffectRunner` whose answers are collected.
final class RunningEffects: Sendable {
  private final class Answers: Sendable {
    let events = Mutex<[Event]>([])
  }

  private let answers = Answers()
  let runner: EffectRunner
  private let plan: SessionPlan

  init(_ plan: SessionPlan) {
    self.plan = plan
    runner = plan.beginning { [answers] event in answers.events.withLock { $0.append(event) } }
  }

  deinit { plan.end(runner) }

  /// The answers to these effects, in the order in which they came.
  func answers(_ effects: Effect...) async -> [Event] {
    for effect in effects { runner.run(effect) }
    await runner.waitUntilIdle()
    return answers.events.withLock { events in
      defer { events = [] }
      return events
    }
  }
}

extension Event {
  /// What it is and of whom, in short.
  var summary: String {
    switch self {
    case .opened(let directory, let isReadOnly): "opened \(directory.count)\(isReadOnly ? " read-only" : "")"
    case .notice(let text, _, let isFailure): "\(isFailure ? "failure" : "notice"): \(text)"
    case .changedElsewhere(let directory): "changed elsewhere \(directory.count)"
    case .loaded(let id, let contact): "loaded \(id) \(contact?.status.rawValue ?? "none")"
    case .unreadable(let id, _): "unreadable \(id)"
    case .lookedUp(let number, let result): "looked up \(number) \(result.status.rawValue)"
    case .accountAnswered(let number, let answer): "account answered \(number) \(answer.status.rawValue)"
    case .consents(let consents): "consents \(consents.map(\.endpoint).joined(separator: ","))"
    case .linkOpened(let link, let opening): "link opened \(link.uri) \(opening)"
    case .copied(let copy, let copying): "copied \(copy.text) \(copying)"
    case .kept(let contact, let kind): "kept \(contact.id) \(kind)"
    case .removed(let contact): "removed \(contact.id)"
    case .failed(let kind, let id, let message, _): "failed \(kind) \(id): \(message)"
    case .start(let identifier): "start \(identifier)"
    case .input, .time: "none of a runner"
    }
  }
}
