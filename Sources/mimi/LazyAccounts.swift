import AccountLookup
import Discovery
import DisplayText
import Locking
import Resolver

/// A client for providers that is made when the first of them is asked: libcurl and the certificate authorities are no
/// part of the start-up of what needs no HTTPS.
final class LazyAccounts: Sendable {
  private let make: @Sendable () throws(Failure) -> AccountClient
  private let end: @Sendable () -> Void
  private let made = Mutex<AccountClient?>(nil)

  /// - Parameters:
  ///   - make: makes it. May block.
  ///   - end: ends what was begun for it, whether it was or not.
  init(
    _ make: @escaping @Sendable () throws(Failure) -> AccountClient, end: @escaping @Sendable () -> Void = {}
  ) {
    self.make = make
    self.end = end
  }

  /// The client of the user's configuration.
  convenience init(_ configuration: Configuration, resolver: LazyResolver) {
    let settings = AccountSettings(
      privateEndpoints: configuration.privateEndpoints,
      authorities: configuration.certificateAuthorities.map { .file($0) } ?? .system)
    self.init { () throws(Failure) in try Self.client(settings, try resolver.get()) }
  }

  /// The client. May block the first time; a failure is not remembered, for what was wrong may have been mended.
  func get() throws(Failure) -> AccountClient {
    try made.withLock { (made) throws(Failure) in
      if let made { return made }
      let client = try make()
      made = client
      return client
    }
  }

  /// Ends what was begun for it. Nothing must be asked after it.
  func finish() { end() }

  /// A client, or why there is none.
  static func client(_ settings: AccountSettings, _ resolver: any NameResolver) throws(Failure) -> AccountClient {
    do {
      return try AccountClient(settings, resolver: resolver)
    } catch {
      let status: ExitStatus =
        switch error.kind {
        case .machine: .unavailable
        case .authorities: .configuration
        }
      throw Failure(status: status, message: DisplayText(error.message), hint: DisplayText(error.hint))
    }
  }
}
