internal import ContactStore
internal import DisplayText
internal import Services

/// Opening a chat and copying, without a screen: all of a link is said before it is opened, which only yes does.
extension PlainDialogue {
  /// What one of the contact's providers is chosen for.
  enum ChatChoice: Sendable, Hashable {
    case opening, copying
  }

  mutating func choose(_ choice: ChatChoice) {
    guard let contact else { return go(to: .top) }
    if contact.providers.isEmpty {
      return refuse("There is no provider: none is known of this contact", "refresh it")
    }
    go(to: .whomToChat(choice))
  }

  mutating func chat(whom word: String, _ choice: ChatChoice) {
    guard let contact else { return go(to: .top) }
    if word.isEmpty || word == "back" { return go(to: .contact) }
    guard let number = Int(word), (1...contact.providers.count).contains(number) else {
      return refuse("This is no provider's number", "type one from 1 to \(contact.providers.count)")
    }
    let provider = contact.providers[number - 1]
    let chat = ProviderChat(provider)
    switch choice {
    case .opening: offerLinks(of: provider, chat)
    case .copying: offerCopies(of: provider, chat)
    }
  }

  // MARK: Opening

  private mutating func offerLinks(of provider: ContactProvider, _ chat: ProviderChat) {
    if chat.offers.isEmpty { return refuse(Self.whyNoLink(provider, chat), "type another number, or back") }
    if let why = facts.noDesktop {
      for offer in chat.offers { say("The link is: \(Self.said(offer))") }
      return refuse("It cannot be opened here: \(why)", "back leads to copy, which copies it")
    }
    if chat.offers.count == 1 { return confirm(chat.offers[0], of: provider) }
    for (place, offer) in chat.offers.enumerated() { say("\(place + 1) \(Self.said(offer))") }
    go(to: .whichLink(chat.offers, of: provider))
  }

  mutating func handleLink(_ word: String, _ offers: [ProviderChat.Offer], _ provider: ContactProvider) {
    if word.isEmpty || word == "back" { return go(to: .contact) }
    guard let number = Int(word), offers.indices.contains(number - 1) else {
      return refuse("There is no number \(word) in this list", "type one from 1 to \(offers.count)")
    }
    confirm(offers[number - 1], of: provider)
  }

  private mutating func confirm(_ offer: ProviderChat.Offer, of provider: ContactProvider) {
    say("The link is: \(Self.said(offer))")
    say("It is opened with \(State.opener).")
    // Nobody has read yet what it would open.
    dropLinesTypedAhead()
    go(to: .opening(offer.link, of: provider.serviceName))
  }

  mutating func handleOpening(_ word: String, _ link: ChatLink, _ service: DisplayText) {
    switch word {
    case "yes", "y":
      work = .openingLink(link, of: service)
      place = .contact
      self.do(.openLink(link))
    case "no", "n", "back", "":
      say("Nothing was opened.")
      go(to: .contact)
    default: refuse("This is no answer here, and nothing was opened", "type one of the words")
    }
  }

  mutating func linkOpened(_ link: ChatLink, _ result: Opening) {
    guard case .openingLink(link, let service)? = work else { return }
    work = nil
    switch result {
    case .handedTo(let program): say("\(service)'s link was handed to \(program).")
    case .failed(let message, let hint): say("\(message); \(hint).")
    }
    ask()
  }

  // MARK: Copying

  private mutating func offerCopies(of provider: ContactProvider, _ chat: ProviderChat) {
    var copies: [Copy] = []
    if let account = chat.account {
      copies.append(Copy(.account, account, standIn: provider.account.flatMap { Copy.standIn($0) }))
    }
    copies += chat.offers.map { Copy(.link, $0.link.shown) }
    if copies.isEmpty { return refuse(Self.whyNoLink(provider, chat), "type another number, or back") }
    if copies.count == 1 {
      say("There is no link: \(Self.whyNoLink(provider, chat)).")
      return copy(copies[0])
    }
    for (place, copy) in copies.enumerated() { say("\(place + 1) \(copy.name): \(copy.text)") }
    go(to: .whatToCopy(copies))
  }

  mutating func handleCopying(_ word: String, _ copies: [Copy]) {
    if word.isEmpty || word == "back" { return go(to: .contact) }
    guard let number = Int(word), copies.indices.contains(number - 1) else {
      return refuse("There is no number \(word) in this list", "type one from 1 to \(copies.count)")
    }
    copy(copies[number - 1])
  }

  private mutating func copy(_ copy: Copy) {
    work = .copying(copy)
    place = .contact
    self.do(.copy(copy))
  }

  mutating func copied(_ copy: Copy, _ result: Copying) {
    guard work == .copying(copy) else { return }
    work = nil
    switch result {
    case .by(let tool): say("Copied with \(tool): \(copy.name)\(copy.inWords)")
    case .byNone(let failures) where facts.terminalCopies:
      for failure in failures { say("\(failure).") }
      self.do(.copyThroughTerminal(copy))
      say("Asked: \(copy.throughTerminal)\(copy.inWords)")
    case .byNone(let failures):
      let (message, hint) = copy.failure(failures)
      say("\(message); \(hint).")
    }
    ask()
  }

  // MARK: Words

  private static func said(_ offer: ProviderChat.Offer) -> DisplayText {
    offer.toldBy.map { "\(offer.link.shown), named by \($0)" } ?? offer.link.shown
  }

  private static func whyNoLink(_ provider: ContactProvider, _ chat: ProviderChat) -> DisplayText {
    if chat.account == nil { return "No account is known: \(provider.endpoint) is to be asked for it" }
    return chat.noLink?.message ?? "no link is known"
  }
}
