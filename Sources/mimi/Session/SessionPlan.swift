import Desktop
import Dispatch
import DisplayText
import Interface
import Resolver

/// What a session of the interface is made from.
struct SessionPlan: Sendable {
  var facts: Facts
  var settings: LookupSettings
  var opening: StoreOpening
  var resolver: LazyResolver
  var accounts: LazyAccounts
  /// What opens links and copies.
  var desktop: Desktop
  /// The user's choice of colour.
  var color: ColorChoice
  /// Whom to look up at once.
  var identifier: String?
  /// What is to be removed when the session ends.
  var traces: ThrowAwayDirectory?

  /// - Parameter desktop: none unless it is named, so that a test opens nothing on its user's.
  init(
    facts: Facts, settings: LookupSettings, opening: StoreOpening, resolver: LazyResolver? = nil,
    accounts: LazyAccounts? = nil, desktop: Desktop = Desktop(environment: [:]), color: ColorChoice,
    identifier: String?, traces: ThrowAwayDirectory? = nil
  ) {
    self.facts = facts
    self.facts.noDesktop = facts.isDemo ? Self.demoOpensNothing : desktop.obstacle
    self.settings = settings
    self.opening = opening
    let resolver = resolver ?? LazyResolver(settings.resolver)
    self.resolver = resolver
    self.accounts = accounts ?? LazyAccounts(Configuration(), resolver: resolver)
    self.desktop = desktop
    self.color = color
    self.identifier = identifier
    self.traces = traces
  }

  private static let demoOpensNothing: DisplayText =
    "the demo opens no link: its people are made up, and a real account of that name is a stranger's"

  /// The runner of this session's effects, which has begun to open the store.
  func beginning(sink: @escaping @Sendable (Event) -> Void) -> EffectRunner {
    let runner = EffectRunner(
      opening: opening, resolver: resolver, discovery: settings.discovery, accounts: accounts,
      accountTimeout: facts.accountTimeout, desktop: desktop, sink: sink)
    runner.open()
    return runner
  }

  /// The last of a session: what is to be kept is kept, what is to be removed is removed.
  func end(_ runner: EffectRunner, by deadline: DispatchTime = .distantFuture) {
    runner.finish(by: deadline)
    accounts.finish()
    traces?.remove()
  }
}

extension Facts {
  /// What the interface is told of the settings.
  init(
    _ settings: LookupSettings, _ configuration: Configuration, keepsNothing: DisplayText?, isDemo: Bool = false
  ) {
    self.init(
      server: settings.shownServer, validation: settings.validationInWords(configuration.dnssec),
      services: configuration.services, timeout: configuration.discoveryTimeout,
      accountTimeout: configuration.accountTimeout, keepsNothing: keepsNothing, isDemo: isDemo,
      keys: configuration.keys)
  }
}
