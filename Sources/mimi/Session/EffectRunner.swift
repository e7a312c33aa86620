import Discovery
import Dispatch
import Interface

/// Does what the interface wants done, away from the thread that reads keys, and answers with events.
///
/// Store and lookups have threads of their own, and may block; the answers come from those threads.
final class EffectRunner: Sendable {
  private let work = PendingWork()
  private let store: StoreWorker
  private let lookups: Lookups

  /// - Parameter sink: takes each answer, on any thread.
  init(
    opening: StoreOpening, resolver: LazyResolver, discovery: DiscoverySettings,
    sink: @escaping @Sendable (Event) -> Void
  ) {
    store = StoreWorker(opening, work: work, sink: sink)
    lookups = Lookups(resolver, discovery, work: work, sink: sink)
  }

  /// Opens the store, soon: `.opened`, or a notice of why it cannot be used.
  func open() { store.open() }

  /// Does an effect, soon; those that concern the terminal are the loop's and are left out here.
  func run(_ effect: Effect) {
    switch effect {
    case .load, .keep, .edit, .remove, .restore: store.perform(effect)
    case .lookUp(let number, let identifier): lookups.begin(number, identifier)
    case .cancel(let number): lookups.cancel(number)
    case .quit, .suspend, .redraw, .mouse: break
    }
  }

  /// Looks, soon, whether another program changed the contacts; costs one system call where none did.
  func look() { store.look() }

  /// Returns as soon as every effect so far is answered.
  func waitUntilIdle() async { await work.waitUntilNone() }

  /// Whether every effect so far is answered.
  var isIdle: Bool { work.isNone }

  /// Gives lookups up, and blocks until what is to be written is written, or the deadline has come. Nothing must be run
  /// after it.
  func finish(by deadline: DispatchTime = .distantFuture) {
    lookups.cancelAll()
    store.finish(by: deadline)
  }
}
