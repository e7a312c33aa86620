import ContactStore
import Discovery
import Dispatch
import DisplayText
import Glibc
import Interface
import Locking

/// Keeps what lookups find, on a thread of its own: neither an answer nor another lookup waits for the disk, or for another
/// program's lock. A success makes a contact; anything else only stands beside what is known already.
final class ContactKeeper: Sendable {
  private enum State {
    case closed
    case open(ContactStore)
    /// It could not be opened or written; said once, and not tried again.
    case failed
  }

  private let options: CommonOptions
  private let state = Mutex(State.closed)
  private let queue = DispatchQueue(label: "contacts")
  private let places = Places(Limits.resultsToKeep)

  init(_ options: CommonOptions) { self.options = options }

  /// Keeps one result, soon. Blocks where very many wait to be kept.
  ///
  /// - Parameter say: takes what is to be said of it: a message, and what it means for the exit status.
  func keep(
    _ identifier: Identifier, _ result: DiscoveryResult, say: @escaping @Sendable (Message) -> Void
  ) {
    let now = Timestamp.now
    places.take()
    queue.async { [self] in
      defer { places.give() }
      do throws(Failure) {
        guard let store = try openStore(say) else { return }
        if let news = try store.keepDiscovery(identifier, result, at: now) { say(.hint(news)) }
      } catch {
        state.withLock { $0 = .failed }
        say(.failure(error))
      }
    }
  }

  /// Waits until all is kept.
  func finish() { queue.sync {} }

  /// What there is to say.
  enum Message: Sendable {
    case hint(DisplayText)
    case failure(Failure)
  }

  private func openStore(_ say: (Message) -> Void) throws(Failure) -> ContactStore? {
    switch state.withLock({ $0 }) {
    case .failed: return nil
    case .open(let store): return store
    case .closed:
      let store = try options.openStore { say(.hint($0)) }
      state.withLock { $0 = .open(store) }
      return store
    }
  }
}

extension ContactStore {
  /// Keeps what was found.
  ///
  /// - Returns: what became of the user's choice, where that is another than before.
  func keepDiscovery(
    _ identifier: Identifier, _ result: DiscoveryResult, at now: Timestamp
  ) throws(Failure) -> DisplayText? {
    do throws(StoreFailure) {
      return try keep(identifier, result, at: now).news
    } catch {
      throw Failure(error)
    }
  }
}
