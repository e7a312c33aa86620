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
  /// The user's choice of colour.
  var color: ColorChoice
  /// Whom to look up at once.
  var identifier: String?
  /// What is to be removed when the session ends.
  var traces: ThrowAwayDirectory?

  init(
    facts: Facts, settings: LookupSettings, opening: StoreOpening, resolver: LazyResolver? = nil,
    accounts: LazyAccounts? = nil, color: ColorChoice, identifier: String?, traces: ThrowAwayDirectory? = nil
  ) {
    self.facts = facts
    self.settings = settings
    self.opening = opening
    let resolver = resolver ?? LazyResolver(settings.resolver)
    self.resolver = resolver
    self.accounts = accounts ?? LazyAccounts(Configuration(), resolver: resolver)
    self.color = color
    self.identifier = identifier
    self.traces = traces
  }

  /// The runner of this session's effects, which has begun to open the store.
  func beginning(sink: @escaping @Sendable (Event) -> Void) -> EffectRunner {
    let runner = EffectRunner(
      opening: opening, resolver: resolver, discovery: settings.discovery, accounts: accounts,
      accountTimeout: facts.accountTimeout, sink: sink)
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
