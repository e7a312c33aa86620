internal import ContactStore
internal import Discovery
internal import DisplayText

extension State {
  /// The panel in which a provider is asked, also while help or the consents stand over it.
  var accountPanel: AccountPanel? {
    for case .account(let panel) in [place] + placesBefore.reversed() { return panel }
    return nil
  }

  private mutating func set(_ panel: AccountPanel) {
    if case .account = place {
      place = .account(panel)
      return
    }
    for index in placesBefore.indices {
      if case .account = placesBefore[index] { placesBefore[index] = .account(panel) }
    }
  }

  /// Opens the panel about the selected provider, or begins again in the one that is open.
  mutating func askForAccount(_ effects: inout [Effect]) {
    if case .account(let panel) = place {
      consider(panel, &effects)
    } else if let panel = panelOfSelected {
      goAside(to: .account(panel))
      consider(panel, &effects)
    }
  }

  /// Asks the user, unless they always ask this provider, and it does not want to be left alone.
  private mutating func consider(_ panel: AccountPanel, _ effects: inout [Effect]) {
    let endpoint = panel.question.endpoint
    guard isAlwaysAsked(endpoint), secondsLeftAlone(endpoint) == 0 else {
      var panel = panel
      panel.stage = .consent
      panel.notRemembered = nil
      panel.top = 0
      set(panel)
      return
    }
    ask(panel, &effects)
    say(.news, "asking \(endpoint); you always ask it, \(keyName(.always)) lists those")
  }

  /// Asks the provider, once all of the panel has been on the screen: nobody agrees to what could not be read.
  mutating func agree(_ panel: AccountPanel, _ effects: inout [Effect]) {
    if panel.wasShown, hasReadAll(panel) { ask(panel, &effects) } else { readOn(panel) }
  }

  private func hasReadAll(_ panel: AccountPanel) -> Bool {
    let (lines, rows) = scrolled
    return panel.top + rows >= lines
  }

  private mutating func readOn(_ panel: AccountPanel) {
    let (lines, rows) = scrolled
    var panel = panel
    panel.top = min(panel.top + max(1, rows - 1), max(0, lines - rows))
    set(panel)
    if hasReadAll(panel) {
      say(.news, "now \(keyName(.open)) asks")
    } else {
      say(.news, "read on: \(keyName(.open)) goes on")
    }
  }

  /// Asks the provider: the user has agreed.
  mutating func ask(_ panel: AccountPanel, _ effects: inout [Effect]) {
    lastNumber += 1
    var panel = panel
    panel.stage = .asking(number: lastNumber, since: now)
    panel.top = 0
    set(panel)
    effects.append(.askAccount(number: lastNumber, panel.question))
  }

  /// Asks the provider, from now on without asking the user.
  mutating func askAlways(_ effects: inout [Effect]) {
    guard case .account(let panel) = place else { return }
    guard panel.stage == .consent else {
      goAside(to: .consents(selected: 0))
      return
    }
    guard panel.wasShown, hasReadAll(panel) else {
      readOn(panel)
      return
    }
    effects.append(.allow(endpoint: panel.question.endpoint, at: now))
    ask(panel, &effects)
  }

  /// The user's `always` could not be kept, which what is said of the answer must not hide.
  mutating func alwaysNotRemembered(_ why: DisplayText) {
    guard var panel = accountPanel else { return }
    panel.notRemembered = why
    set(panel)
  }

  /// Closes the panel. A provider that is being asked is not waited for any more.
  mutating func close(_ panel: AccountPanel, _ effects: inout [Effect]) {
    if case .asking(let number, let since) = panel.stage {
      effects.append(.cancel(number: number))
      let endpoint = panel.question.endpoint
      say(.news, "\(endpoint) is no longer asked; it may have got the question")
      // It may have been sent, and the log says what was.
      let seconds = max(0, now.seconds - since.seconds)
      log.add(Log.Entry(at: now, text: "\(Self.inLog(panel.question)): given up after \(seconds) s"))
    }
    comeBack()
    comeBackToProvider(of: panel.id) { panel.place(in: $0) }
  }

  /// Behind a panel: the next key must not be about somebody else, nor about another provider.
  ///
  /// - Parameter isIt: the place of the panel's provider among these; `nil` where it is none of them.
  mutating func comeBackToProvider(of id: String, _ isIt: ([ContactProvider]) -> Int?) {
    guard place == .providers || place.kind == .provider else { return }
    guard subject?.id == id else {
      place = selection == nil ? .prompt : .contacts
      return
    }
    if let place = isIt(subject?.providers ?? []) {
      provider = place
      keepSelectionVisible()
    } else {
      place = .providers
    }
  }

  // MARK: Answers

  mutating func accountAnswered(_ number: Int, _ answer: AccountAnswer, _ effects: inout [Effect]) {
    // What was cancelled is not wanted any more.
    guard var panel = accountPanel, case .asking(number, _) = panel.stage else { return }
    let endpoint = panel.question.endpoint
    note(answer, to: panel.question)
    leftAlone.set(endpoint, seconds: answer.retryAfter, at: now)
    let notKept = answer.told.flatMap { keep($0, answer.links, of: &panel, &effects) }
    panel.stage = .answered(answer, at: now, notKept: notKept)
    panel.top = 0
    set(panel)
    if let account = answer.told {
      say(.news, "\(endpoint) says \(account)\(notKept.map { "; not kept: \($0)" } ?? "")")
    } else {
      let heading = answer.explanation(of: panel.question, timeout: facts.accountTimeout)?.heading
      say(.failure, "\(endpoint): \(heading ?? "no account in the answer")")
    }
  }

  /// Keeps an account for the contact and the provider that were asked about, whoever is shown by now.
  ///
  /// - Returns: why it is not kept; `nil` where it is.
  private mutating func keep(
    _ account: String, _ links: [AccountAnswer.Link], of panel: inout AccountPanel, _ effects: inout [Effect]
  ) -> DisplayText? {
    var asked = panel.provider
    if subject?.id == panel.id, let providers = subject?.contact?.providers {
      guard let place = panel.place(in: providers) else { return "the owner changed this provider meanwhile" }
      asked = providers[place].reference
      subject?.contact?.setAccount(account, links: links, toldBy: asked, at: now)
      panel.provider.account = account
      provider = panel.place(in: subject?.providers ?? []) ?? 0
    }
    if let keepingObstacle {
      if let contact = subject?.contact, contact.id == panel.id, directory.row(id: panel.id) != nil {
        cache.put(contact)
      }
      return keepingObstacle
    }
    guard directory.row(id: panel.id) != nil else { return "\(panel.id) is not among your contacts" }
    effects.append(.keepAccount(id: panel.id, provider: asked, account: account, links: links, at: now))
    return nil
  }

  /// What is said when an account is kept.
  var keptAccount: DisplayText {
    guard let panel = accountPanel, case .answered(let answer, _, nil) = panel.stage, let account = answer.told else {
      return "the account is kept"
    }
    return "\(panel.question.endpoint) says \(account); it is kept as the provider's word"
  }

  private mutating func note(_ answer: AccountAnswer, to question: AccountQuestion) {
    var text = Self.inLog(question)
    if let address = answer.address { text += " at \(Words.beginning(address, columns: Limits.addressColumns))" }
    text += ": \(answer.status.rawValue)"
    if let status = answer.httpStatus { text += ", HTTP \(status)" }
    let tenths = Int((answer.elapsed / .microseconds(100)).rounded())
    log.add(Log.Entry(at: now, text: "\(text), \(tenths / 10).\(tenths % 10) ms"))
  }

  private static func inLog(_ question: AccountQuestion) -> DisplayText {
    "\(question.endpoint): account of \(question.identifier.canonical)"
  }

  // MARK: Whom nobody is to ask now

  /// Seconds for which a provider still wants to be left alone; 0 where it may be asked.
  func secondsLeftAlone(_ endpoint: String) -> Int64 { leftAlone.seconds(endpoint, at: now) }

  /// Whether the panel has seconds that pass.
  var panelCountsSeconds: Bool {
    guard let panel = accountPanel else { return false }
    if case .asking = panel.stage { return true }
    return secondsLeftAlone(panel.question.endpoint) > 0
  }

  // MARK: What is in the way

  /// The panel about the selected provider; `nil` where it cannot be asked.
  private var panelOfSelected: AccountPanel? {
    guard let contact = subject?.contact, let provider = selectedProvider,
      case .question(let question) = Askable(provider, of: contact)
    else { return nil }
    return AccountPanel(question: question, provider: provider.reference)
  }

  /// Why no provider can be asked here.
  var askingObstacle: DisplayText? {
    guard case .account(let panel) = place else {
      guard let subject else { return "no contact is selected" }
      guard let contact = subject.contact, let provider = selectedProvider else {
        return isBeingRead(subject) ? "this contact is being read still: try again" : "there is no provider to ask"
      }
      if case .obstacle(let why) = Askable(provider, of: contact) { return why }
      return nil
    }
    switch panel.stage {
    case .consent: return "\(keyName(.open)) asks \(panel.question.endpoint), \(keyName(.back)) does not"
    case .asking: return beingAsked(panel)
    case .answered: return nil
    }
  }

  /// Why no consent can be given here.
  var rememberingObstacle: DisplayText? {
    guard case .account(let panel) = place, panel.stage == .consent else { return nil }
    if let why = facts.keepsNothing { return "\(why), no consent either; \(keyName(.open)) asks this once" }
    return isAlwaysAsked(panel.question.endpoint)
      ? "you always ask it already; \(keyName(.open)) asks, \(keyName(.back)) does not" : nil
  }

  func beingAsked(_ panel: AccountPanel) -> DisplayText {
    "\(panel.question.endpoint) is being asked already; \(keyName(.back)) cancels"
  }
}
