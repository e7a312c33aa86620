internal import CUnbound
internal import Discovery
internal import Locking

/// One `ub_ctx` of libunbound on the event loop: its cache, its view of the servers, and the queries under way.
///
/// Not Sendable: it belongs to the loop's thread. Making one takes 0.6 to 0.8 ms.
final class UnboundContext {
  /// Why there is none.
  struct Mistake: Error {
    var message: String
  }

  /// libunbound reads configurations with a scanner whose state is global: contexts are made, first used and freed one
  /// at a time in the whole process.
  private static let oneAtATime = Mutex(())

  /// Whether it validates.
  let validates: Bool
  private let handle: OpaquePointer
  /// Anchors and zones are read when the context is first used, so their files stay open.
  private var files: [MemoryFile] = []
  private(set) var queriesUnderWay = 0
  /// Queries that were cancelled: libunbound only forgets who asked, and goes on with them for seconds.
  private(set) var abandonedQueries = 0
  private var isInUse = false
  let madeAt = ContinuousClock.now

  init(_ settings: ResolverSettings, anchors: [TrustAnchor], loop: EventLoop) throws(Mistake) {
    guard let handle = Self.oneAtATime.withLock({ _ in ub_ctx_create_event(loop.base) }) else {
      throw Mistake(message: "the DNS library could not be started: out of memory or descriptors")
    }
    self.handle = handle
    validates = !anchors.isEmpty
    try Self.oneAtATime.withLock { _ throws(Mistake) in try configure(settings, anchors) }
  }

  private func configure(_ settings: ResolverSettings, _ anchors: [TrustAnchor]) throws(Mistake) {
    // Otherwise it writes to standard error, over whatever is on the terminal.
    ub_ctx_debugout(handle, nil)
    for option in LibunboundOptions.always + [LibunboundOptions.outgoingRange] { try set(option.name, option.value) }
    for anchor in anchors { try check(ub_ctx_add_ta_file(handle, try keep(anchor.contents).path)) }
    switch settings.upstream {
    case .servers(let servers):
      for option in LibunboundOptions.leftToTheResolver { try set(option.name, option.value) }
      if servers.count == 1 { for option in LibunboundOptions.oneServer { try set(option.name, option.value) } }
      for server in servers { try check(ub_ctx_set_fwd(handle, server.withPort)) }
    case .recursive(let rootHints):
      if let rootHints { try set("root-hints:", rootHints) }
    case .builtIn(let zones):
      try serve(zones)
    }
  }

  deinit {
    Self.oneAtATime.withLock { _ in ub_ctx_delete(handle) }
    for file in files { file.close() }
  }

  /// Starts a query. `receiver` gets its answer once, maybe before this returns, unless it is cancelled before.
  func start(_ question: Question, for receiver: Attempt) {
    queriesUnderWay += 1
    let argument = Unmanaged.passRetained(receiver)
    var id: Int32 = 0
    let ask = {
      ub_resolve_event(
        self.handle, question.name, Int32(question.type.rawValue), 1, argument.toOpaque(),
        { argument, responseCode, packet, length, security, why, _ in
          guard let argument else { return }
          let reply = UnboundReply(responseCode, packet, length, security, why)
          Unmanaged<Attempt>.fromOpaque(argument).takeRetainedValue().receive(reply)
        }, &id)
    }
    let status = isInUse ? ask() : Self.oneAtATime.withLock { _ in ask() }
    isInUse = true
    if status == UB_NOERROR.rawValue {
      receiver.asyncID = id
    } else {
      argument.release()
      let reason = ub_strerror(status).map { String(cString: $0) } ?? "error \(status)"
      receiver.receive(UnboundReply(failure: reason))
    }
  }

  /// Ends a query without an answer.
  func cancel(_ attempt: Attempt) {
    guard !attempt.isOver else { return }
    attempt.isOver = true
    queriesUnderWay -= 1
    abandonedQueries += 1
    // Found and cancelled: the callback never comes, so the reference that it would have taken is released here.
    if ub_cancel(handle, attempt.asyncID) == UB_NOERROR.rawValue { Unmanaged.passUnretained(attempt).release() }
  }

  /// Counts a query as ended.
  func ended() { queriesUnderWay -= 1 }

  private func set(_ name: String, _ value: String) throws(Mistake) {
    try check(ub_ctx_set_option(handle, name, value))
  }

  private func check(_ status: Int32) throws(Mistake) {
    guard status != UB_NOERROR.rawValue else { return }
    throw Mistake(message: "the DNS library: \(ub_strerror(status).map { String(cString: $0) } ?? "error \(status)")")
  }

  /// Serves zones inside the process, validated like those of the net; an auth-zone can only be set by a file, so the
  /// file is one in memory that is gone when its descriptor closes.
  private func serve(_ zones: [ResolverSettings.BuiltInZone]) throws(Mistake) {
    var configuration = "server:\n  local-zone: \".\" static\n"
    for zone in zones {
      let file = try keep(zone.text)
      configuration += """
          local-zone: "\(zone.name)." transparent
        auth-zone:
          name: "\(zone.name)."
          zonefile: "\(file.path)"
          for-upstream: yes
          for-downstream: no
          fallback-enabled: no
        server:

        """
    }
    let file = try keep(Array(configuration.utf8))
    try check(ub_ctx_config(handle, file.path))
  }

  private func keep(_ octets: [UInt8]) throws(Mistake) -> MemoryFile {
    do {
      let file = try MemoryFile(octets)
      files.append(file)
      return file
    } catch {
      throw Mistake(message: "keys and zones could not be kept in memory: \(error.inWords)")
    }
  }
}
