internal import CCurl

/// What happens on the thread of a `TransferLoop`, and all that only it touches.
///
/// At most `Limits.transfers` are under way, so that libcurl never makes one wait for a connection; the others wait here,
/// first come, first served. An endpoint that never answers holds the places of its own questions, and no more.
final class TransferWorker {
  private struct Waiting {
    var id: UInt64
    var order: TransferOrder
    var completion: TransferMessage.Completion
  }

  private let id: UInt64
  private let curl: Libcurl
  /// libcurl's, with the connections that are kept.
  private var multi: UnsafeMutableRawPointer
  private let authorities: CertificateAuthorities
  private let inbox: TransferInbox
  private let headers: UnsafeMutablePointer<curl_slist>?
  private var queue = WaitingLine<Waiting>()
  /// When the first of those that wait has to be looked at; it may have left the queue since.
  private var earliest: ContinuousClock.Instant?
  /// When the connections that are kept are closed, unless something begins before.
  private var quietUntil: ContinuousClock.Instant?
  private var underWay: [UInt64: (transfer: Transfer, completion: TransferMessage.Completion)] = [:]
  private var ids: [UnsafeMutableRawPointer: UInt64] = [:]
  /// Handles that have nothing to do. Making one anew costs more than telling it everything again.
  private var idle: [UnsafeMutableRawPointer] = []

  init(
    _ id: UInt64, curl: Libcurl, multi: UnsafeMutableRawPointer, authorities: CertificateAuthorities,
    inbox: TransferInbox
  ) {
    self.id = id
    self.curl = curl
    self.multi = multi
    self.authorities = authorities
    self.inbox = inbox
    let functions = curl.functions
    headers = functions.pointee.slist_append(nil, "Accept: application/jrd+json, application/json")
    prepareMulti()
  }

  private func prepareMulti() {
    _ = mimi_curl_set_multi_long(curl.functions, multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, Limits.transfers)
    _ = mimi_curl_set_multi_long(curl.functions, multi, CURLMOPT_MAXCONNECTS, Limits.transfers)
    let curl = curl
    let handle = UInt(bitPattern: multi)
    inbox.wakes {
      guard let multi = UnsafeMutableRawPointer(bitPattern: handle) else { return }
      _ = curl.functions.pointee.multi_wakeup(multi)
    }
  }

  /// Serves until nobody is left to ask, or the process ends.
  func run() {
    defer { LoopThreads.ended(id) }
    var isStopped = false
    while !isStopped {
      for message in inbox.take() {
        switch message {
        case .start(let id, let order, let completion):
          queue.append(Waiting(id: id, order: order, completion: completion))
          earliest = min(earliest ?? order.deadline, order.deadline)
        case .cancel(let id): cancel(id)
        case .stop: isStopped = true
        case .abandon: return
        }
      }
      endOverdue()
      fill()
      if closeConnections() { continue }
      var running: Int32 = 0
      _ = curl.functions.pointee.multi_perform(multi, &running)
      if collect() && !queue.isEmpty { continue }
      if !isStopped { _ = curl.functions.pointee.multi_poll(multi, nil, 0, patience, nil) }
    }
    end()
  }

  /// Milliseconds until an order that waits has waited too long, or connections are to be closed; libcurl itself knows when
  /// the others have.
  private var patience: Int32 {
    guard let next = [earliest, quietUntil].compactMap({ $0 }).min() else { return Limits.sleep }
    let left = (next - .now) / .milliseconds(1)
    return Int32(max(0, min(Double(Limits.sleep), left.rounded(.up))))
  }

  private func fill() {
    while underWay.count < Limits.transfers, let next = queue.popFirst() {
      guard let easy = idle.popLast() ?? curl.functions.pointee.easy_init() else {
        next.completion(TransferResult(code: CURLE_OUT_OF_MEMORY))
        continue
      }
      let transfer = Transfer(next.order, easy: easy, curl: curl)
      guard transfer.prepare(authorities: authorities.path, headers: headers, now: .now),
        curl.functions.pointee.multi_add_handle(multi, easy) == CURLM_OK
      else {
        withExtendedLifetime(transfer) { curl.functions.pointee.easy_cleanup(easy) }
        next.completion(TransferResult(code: CURLE_FAILED_INIT, words: "libcurl does not take the options"))
        continue
      }
      underWay[next.id] = (transfer, next.completion)
      ids[easy] = next.id
      quietUntil = nil
    }
  }

  /// Closes the connections that are kept, when nothing has been under way for a while. libcurl closes them only with the
  /// handle that they belong to.
  ///
  /// - Returns: whether the inbox has to be looked into again: what came meanwhile has woken the old handle.
  private func closeConnections() -> Bool {
    guard let quietUntil, quietUntil <= .now else { return false }
    self.quietUntil = nil
    guard let next = curl.functions.pointee.multi_init() else { return false }
    let before = multi
    multi = next
    prepareMulti()
    _ = curl.functions.pointee.multi_cleanup(before)
    return true
  }

  private func endOverdue() {
    let now = ContinuousClock.now
    guard let earliest, earliest <= now else { return }
    for late in queue.removeAll(where: { $0.order.deadline <= now }) {
      late.completion(TransferResult(code: CURLE_OPERATION_TIMEDOUT, words: "it had to wait for others"))
    }
    self.earliest = queue.elements.lazy.map(\.order.deadline).min()
  }

  /// - Returns: whether a place has become free.
  private func collect() -> Bool {
    var left: Int32 = 0
    var isAnyEnded = false
    while let message = curl.functions.pointee.multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle, let id = ids[easy] else {
        continue
      }
      let code = mimi_curl_message_result(message)
      guard let ended = underWay[id] else { continue }
      let result = ended.transfer.finish(code)
      release(id)
      ended.completion(result)
      isAnyEnded = true
    }
    return isAnyEnded
  }

  private func cancel(_ id: UInt64) {
    for waiting in queue.removeAll(where: { $0.id == id }) { waiting.completion(nil) }
    guard let cancelled = underWay[id] else { return }
    release(id)
    cancelled.completion(nil)
  }

  private func release(_ id: UInt64) {
    guard let transfer = underWay.removeValue(forKey: id)?.transfer else { return }
    // libcurl uses the transfer's lists until it has forgotten them.
    withExtendedLifetime(transfer) {
      ids[transfer.easy] = nil
      _ = curl.functions.pointee.multi_remove_handle(multi, transfer.easy)
      curl.functions.pointee.easy_reset(transfer.easy)
      idle.append(transfer.easy)
    }
    if underWay.isEmpty { quietUntil = .now + Limits.idleConnections }
  }

  private func end() {
    var completions: [TransferMessage.Completion] = []
    for case .start(_, _, let completion) in inbox.close() { completions.append(completion) }
    completions += queue.elements.map(\.completion)
    for (id, ended) in underWay {
      release(id)
      completions.append(ended.completion)
    }
    for easy in idle { curl.functions.pointee.easy_cleanup(easy) }
    _ = curl.functions.pointee.multi_cleanup(multi)
    curl.functions.pointee.slist_free_all(headers)
    for completion in completions { completion(nil) }
  }
}
