public import DisplayText

/// What the interface is told once, when it starts.
public struct Facts: Sendable, Hashable {
  /// Whom the DNS is asked through, and how: `127.0.0.53, not encrypted`.
  public var server: DisplayText
  /// Whether answers are validated, in words: `DNSSEC validated`.
  public var validation: DisplayText
  /// The user's services, of the configuration.
  public var services: [String]
  /// What one discovery is given.
  public var timeout: Duration
  /// What one question to a provider is given.
  public var accountTimeout: Duration
  /// Why nothing is kept, as half a sentence (`--no-save keeps nothing`); `nil` where what is found is kept.
  public var keepsNothing: DisplayText?
  /// Whether this is the demo.
  public var isDemo: Bool
  /// The user's own keys for actions, by the action's name; they take the place of the usual ones.
  public var keys: [ActionName: KeyStroke]

  /// Facts with these parts.
  public init(
    server: DisplayText, validation: DisplayText, services: [String] = [], timeout: Duration = .seconds(5),
    accountTimeout: Duration = .seconds(10), keepsNothing: DisplayText? = nil, isDemo: Bool = false,
    keys: [ActionName: KeyStroke] = [:]
  ) {
    self.server = server
    self.validation = validation
    self.services = services
    self.timeout = timeout
    self.accountTimeout = accountTimeout
    self.keepsNothing = keepsNothing
    self.isDemo = isDemo
    self.keys = keys
  }
}
