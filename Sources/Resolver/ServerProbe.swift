internal import CUnbound
internal import Discovery
internal import Glibc

/// One plain query to each server, to learn why libunbound gets no answer; its data is never used.
///
/// libunbound reports time-out, refusal, garbage and a missing network all as response code 2. A connected UDP
/// socket tells them apart: ICMP errors come back as `ECONNREFUSED` and the like. Belongs to the loop's thread.
final class ServerProbe {
  /// What was learnt of all servers together: of the one that got furthest. The order is that of the distance.
  enum Verdict: Comparable {
    case unknown
    case unreachable(String)
    case silent
    case failing
    case refusing
    case truncating
    case answering
  }

  private let query: [UInt8]
  private let id: UInt16
  private let question: Question
  private var exchanges: [Exchange] = []
  private var verdicts: [Verdict] = []
  private var patience: LoopSignal?
  private var attempts = 0
  private let ended: () -> Void

  /// The verdict, once every server has given one.
  private(set) var verdict: Verdict?

  /// Whether no server can be reached: waiting longer would only keep the reason from the person who waits.
  var isUnreachable: Bool { if case .unreachable = verdict { true } else { false } }

  /// Asks at once. `ended` is called on the loop when the verdict is there, maybe before this returns.
  init(_ servers: [ServerAddress], _ question: Question, loop: EventLoop, ended: @escaping () -> Void) {
    self.question = question
    self.ended = ended
    id = .random(in: .min ... .max)
    query = Message.query(id: id, question)
    patience = LoopSignal(loop) { [weak self] in self?.patienceIsOver() }
    for server in servers {
      do {
        exchanges.append(
          Exchange(try server.connectedSocket(), loop: loop) { [unowned self] in receive($0, on: $1) })
      } catch {
        verdicts.append(Self.verdict(error))
      }
    }
    send()
  }

  /// An error of the network says that the server cannot be reached; one of the process says nothing of it.
  private static func verdict(_ error: SystemError) -> Verdict {
    error.isOfNetwork ? .unreachable(error.inWords) : .unknown
  }

  /// Asks nobody: whether there is a way to the root's servers at all. Connecting a UDP socket sends nothing.
  static func reachability(loop: EventLoop) -> ServerProbe? {
    let roots = ["198.41.0.4", "2001:503:ba3e::2:30"].compactMap { ServerAddress($0) }
    var verdicts: [Verdict] = []
    for root in roots {
      do {
        close(try root.connectedSocket())
        return nil
      } catch {
        verdicts.append(verdict(error))
      }
    }
    return verdicts.max().map { ServerProbe($0) }
  }

  private init(_ verdict: Verdict) {
    self.verdict = verdict
    question = Question(name: ".", type: .txt)
    id = 0
    query = []
    ended = {}
  }

  private func send() {
    attempts += 1
    for exchange in exchanges where !exchange.isOver {
      if let error = exchange.send(query) { settle(exchange, Self.verdict(error)) }
    }
    patience?.raise(after: Limits.probePatience)
    finishIfSettled()
  }

  private func patienceIsOver() {
    if attempts < Limits.probeAttempts { return send() }
    for exchange in exchanges where !exchange.isOver { settle(exchange, .silent) }
    finishIfSettled()
  }

  private func receive(_ received: Result<[UInt8], SystemError>, on exchange: Exchange) {
    switch received {
    case .failure(let error): settle(exchange, Self.verdict(error))
    case .success(let octets):
      if let verdict = judge(octets) { settle(exchange, verdict) }
    }
    finishIfSettled()
  }

  /// What one datagram says; `nil` for an answer under another id, which is not ours and is waited past.
  private func judge(_ octets: [UInt8]) -> Verdict? {
    guard let message = Message(octets), message.isResponse, let asked = message.question,
      asked.name == Message.wireName(question.name), asked.type == question.type.rawValue
    else {
      // Servers leave the question out of some errors (RFC 1035 section 4.1.1 lets them).
      let isError = octets.count >= 12 && UInt16(octets[0]) << 8 | UInt16(octets[1]) == id && octets[2] & 0x80 != 0
      return isError && octets[3] & 15 == Message.ResponseCode.refused ? .refusing : .failing
    }
    guard message.id == id else { return nil }
    switch message.responseCode {
    case Message.ResponseCode.noError, Message.ResponseCode.nameError:
      return message.isTruncated ? .truncating : .answering
    case Message.ResponseCode.refused: return .refusing
    default: return .failing
    }
  }

  private func settle(_ exchange: Exchange, _ verdict: Verdict) {
    exchange.end()
    verdicts.append(verdict)
  }

  private func finishIfSettled() {
    guard verdict == nil, exchanges.allSatisfy(\.isOver), let furthest = verdicts.max() else { return }
    verdict = furthest
    patience?.stop()
    ended()
  }
}

/// A connected UDP socket on the event loop. Belongs to the loop's thread.
private final class Exchange {
  private(set) var isOver = false
  private let descriptor: Int32
  private var event: OpaquePointer?
  private let received: (Result<[UInt8], SystemError>, Exchange) -> Void

  init(_ descriptor: Int32, loop: EventLoop, received: @escaping (Result<[UInt8], SystemError>, Exchange) -> Void) {
    self.descriptor = descriptor
    self.received = received
    event = event_new(
      loop.base, descriptor, mimi_event_read | mimi_event_persist,
      { _, _, argument in
        guard let argument else { return }
        Unmanaged<Exchange>.fromOpaque(argument).takeUnretainedValue().read()
      }, Unmanaged.passUnretained(self).toOpaque())
    event_add(event, nil)
  }

  deinit {
    event_free(event)
    close(descriptor)
  }

  func send(_ octets: [UInt8]) -> SystemError? {
    let sent = Glibc.send(descriptor, octets, octets.count, Int32(MSG_NOSIGNAL))
    return sent < 0 && errno != EAGAIN ? SystemError(code: errno) : nil
  }

  func end() {
    isOver = true
    event_del(event)
  }

  private func read() {
    var octets = [UInt8](repeating: 0, count: Limits.datagramOctets)
    let count = recv(descriptor, &octets, octets.count, 0)
    if count < 0, errno == EAGAIN || errno == EINTR { return }
    received(count < 0 ? .failure(SystemError(code: errno)) : .success(Array(octets.prefix(count))), self)
  }
}
