internal import Glibc
internal import Locking

/// Brings messages from any thread to the loop, in their order. It needs none of Swift's own threads to do so: they may
/// all be waiting for something.
public final class Mailbox<Message: Sendable>: Sendable {
  private struct Contents {
    var messages: [Message] = []
    var isEndAsked = false
    /// Whether the loop has been woken up for what is in here.
    var isAnnounced = false
  }

  private let contents = Mutex(Contents())
  private let pipe: WakePipe

  /// An empty one; `nil` where the process has no descriptors left.
  public init?() {
    guard let pipe = WakePipe() else { return nil }
    self.pipe = pipe
  }

  deinit { pipe.close() }

  /// Hands over a message.
  public func post(_ message: Message) { change { $0.messages.append(message) } }

  /// Ends the loop before the next frame; `run` returns `.endAsked`.
  public func askForEnd() { change { $0.isEndAsked = true } }

  /// Becomes readable when there is something to be taken.
  var descriptor: Int32 { pipe.reading }

  /// Whether there is something to be taken.
  var hasMessages: Bool { contents.withLock { !$0.messages.isEmpty } }

  /// Whether the loop is to end.
  var isEndAsked: Bool { contents.withLock { $0.isEndAsked } }

  /// Everything posted since the last call.
  func take() -> [Message] {
    contents.withLock { contents in
      if contents.isAnnounced, !contents.isEndAsked {
        contents.isAnnounced = false
        pipe.clear()
      }
      defer { contents.messages = [] }
      return contents.messages
    }
  }

  private func change(_ body: (inout Contents) -> Void) {
    contents.withLock { contents in
      body(&contents)
      if !contents.isAnnounced {
        contents.isAnnounced = true
        pipe.wake()
      }
    }
  }
}

extension Mailbox {
  /// For the thread that takes the signals that end the program: ends the loop and waits until the screen is closed.
  /// When that takes longer than `patience`, since the main thread hangs, the terminal is given back without it.
  ///
  /// The main thread should do nothing more, once `run` has returned `.endAsked` and the screen is closed, than wait for
  /// its end.
  public func endLoop(patience: Duration = .seconds(1)) {
    askForEnd()
    let deadline = ContinuousClock.now + patience
    // In steps: nothing that could be waited for is safe in what gives the terminal back, which signal handlers use too.
    while !Emergency.refuse(), ContinuousClock.now < deadline { poll(nil, 0, 2) }
    Screen.restoreInEmergency()
  }
}
