/// One query to one context. Belongs to the loop's thread.
final class Attempt {
  /// libunbound's number for it.
  var asyncID: Int32 = 0
  /// Whether libunbound is done with it: it has answered, or the query was cancelled.
  var isOver = false
  /// The answer, once it is there.
  private(set) var reply: UnboundReply?
  /// When the answer came.
  private(set) var endedAt: ContinuousClock.Instant?
  let context: UnboundContext
  private let answered: () -> Void

  /// - Parameter answered: called on the loop when `reply` is there, maybe from within libunbound.
  init(context: UnboundContext, answered: @escaping () -> Void) {
    self.context = context
    self.answered = answered
  }

  /// Ends the query without an answer, if it has none yet.
  func cancel() { context.cancel(self) }

  /// Called by libunbound, once.
  func receive(_ reply: UnboundReply) {
    guard !isOver else { return }
    isOver = true
    endedAt = .now
    context.ended()
    self.reply = reply
    answered()
  }
}
