internal import Locking

/// What the thread is told.
enum TransferMessage: Sendable {
  /// Called with what came of an order; `nil` where it was cancelled.
  typealias Completion = @Sendable (TransferResult?) -> Void

  /// Fetch this.
  case start(UInt64, TransferOrder, Completion)
  /// End that order at once, with `nil`; nothing where it has ended.
  case cancel(UInt64)
  /// Nobody is left to ask.
  case stop
  /// The process ends: out of libcurl, and nobody is called any more.
  case abandon
}

/// The way into the thread. libcurl's wake-up is called under the lock, so that it never comes after the end.
final class TransferInbox: Sendable {
  private struct State {
    var messages: [TransferMessage] = []
    var wake: (@Sendable () -> Void)?
    var isOpen = true
  }

  private let state = Mutex(State())

  /// Says what wakes the thread from its sleep.
  func wakes(_ wake: (@Sendable () -> Void)?) { state.withLock { $0.wake = wake } }

  /// - Returns: whether somebody will read it.
  func post(_ message: TransferMessage) -> Bool {
    state.withLock { state in
      guard state.isOpen else { return false }
      state.messages.append(message)
      // With more than one in it, the thread has been woken.
      if state.messages.count == 1 { state.wake?() }
      return true
    }
  }

  /// All messages, in their order.
  func take() -> [TransferMessage] {
    state.withLock { state in
      defer { state.messages.removeAll(keepingCapacity: true) }
      return state.messages
    }
  }

  /// Takes no more.
  ///
  /// - Returns: what was not read.
  func close() -> [TransferMessage] {
    state.withLock { state in
      defer { state = State(isOpen: false) }
      return state.messages
    }
  }
}
