internal import ContactStore
internal import Discovery
internal import DisplayText

extension PlainDialogue {
  // MARK: Whom to ask

  mutating func openAsking() {
    guard let contact else { return go(to: .top) }
    if contact.providers.isEmpty {
      return refuse("There is no provider to ask: none is known of this contact", "refresh it")
    }
    go(to: .whomToAsk)
  }

  mutating func ask(whom word: String) {
    guard let contact else { return go(to: .top) }
    if word.isEmpty || word == "back" { return go(to: .contact) }
    guard let number = Int(word), (1...contact.providers.count).contains(number) else {
      return refuse("This is no provider's number", "type one from 1 to \(contact.providers.count)")
    }
    let provider = contact.providers[number - 1]
    switch Askable(provider, of: contact) {
    case .obstacle(let why): refuse("It is not asked: \(why)", "type another number, or back")
    case .question(let question): consider(question, provider.reference)
    }
  }

  /// Asks the user, unless they always ask this provider, and it does not want to be left alone.
  private mutating func consider(_ question: AccountQuestion, _ provider: ProviderReference) {
    let waiting = leftAlone.seconds(question.endpoint, at: now)
    let isAlwaysAsked = isAlwaysAsked(question.endpoint)
    if isAlwaysAsked, waiting == 0 {
      say("You always ask \(question.endpoint); consents lists those.")
      return ask(question, provider)
    }
    for line in AccountDisclosure(
      question, resolver: facts.serverInSentence, dnssec: contact?.dnssec
    ).lines {
      say("\(line.label): \(line.text).")
    }
    if waiting > 0 { say("\(question.endpoint) wants to be left alone for \(Words.remaining(waiting)) more.") }
    if isAlwaysAsked { say("You always ask it.") }
    // Nobody has read yet what it would agree to.
    dropLinesTypedAhead()
    go(to: .consent(question, of: provider))
  }

  func isAlwaysAsked(_ endpoint: String) -> Bool { consents.contains { $0.endpoint == endpoint } }

  /// Whether `always` is an answer.
  private func canAlwaysAsk(_ endpoint: String) -> Bool { facts.keepsNothing == nil && !isAlwaysAsked(endpoint) }

  func answers(to question: AccountQuestion) -> DisplayText {
    canAlwaysAsk(question.endpoint) ? "Type yes, no or always:" : "Type yes or no:"
  }

  mutating func handleConsent(_ word: String, _ question: AccountQuestion, _ provider: ProviderReference) {
    switch word {
    case "yes", "y": ask(question, provider)
    case "always", "a":
      if let why = facts.keepsNothing { return refuse("No consent is kept: \(why)", "type yes or no") }
      if !isAlwaysAsked(question.endpoint) { self.do(.allow(endpoint: question.endpoint, at: now)) }
      ask(question, provider)
    case "no", "n", "back", "":
      say("Nothing was sent.")
      go(to: .contact)
    default: refuse("This is no answer here, and nothing was sent", "type one of the words")
    }
  }

  private mutating func ask(_ question: AccountQuestion, _ provider: ProviderReference) {
    lastNumber += 1
    work = .account(number: lastNumber, question, of: provider)
    place = .contact
    say("asking \(question.endpoint), for the account of \(question.identifier.shownName) ...")
    self.do(.askAccount(number: lastNumber, question))
  }

  // MARK: The answer

  mutating func accountAnswered(_ number: Int, _ answer: AccountAnswer) {
    // What was given up is not wanted any more.
    guard case .account(number, let question, let provider)? = work else { return }
    work = nil
    leftAlone.set(question.endpoint, seconds: answer.retryAfter, at: now)
    for line in Self.lines(answer, to: question, timeout: facts.accountTimeout) { say(line) }
    guard let account = answer.told, let contact else { return ask() }
    self.contact?.setAccount(account, links: answer.links, toldBy: provider, at: now)
    if let why = whyNotKept(contact) {
      say("It is not kept: \(why.why); \(why.hint).")
      return self.contact.map { open($0) } ?? ask()
    }
    work = .change(.account, id: contact.id)
    self.do(
      .keepAccount(id: contact.id, provider: provider, account: account, links: answer.links, at: now))
  }
}
