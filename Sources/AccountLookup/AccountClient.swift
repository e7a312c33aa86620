public import Discovery

internal import struct Synchronization.Atomic

/// Asks providers for accounts, over HTTPS.
///
/// libcurl is opened when a client is made, so a program that asks nobody makes none. Its thread begins with the first
/// question and ends with the client.
public final class AccountClient: Sendable {
  /// Why there is no client.
  public struct Mistake: Error, Sendable {
    /// What has to be mended.
    public enum Kind: Sendable, Hashable {
      /// libcurl, or the system's certificate authorities: nobody can be asked from this machine.
      case machine
      /// The certificate authorities in `AccountSettings`.
      case authorities
    }

    /// What has to be mended.
    public var kind: Kind
    /// One sentence without a final dot.
    public var message: String
    /// What to do.
    public var hint: String

    init(_ kind: Kind, message: String, hint: String) {
      self.kind = kind
      self.message = message
      self.hint = hint
    }
  }

  private let settings: AccountSettings
  private let resolver: any NameResolver
  private let loop: TransferLoop
  private let lastID = Atomic<UInt64>(0)

  /// Makes a client; nothing is asked yet.
  ///
  /// - Throws: `Mistake` where libcurl cannot be opened, or the certificate authorities cannot be read.
  public init(_ settings: AccountSettings, resolver: any NameResolver) throws(Mistake) {
    self.settings = settings
    self.resolver = resolver
    let curl = try Libcurl.open()
    loop = TransferLoop(curl: curl, authorities: try CertificateAuthorities(settings.authorities))
  }

  /// Asks. Never throws: each way in which it can end is a status. Takes at most `timeout`; ends at once, as `timeout`, when
  /// the task is cancelled.
  public func ask(
    _ question: AccountQuestion, timeout: Duration = Discovery.Limits.accountTimeout
  ) async -> AccountAnswer {
    let start = ContinuousClock.now
    var answer = await answer(to: question, deadline: start + timeout, timeout: timeout)
    answer.elapsed = .now - start
    return answer
  }

  private func answer(
    to question: AccountQuestion, deadline: ContinuousClock.Instant, timeout: Duration
  ) async -> AccountAnswer {
    let endpoint = question.endpoint
    let resolutions = await resolver.resolve(
      EndpointAddresses.questions(endpoint), grace: Limits.companionGrace, timeout: timeout)
    if Task.isCancelled { return .cancelled }
    let isPrivate = settings.privateEndpoints.contains(endpoint)
    switch EndpointAddresses.judge(resolutions, of: endpoint, isPrivate: isPrivate) {
    case .ended(let answer): return answer
    case .usable(let addresses):
      guard deadline > .now else { return AccountAnswer(.timeout, detail: "no answer from the DNS for its address") }
      let order = TransferOrder(
        url: question.url, host: endpoint, port: settings.port, addresses: addresses, deadline: deadline)
      guard let result = await fetch(order) else { return .cancelled }
      return AccountAnswer(result, to: question)
    }
  }

  private func fetch(_ order: TransferOrder) async -> TransferResult? {
    let id = lastID.wrappingAdd(1, ordering: .relaxed).newValue
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        loop.start(id, order) { continuation.resume(returning: $0) }
        // A cancellation that came before the order was in the inbox found nothing there.
        if Task.isCancelled { loop.cancel(id) }
      }
    } onCancel: {
      loop.cancel(id)
    }
  }
}

extension AccountAnswer {
  fileprivate static var cancelled: AccountAnswer { AccountAnswer(.timeout, detail: "it was cancelled") }
}
