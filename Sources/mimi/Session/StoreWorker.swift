import ContactStore
import Discovery
import Dispatch
import DisplayText
import Interface
import Locking

/// Does what concerns the store, one thing after another on a queue of its own: a key press never waits for the disk, nor
/// for another program's lock.
final class StoreWorker: Sendable {
  private struct State {
    var store: ContactStore?
    /// The store's `foreignChanges` that the interface knows of.
    var toldChanges = 0
    /// The consents' file when it was read last.
    var consents = ConsentReading()
    /// Tells of what other programs write; `nil` until the folder is there.
    var watch: FileWatch?
    /// Why it could not be opened, when that was said last.
    var complaint: Failure?
  }

  private let opening: StoreOpening
  private let sink: @Sendable (Event) -> Void
  private let work: PendingWork
  private let queue = DispatchQueue(label: "store")
  /// Only the queue uses it; the lock is for the compiler, and is never waited for.
  private let state = Mutex(State())
  private let isClosing = Mutex(false)

  init(_ opening: StoreOpening, work: PendingWork, sink: @escaping @Sendable (Event) -> Void) {
    self.opening = opening
    self.work = work
    self.sink = sink
  }

  /// Opens the store: `.opened`, or a notice of why it cannot be used.
  func open() { submit { [self] in _ = openedStore() } }

  /// Does one of the effects that concern the store.
  func perform(_ effect: Effect) {
    submit { [self] in
      guard let store = openedStore() else {
        refuse(effect, state.withLock { $0.complaint })
        return
      }
      perform(effect, store)
      watch(store)
      // What this effect changed itself is told by its own answer.
      tellChanges(of: store)
      tellConsents(beside: store)
    }
  }

  /// Looks whether another program changed the contacts: `.changedElsewhere` where it did.
  func look() {
    submit { [self] in
      guard let store = state.withLock({ $0.store }) else { return }
      if (try? store.checkForChanges()) != nil { tellChanges(of: store) }
      tellConsents(beside: store)
    }
  }

  /// Has `look` called when something is written to the file.
  private func watch(_ store: ContactStore) {
    if state.withLock({ $0.watch != nil }) { return }
    let consents = ConsentStore(besideContacts: store.path).path
    let watch = FileWatch([store.path, consents], on: queue) { [weak self] in self?.look() }
    state.withLock { $0.watch = watch }
  }

  private func tellChanges(of store: ContactStore) {
    let changes = store.foreignChanges
    let isNew = state.withLock { state in
      defer { state.toldChanges = changes }
      return state.toldChanges != changes
    }
    if isNew { sink(.changedElsewhere(store.makeDirectory())) }
  }

  /// Tells of the consents where they are others than before, another program's changes among them.
  private func tellConsents(beside store: ContactStore) {
    for event in state.withLock({ $0.consents.news(of: ConsentStore(besideContacts: store.path)) }) { sink(event) }
  }

  /// Leaves out what only reads from now on, and blocks until all that writes is written, or the deadline has come.
  func finish(by deadline: DispatchTime) {
    isClosing.withLock { $0 = true }
    let isDone = DispatchSemaphore(value: 0)
    queue.async { isDone.signal() }
    _ = isDone.wait(timeout: deadline)
  }

  /// Whether the session ends, so that nobody waits for an answer.
  var isFinishing: Bool { isClosing.withLock { $0 } }

  private func submit(_ body: @escaping @Sendable () -> Void) {
    work.begin()
    queue.async { [work] in
      body()
      work.end()
    }
  }

  /// The store; it is tried again each time, since what was wrong may have been mended.
  private func openedStore() -> ContactStore? {
    if let store = state.withLock({ $0.store }) { return store }
    do throws(Failure) {
      let opened = try opening.open()
      let changes: Int
      do throws(StoreFailure) {
        // Before the contacts are listed: what changes meanwhile is told then.
        changes = try opened.store.checkForChanges()
      } catch {
        throw Failure(error)
      }
      let directory = opened.store.makeDirectory()
      state.withLock {
        $0.store = opened.store
        $0.toldChanges = changes
      }
      sink(.opened(directory, isReadOnly: opened.store.isReadOnly))
      for notice in opened.notices {
        sink(.notice(DisplayText(notice.message), hint: DisplayText(notice.hint), isFailure: false))
      }
      tellConsents(beside: opened.store)
      watch(opened.store)
      return opened.store
    } catch {
      let isNew = state.withLock { state in
        defer { state.complaint = error }
        return state.complaint?.message != error.message
      }
      if isNew { sink(.notice(error.message, hint: error.hint, isFailure: true)) }
      return nil
    }
  }

  private func perform(_ effect: Effect, _ store: ContactStore) {
    if case .load(let ids) = effect {
      // Nobody waits for it any more.
      if isFinishing { return }
      for id in ids { sink(store.loaded(id)) }
    } else if let keepsNothing = opening.keepsNothing {
      refuse(effect, Failure(status: .usage, message: keepsNothing, hint: "leave --no-save out to keep contacts"))
    } else if let (kind, id) = effect.change, kind == .allow || kind == .revoke {
      do throws(StoreFailure) {
        try ConsentStore(besideContacts: store.path).change(effect)
        // They are told in any case: somebody waits for them.
        state.withLock { $0.consents.forget() }
      } catch {
        sink(.failed(kind, id: id, message: DisplayText(error.message), hint: DisplayText(error.hint)))
      }
    } else {
      for event in store.change(effect) { sink(event) }
    }
  }

  /// The answer to an effect for which there is no store.
  private func refuse(_ effect: Effect, _ failure: Failure?) {
    let message = failure?.message ?? "the contacts cannot be used"
    let hint = failure?.hint ?? ""
    switch effect {
    case .load(let ids): for id in ids { sink(.unreadable(id: id, message)) }
    // Each lookup would end in the same complaint: that nothing is kept is said once, at the beginning.
    case .keep: break
    default:
      if let (kind, id) = effect.change { sink(.failed(kind, id: id, message: message, hint: hint)) }
    }
  }
}

extension Effect {
  /// Which change of the store it is, and of which contact or endpoint; `nil` where it is none.
  var change: (kind: EffectKind, id: String)? {
    switch self {
    case .keep(let identifier, _, _): (.keep, identifier.canonical)
    case .edit(let id, .name): (.rename, id)
    case .edit(let id, .note): (.annotate, id)
    case .edit(let id, .preferred): (.prefer, id)
    case .remove(let id): (.remove, id)
    case .restore(let contact): (.restore, contact.id)
    case .keepAccount(let id, _, _, _, _): (.account, id)
    case .allow(let endpoint, _): (.allow, endpoint)
    case .revoke(let endpoint): (.revoke, endpoint)
    default: nil
    }
  }
}
