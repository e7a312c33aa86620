internal import Discovery

/// One question on its way: the query that is under way for it, and what is known besides. Belongs to the loop's
/// thread.
final class Lookup {
  let question: Question
  /// What became of it, in the end.
  var resolution: Resolution?
  private(set) var attempt: Attempt
  /// A plain question to the servers, once there is a reason for it.
  var probe: ServerProbe?
  /// What a bogus answer of this resolver means, once that was asked.
  var anchorVerdict: AnchorVerdict?
  /// A failure is repeated once.
  var wasRepeated = false
  private(set) var isCancelled = false
  private let started = ContinuousClock.now
  private var deadline: ContinuousClock.Instant
  /// When the servers are to be asked why there is no answer.
  let probeAfter: Duration
  private let changed: () -> Void
  private var timer: LoopSignal?

  /// Starts to ask.
  ///
  /// - Parameter changed: called on the loop whenever there is something new to know, maybe from within libunbound.
  init(
    _ question: Question, in context: UnboundContext, timeout: Duration, on loop: EventLoop,
    changed: @escaping () -> Void
  ) {
    self.question = question
    self.changed = changed
    deadline = started + timeout
    probeAfter = min(Limits.probeAfter, timeout / Limits.probePart)
    // Replaced at once: the real one tells this object, which is not there yet.
    attempt = Attempt(context: context) {}
    timer = LoopSignal(loop) { [weak self] in self?.wake() }
    start(in: context)
  }

  /// Asks, and forgets an answer that was there.
  func start(in context: UnboundContext) {
    attempt = Attempt(context: context) { [weak self] in self?.wake() }
    context.start(question, for: attempt)
  }

  /// Until the answer came, also where nobody looked at it at once.
  var elapsed: Duration { (attempt.endedAt ?? .now) - started }

  var timeLeft: Duration { deadline - .now }

  /// Whether there is nothing more to wait for.
  var isOver: Bool { isCancelled || timeLeft <= .zero }

  /// Brings the deadline nearer.
  func end(within time: Duration) {
    deadline = min(deadline, .now + time)
    wake()
  }

  /// Ends it at once.
  func cancel() {
    isCancelled = true
    wake()
  }

  /// Something has changed, or it is time to look.
  func wake() { changed() }

  /// To be looked at again after this time, and not later than at the deadline.
  func wake(after time: Duration) { timer?.raise(after: min(time, timeLeft)) }

  /// Ends what is under way for it.
  func finish(_ resolution: Resolution) {
    self.resolution = resolution
    timer?.stop()
    attempt.cancel()
    probe = nil
  }

  func failed(_ kind: ResolutionFailure.Kind, _ server: String, _ detail: String?) -> Resolution {
    Resolution(
      outcome: .failed(ResolutionFailure(kind, server: server, detail: detail)), dnssec: nil, ttl: nil,
      elapsed: elapsed)
  }
}
