internal import CCurl
internal import Glibc
internal import Locking

internal import struct Synchronization.Atomic

/// Fetches over HTTPS: libcurl's multi interface on a thread of its own, which begins with the first order.
///
/// Callbacks, and no actor: whoever waits is called on that thread, exactly once for each order.
final class TransferLoop: Sendable {
  private static let lastID = Atomic<UInt64>(0)

  private let id = lastID.wrappingAdd(1, ordering: .relaxed).newValue
  private let curl: Libcurl
  private let authorities: CertificateAuthorities
  private let inbox = TransferInbox()
  private let isStarted = Mutex(false)

  init(curl: Libcurl, authorities: CertificateAuthorities) {
    self.curl = curl
    self.authorities = authorities
  }

  deinit { _ = inbox.post(.stop) }

  /// Fetches; `completion` is called in any case.
  func start(_ id: UInt64, _ order: TransferOrder, completion: @escaping TransferMessage.Completion) {
    guard startThread(), inbox.post(.start(id, order, completion)) else {
      completion(TransferResult(code: CURLE_FAILED_INIT, words: "this machine has no thread or no memory left"))
      return
    }
  }

  /// Ends an order at once, with `nil`; nothing where it has ended.
  func cancel(_ id: UInt64) { _ = inbox.post(.cancel(id)) }

  private func startThread() -> Bool {
    isStarted.withLock { isStarted in
      guard !isStarted else { return true }
      guard let multi = curl.functions.pointee.multi_init() else { return false }
      let inbox = inbox
      let worker = TransferWorker(id, curl: curl, multi: multi, authorities: authorities, inbox: inbox)
      isStarted = LoopThreads.start(id, stop: { _ = inbox.post(.abandon) }, create: { Self.thread(of: worker) })
      if !isStarted {
        inbox.wakes(nil)
        _ = curl.functions.pointee.multi_cleanup(multi)
      }
      return isStarted
    }
  }

  private static func thread(of worker: TransferWorker) -> pthread_t? {
    let argument = Unmanaged.passRetained(worker)
    // The signals of the process are for the main thread; SIGPIPE of a write to a closed connection is for nobody.
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<TransferWorker>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, argument.toOpaque())
    guard status == 0 else {
      argument.release()
      return nil
    }
    return thread
  }
}
