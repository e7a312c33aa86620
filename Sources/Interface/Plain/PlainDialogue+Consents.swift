internal import ContactStore
internal import DisplayText

extension PlainDialogue {
  mutating func openConsents() {
    guard !consents.isEmpty else {
      say("No provider is always asked: you are told first what would be sent, and are asked.")
      if facts.keepsNothing == nil { say("The answer always in the place of yes lists a provider here.") }
      return go(to: .top)
    }
    say("Always asked, without asking you first:")
    for (place, consent) in consents.enumerated() {
      say("\(place + 1) \(consent.endpoint), allowed \(Self.ago(consent.since, now))")
    }
    go(to: .consents(listed: consents.map(\.endpoint)))
  }

  mutating func handleConsents(_ word: String, _ listed: [String]) {
    if word.isEmpty || word == "back" { return go(to: .top) }
    guard let number = Int(word), listed.indices.contains(number - 1) else {
      return refuse("There is no number \(word) in this list", "type one from 1 to \(listed.count)")
    }
    if let why = facts.keepsNothing { return refuse("No consent is revoked: \(why)", "start mimi without that") }
    let endpoint = listed[number - 1]
    work = .change(.revoke, id: endpoint)
    self.do(.revoke(endpoint: endpoint))
  }

  mutating func consentsChanged(_ new: [Consent]) {
    consents = new
    guard case .change(.revoke, let endpoint)? = work else { return }
    work = nil
    // What comes may be about a change by another program, before or after ours.
    say(
      isAlwaysAsked(endpoint)
        ? "The list was changed elsewhere, too; type consents to see whether \(endpoint) is in it."
        : "\(endpoint) is no longer asked without asking you first.")
    go(to: .top)
  }
}
