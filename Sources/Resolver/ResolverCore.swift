internal import Discovery

/// What `DNSResolver` does, as an actor on an event loop of its own: libunbound's callbacks, the timers and this code run on
/// one thread, one after another.
///
/// A lookup waits as an object that is looked at when something has changed, and not as a suspended function: those are
/// resumed by way of Swift's thread pool, which may be busy.
actor ResolverCore {
  /// The executor is the event loop.
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  nonisolated let loop: EventLoop
  private let settings: ResolverSettings
  private var contexts: ContextPool
  private var inquiries: [Int: Inquiry] = [:]
  private var nextKey = 0
  /// The lookups for which something has changed: the key of an inquiry, and an index in it.
  private var changed: [(key: Int, index: Int)] = []
  private var lookAtChanges: LoopSignal?
  /// What a bogus answer means, once it is known for good.
  private var anchorVerdict: AnchorVerdict?
  private var anchorCheck: AnchorCheck?

  init(_ settings: ResolverSettings) throws(DNSResolver.Mistake) {
    self.settings = settings
    contexts = ContextPool(settings)
    do {
      loop = try EventLoop()
    } catch {
      throw DNSResolver.Mistake(message: "the resolver could not be started: \(error.inWords)")
    }
  }

  isolated deinit {
    inquiries = [:]
    changed = []
    anchorCheck = nil
    lookAtChanges = nil
    contexts = ContextPool(settings)
    loop.stop()
  }

  /// See `NameResolver`.
  func resolve(_ questions: [Question], grace: Duration, timeout: Duration) async -> [Resolution] {
    if questions.isEmpty { return [] }
    let key = nextKey
    nextKey += 1
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let inquiry = Inquiry(grace: grace, waiter: continuation)
        inquiries[key] = inquiry
        start(questions, timeout: timeout, inquiry, key)
        if Task.isCancelled { inquiry.cancel() }
      }
    } onCancel: {
      Task { await self.cancel(key) }
    }
  }

  private func cancel(_ key: Int) { inquiries[key]?.cancel() }

  private func start(_ questions: [Question], timeout: Duration, _ inquiry: Inquiry, _ key: Int) {
    if lookAtChanges == nil {
      lookAtChanges = LoopSignal(loop) { [weak self] in self?.assumeIsolated { $0.step() } }
    }
    do throws(UnboundContext.Mistake) {
      let context = try contexts.current(loop)
      inquiry.lookups = questions.enumerated().map { index, question in
        Lookup(question, in: context, timeout: timeout, on: loop) { [weak self] in
          self?.assumeIsolated { $0.lookAgain(key, index) }
        }
      }
      for lookup in inquiry.lookups { lookup.wake() }
    } catch {
      let failure = ResolutionFailure(.serverFailure, server: settings.upstreamInWords, detail: error.message)
      inquiry.fail(failure, count: questions.count)
      inquiries[key] = nil
    }
  }

  private func lookAgain(_ key: Int, _ index: Int) {
    changed.append((key, index))
    lookAtChanges?.raise()
  }

  /// Looks at what has changed. Never from within libunbound, which would have to bear its own calls there.
  private func step() {
    settleAnchors()
    let changed = changed
    self.changed = []
    for (key, index) in changed {
      guard let inquiry = inquiries[key], inquiry.lookups.indices.contains(index) else { continue }
      let lookup = inquiry.lookups[index]
      guard lookup.resolution == nil, let resolution = resolution(lookup) else { continue }
      lookup.finish(resolution)
      if inquiry.hasEnded() { inquiries[key] = nil }
    }
    contexts.dropUnused()
  }

  // MARK: - One lookup

  /// What became of a question; `nil` where that is not known yet, and it will be looked at again.
  private func resolution(_ lookup: Lookup) -> Resolution? {
    guard let reply = lookup.attempt.reply else { return resolutionWithoutReply(lookup) }
    if reply.isBogus { return resolution(lookup, bogus: reply) }
    if reply.isServerFailure { return resolution(lookup, failing: reply) }
    return answer(lookup, reply)
  }

  private func resolutionWithoutReply(_ lookup: Lookup) -> Resolution? {
    if lookup.isOver || lookup.probe?.isUnreachable == true { return failure(lookup, otherwise: .timeout) }
    let untilProbe = lookup.probeAfter - lookup.elapsed
    if untilProbe <= .zero { startProbe(lookup) }
    lookup.wake(after: untilProbe > .zero ? untilProbe : lookup.timeLeft)
    return nil
  }

  private func resolution(_ lookup: Lookup, bogus reply: UnboundReply) -> Resolution? {
    switch anchorVerdict ?? lookup.anchorVerdict {
    case .stripped:
      if repeatWithoutAnchors(lookup) { return resolution(lookup) }
      // Nothing is known against the records; they could only not be asked for again.
      return failure(lookup, detail: reply.why, otherwise: lookup.isOver ? .timeout : .serverFailure)
    case nil where !lookup.isOver:
      checkAnchors(for: lookup)
      lookup.wake(after: lookup.timeLeft)
      return nil
    // The time was over before it was known what it means; it is not used either way.
    case nil: return failure(lookup, detail: reply.why, otherwise: .timeout)
    default: return lookup.failed(.bogus, settings.upstreamInWords, reply.why)
    }
  }

  private func resolution(_ lookup: Lookup, failing reply: UnboundReply) -> Resolution? {
    startProbe(lookup)
    if !lookup.isOver, !lookup.wasRepeated {
      let pause = contexts.timeUntilRenewal(of: lookup.attempt.context)
      if pause > .zero {
        lookup.wake(after: pause)
        return nil
      }
      if repeatQuery(lookup) { return resolution(lookup) }
    }
    // Nobody has answered: libunbound has given up, and the person who waits has not.
    if !lookup.isOver, case .silent = lookup.probe?.verdict {
      lookup.probe = nil
      if repeatQuery(lookup) { return resolution(lookup) }
    }
    if lookup.isOver || lookup.probe == nil || lookup.probe?.verdict != nil {
      return failure(lookup, detail: reply.why, otherwise: .serverFailure)
    }
    lookup.wake(after: lookup.timeLeft)
    return nil
  }

  private func answer(_ lookup: Lookup, _ reply: UnboundReply) -> Resolution {
    guard let message = Message(reply.packet) else {
      return lookup.failed(.serverFailure, settings.upstreamInWords, "the answer cannot be read")
    }
    let (outcome, ttl) = message.answer(to: lookup.question)
    if case .failed(let failure) = outcome {
      return lookup.failed(failure.kind, settings.upstreamInWords, failure.detail)
    }
    var dnssec: DNSSECStatus = reply.isSecure ? .secure : .unchecked
    if !reply.isSecure, lookup.attempt.context.validates, case .anchor(let anchor) = settings.validation,
      anchor.covers(lookup.question.name)
    {
      dnssec = .insecure
    }
    return Resolution(outcome: outcome, dnssec: dnssec, ttl: ttl, elapsed: lookup.elapsed)
  }

  private func failure(_ lookup: Lookup, detail: String? = nil, otherwise: ResolutionFailure.Kind) -> Resolution {
    let server = settings.upstreamInWords
    switch lookup.probe?.verdict {
    case .unreachable(let reason): return lookup.failed(.unreachable, server, reason)
    case .silent: return lookup.failed(.timeout, server, detail)
    case .failing: return lookup.failed(.serverFailure, server, detail)
    case .refusing: return lookup.failed(.refused, server, detail)
    case .answering: return lookup.failed(otherwise, server, detail)
    // The process has no descriptors left, say.
    case .unknown: return lookup.failed(otherwise, server, detail)
    // Over TCP it hung for long, or answered at once what cannot be used.
    case .truncating: return lookup.failed(lookup.elapsed > Limits.tcpSilence ? .timeout : otherwise, server, detail)
    // Asked in plain, and not a word in the time that was left.
    case nil: return lookup.failed(lookup.probe == nil ? otherwise : .timeout, server, detail)
    }
  }

  /// Asks once more, where libunbound's cache does not hold the failure. False where that cannot be done.
  private func repeatQuery(_ lookup: Lookup) -> Bool {
    lookup.wasRepeated = true
    contexts.renew(lookup.attempt.context)
    guard let context = try? contexts.current(loop) else { return false }
    lookup.start(in: context)
    return true
  }

  private func startProbe(_ lookup: Lookup) {
    guard lookup.probe == nil else { return }
    let servers: [ServerAddress]
    switch settings.upstream {
    case .servers(let named): servers = named
    case .recursive(nil): return lookup.probe = .reachability(loop: loop)
    case .recursive, .builtIn: return
    }
    lookup.probe = ServerProbe(servers, lookup.question, loop: loop) { [weak lookup] in lookup?.wake() }
  }

  // MARK: - A resolver that strips DNSSEC

  private func repeatWithoutAnchors(_ lookup: Lookup) -> Bool {
    contexts.dropAnchors()
    guard !lookup.isOver, let context = try? contexts.current(loop) else { return false }
    lookup.start(in: context)
    return true
  }

  private func checkAnchors(for lookup: Lookup) {
    if anchorCheck == nil, case .anchor(let anchor) = settings.validation, let context = try? contexts.current(loop) {
      let lookAtChanges = lookAtChanges
      anchorCheck = AnchorCheck(anchor.zones, in: context, on: loop) { lookAtChanges?.raise() }
    }
    guard let anchorCheck, !anchorCheck.waiting.contains(where: { $0 === lookup }) else { return }
    anchorCheck.waiting.append(lookup)
  }

  private func settleAnchors() {
    guard let check = anchorCheck else { return }
    guard let verdict = check.verdict else { return check.lookAgain() }
    // One that is not known is not kept: the next bogus answer asks again.
    if verdict != .unknown { anchorVerdict = verdict }
    anchorCheck = nil
    for lookup in check.waiting {
      lookup.anchorVerdict = verdict
      lookup.wake()
    }
  }
}
