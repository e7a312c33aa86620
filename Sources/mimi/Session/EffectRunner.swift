import Desktop
import Discovery
import Dispatch
import Interface

/// Does what the interface wants done, away from the thread that reads keys, and answers with events.
///
/// Store, lookups and the desktop's programs have threads of their own, and may block; the answers come from those threads.
final class EffectRunner: Sendable {
  private let work = PendingWork()
  private let store: StoreWorker
  private let lookups: Lookups
  private let questions: AccountQuestions
  private let desktop: DesktopWork

  /// - Parameter sink: takes each answer, on any thread.
  init(
    opening: StoreOpening, resolver: LazyResolver, discovery: DiscoverySettings, accounts: LazyAccounts,
    accountTimeout: Duration, desktop: Desktop, sink: @escaping @Sendable (Event) -> Void
  ) {
    store = StoreWorker(opening, work: work, sink: sink)
    lookups = Lookups(resolver, discovery, work: work, sink: sink)
    questions = AccountQuestions(accounts, timeout: accountTimeout, work: work, sink: sink)
    self.desktop = DesktopWork(desktop, work: work, sink: sink)
  }

  /// Opens the store, soon: `.opened`, or a notice of why it cannot be used.
  func open() { store.open() }

  /// Does an effect, soon; those that concern the terminal are the loop's and are left out here.
  func run(_ effect: Effect) {
    switch effect {
    case .load, .keep, .keepAccount, .allow, .revoke, .edit, .remove, .restore: store.perform(effect)
    case .askAccount(let number, let question): questions.begin(number, question)
    case .lookUp(let number, let identifier): lookups.begin(number, identifier)
    case .cancel(let number):
      lookups.cancel(number)
      questions.cancel(number)
    case .openLink(let link): desktop.open(link)
    case .copy(let copy): desktop.copy(copy)
    case .copyThroughTerminal, .quit, .suspend, .redraw, .mouse: break
    }
  }

  /// Looks, soon, whether another program changed the contacts; costs one system call where none did.
  func look() { store.look() }

  /// Returns as soon as every effect so far is answered.
  func waitUntilIdle() async { await work.waitUntilNone() }

  /// Whether every effect so far is answered.
  var isIdle: Bool { work.isNone }

  /// Gives lookups and questions to providers up, and blocks until what is to be written is written and what is to be
  /// copied is copied, or the deadline has come; for the clipboard no longer than a moment. Nothing must be run after it.
  func finish(by deadline: DispatchTime = .distantFuture) {
    lookups.cancelAll()
    questions.cancelAll()
    store.finish(by: deadline)
    desktop.finish(by: deadline)
  }
}
