import AccountLookup
import ContactStore
import Discovery
import DisplayText
import Glibc

/// The steps of `mimi account`: the discovery, which is kept as `lookup` keeps it, the choice of a provider, the user's
/// consent, the question, and keeping what was told.
struct AccountInquiry {
  var options: CommonOptions
  var configuration: Configuration
  var settings: LookupSettings
  /// The provider that was named; `nil` for the suggested one.
  var wanted: String?
  /// Whether the user agreed beforehand.
  var isAgreed: Bool

  /// Does them, and prints what came of it. Blocks its thread.
  func run(_ typed: String) throws(Failure) -> ExitStatus {
    let resolver = LazyResolver(settings.resolver)
    var report = AccountReport(discovery: try lookUp(typed, resolver), timeout: configuration.accountTimeout)
    guard let identifier = report.discovery.identifier, let result = report.discovery.result else {
      return write(report)
    }
    guard result.status == .found else {
      let status = write(report)
      return max(status, keep(identifier, result).status)
    }
    let known = try wanted == nil ? keptContact(identifier.canonical) : nil
    // Before anybody is asked: the DNS was, whatever the user or the provider says.
    let kept = keep(identifier, result)
    let provider = try choose(identifier, result, known)
    let question = try Self.question(identifier, provider)
    report.provider = provider
    report.question = question
    if wanted == nil, let account = provider.account {
      report.answer = AccountAnswer(.found, account: account)
    } else if try isAllowed(question, dnssec: result.dnssec) {
      report.answer = try ask(question, resolver)
    } else {
      report.answer = AccountAnswer(.declined)
    }
    let status = max(write(report), kept.status)
    return max(status, keepAccount(report, of: identifier, in: kept.store))
  }

  private func lookUp(_ typed: String, _ resolver: LazyResolver) throws(Failure) -> LookupReport {
    let resolver = try resolver.get()
    let settings = settings.discovery
    return BlockingWait.value { await LookupReport(of: typed, with: resolver, settings) }
  }

  private func choose(
    _ identifier: Identifier, _ result: DiscoveryResult, _ known: Contact?
  ) throws(Failure) -> Provider {
    if let wanted { return try ProviderChoice.named(wanted, of: identifier, result) }
    let services = configuration.services
    if let provider = ProviderChoice.suggested(of: identifier, result, kept: known, services: services) {
      return provider
    }
    throw Failure(status: .unavailable, message: "\(identifier.shownName) has no provider", hint: "look it up again")
  }

  /// What is known of the contact, whose preference counts. One that cannot be read has none.
  private func keptContact(_ id: String) throws(Failure) -> Contact? {
    guard let path = options.storePath, !path.isEmpty else { return nil }
    do throws(StoreFailure) {
      return try ContactStore(path: path).contact(id)
    } catch {
      if error.kind == .unreadableContact { return nil }
      throw Failure(error)
    }
  }

  private static func question(_ identifier: Identifier, _ provider: Provider) throws(Failure) -> AccountQuestion {
    do {
      return try AccountQuestion(identifier, endpoint: provider.endpoint)
    } catch {
      throw Failure(
        status: .unavailable, message: "\(provider.endpoint): \(error.message)", hint: DisplayText(error.hint))
    }
  }

  // MARK: Consent

  private func isAllowed(_ question: AccountQuestion, dnssec: DNSSECStatus?) throws(Failure) -> Bool {
    if isAgreed { return true }
    let store = options.storePath.map { ConsentStore(besideContacts: $0) }
    if let store, isRemembered(question.endpoint, in: store) { return true }
    let asking = ConsentQuestion(
      disclosure: AccountDisclosure(question, resolver: settings.server, dnssec: dnssec), endpoint: question.endpoint,
      style: messageStyle)
    switch asking.ask() {
    case .yes: return true
    case .no: return false
    case .always:
      remember(question.endpoint, in: store)
      return true
    }
  }

  private func isRemembered(_ endpoint: String, in store: ConsentStore) -> Bool {
    do {
      let contents = try store.read()
      for notice in contents.notices { say(Console.hint(notice.inWords)) }
      guard let consent = contents.consents.first(where: { $0.endpoint == endpoint }) else { return false }
      say(
        Console.hint(
          "\(endpoint) is asked without asking you, since \(consent.since.text); to end that: mimi consents revoke \(endpoint)"
        ))
      return true
    } catch {
      // Not knowing is no consent: the user is asked.
      say(Console.error(DisplayText(error.message), messageStyle) + Console.hint(DisplayText(error.hint)))
      return false
    }
  }

  private func remember(_ endpoint: String, in store: ConsentStore?) {
    guard !options.noSave, let store else {
      say(Console.hint("--no-save keeps nothing: you are asked again the next time"))
      return
    }
    do {
      _ = try store.allow(Consent(endpoint: endpoint, since: .now))
      say(Console.hint("remembered; to end that: mimi consents revoke \(endpoint)"))
    } catch {
      say(Console.error(DisplayText(error.message), messageStyle) + Console.hint(DisplayText(error.hint)))
    }
  }

  // MARK: The question

  private func ask(_ question: AccountQuestion, _ resolver: LazyResolver) throws(Failure) -> AccountAnswer {
    let client = try LazyAccounts(configuration, resolver: resolver).get()
    let timeout = configuration.accountTimeout
    let (endpoint, seconds) = (question.endpoint, Int((timeout / .seconds(1)).rounded(.up)))
    let progress = ProgressLine("Asking \(endpoint) ...", isDrawnOver: !options.accessible) {
      "Asking \(endpoint): \($0) s of \(seconds) s, ^C gives up"
    }
    Interruption.setLastWords { progress.end(clears: false) }
    defer { progress.end() }
    return BlockingWait.value { await client.ask(question, timeout: timeout) }
  }

  // MARK: What comes of it

  private func write(_ report: AccountReport) -> ExitStatus {
    let style = Style(configuration.color, descriptor: STDOUT_FILENO)
    Console.write(options.json ? report.json : report.text(style), to: STDOUT_FILENO)
    if options.verbose { say(report.details(server: settings.server)) }
    if !options.json { say(report.messages(messageStyle)) }
    return report.exitStatus
  }

  // MARK: Keeping

  /// Keeps a discovery, as `lookup` does.
  ///
  /// - Returns: what that means for the exit status, and where what the provider tells can be kept; `nil` for nowhere.
  private func keep(_ identifier: Identifier, _ result: DiscoveryResult) -> (status: ExitStatus, store: ContactStore?) {
    if options.noSave { return (.found, nil) }
    do throws(Failure) {
      let store = try options.openStore()
      if let news = try store.keepDiscovery(identifier, result, at: .now) { say(Console.hint(news)) }
      return (.found, store)
    } catch {
      say(Console.error(error.message, messageStyle) + Console.hint(error.hint))
      return (error.status, nil)
    }
  }

  /// Keeps the account that the provider told.
  private func keepAccount(_ report: AccountReport, of identifier: Identifier, in store: ContactStore?) -> ExitStatus {
    guard let store, let provider = report.provider, let answer = report.answer, let account = answer.account,
      !report.isPublished
    else {
      return .found
    }
    do throws(StoreFailure) {
      try store.update(identifier.canonical) {
        _ = $0?.setAccount(account, links: answer.links, toldBy: ContactProvider(provider).reference, at: .now)
      }
      return .found
    } catch {
      let failure = Failure(error)
      say(Console.error(failure.message, messageStyle) + Console.hint(failure.hint))
      return failure.status
    }
  }

  private var messageStyle: Style { Style(configuration.color, descriptor: STDERR_FILENO) }

  private func say(_ lines: [UInt8]) { Console.write(lines, to: STDERR_FILENO) }
}
