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
  /// Why no link can be opened on this machine, in one sentence; `nil` where one can.
  public var noDesktop: DisplayText?
  /// Whether the terminal can be asked to copy something (OSC 52).
  public var terminalCopies: Bool
  /// Whether only ASCII can be shown, which has no half blocks for a QR code.
  public var isASCII: Bool
  /// Whether this is the demo.
  public var isDemo: Bool
  /// The user's own keys for actions, by the action's name; they take the place of the usual ones.
  public var keys: [ActionName: KeyStroke]

  /// Facts with these parts.
  public init(
    server: DisplayText, validation: DisplayText, services: [String] = [], timeout: Duration = .seconds(5),
    accountTimeout: Duration = .seconds(10), keepsNothing: DisplayText? = nil, noDesktop: DisplayText? = nil,
    terminalCopies: Bool = false, isASCII: Bool = false, isDemo: Bool = false, keys: [ActionName: KeyStroke] = [:]
  ) {
    self.server = server
    self.validation = validation
    self.services = services
    self.timeout = timeout
    self.accountTimeout = accountTimeout
    self.keepsNothing = keepsNothing
    self.noDesktop = noDesktop
    self.terminalCopies = terminalCopies
    self.isASCII = isASCII
    self.isDemo = isDemo
    self.keys = keys
  }
}
