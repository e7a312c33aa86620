internal import ContactStore
internal import Discovery
internal import DisplayText

extension PlainDialogue {
  /// Asks for what the place needs.
  mutating func ask() {
    switch place {
    case .top:
      let undo: DisplayText = removed.isEmpty ? "" : "  5 undo"
      let more: DisplayText = consents.isEmpty ? "" : "  6 consents"
      say("1 look up  2 contacts  3 help  4 quit\(undo)\(more)")
      say("Type a number, or an identifier:")
    case .identifier: say("Type an identifier, such as mymimi.example.com, or back:")
    case .contacts: say("Type a number to open one, next, before, a word that they have to have, or back:")
    case .contact:
      say("1 prefer  2 refresh  3 name  4 note  5 remove")
      say("6 ask for the account  7 open a chat  8 copy  9 back")
      say("Type a number:")
    case .preference: say("Type a provider's number, 0 for no preference, or back:")
    case .name: say("Type the name; - takes it away, an empty line leaves it:")
    case .whomToAsk: say("Type the number of the provider to ask, or back:")
    case .consent(let question, _): say(answers(to: question))
    case .whomToChat(.opening): say("Type the number of the provider to open a chat at, or back:")
    case .whomToChat(.copying): say("Type the number of the provider whose account or link to copy, or back:")
    case .whichLink: say("Type the number of the link to open, or back:")
    case .opening: say("Type yes or no:")
    case .whatToCopy: say("Type the number of what to copy, or back:")
    case .consents: say("Type the number of one to revoke, or back:")
    case .note: say("Type the note; - takes it away, an empty line leaves it:")
    }
  }

  mutating func handle(line: String) {
    let word = Self.word(line)
    // In a name and a note every word is text.
    if place != .name, place != .note {
      switch word {
      case "quit", "q": return end()
      case "help", "?": return help()
      case "undo": return undo()
      default: break
      }
    }
    switch place {
    case .top: handleTop(line, word)
    case .identifier: word.isEmpty || word == "back" ? go(to: .top) : lookUp(typed: line)
    case .contacts(let filter, let first): handleContacts(line, word, filter, first)
    case .contact: handleContact(word)
    case .preference: prefer(word)
    case .name: edit(line, isName: true)
    case .note: edit(line, isName: false)
    case .whomToAsk: ask(whom: word)
    case .consent(let question, let provider): handleConsent(word, question, provider)
    case .whomToChat(let choice): chat(whom: word, choice)
    case .whichLink(let offers, let provider): handleLink(word, offers, provider)
    case .opening(let link, let service): handleOpening(word, link, service)
    case .whatToCopy(let copies): handleCopying(word, copies)
    case .consents(let listed): handleConsents(word, listed)
    }
  }

  mutating func go(to place: Place) {
    self.place = place
    ask()
  }

  private mutating func handleTop(_ line: String, _ word: String) {
    switch word {
    case "": ask()
    case "1", "look up": go(to: .identifier)
    case "2", "contacts": openContacts()
    case "3": help()
    case "4": end()
    case "5": undo()
    case "6", "consents": openConsents()
    default: lookUp(typed: line)
    }
  }

  mutating func help() {
    say("An identifier is a name such as mymimi.example.com or an email address; its owner gives it to others.")
    say("Looking one up asks the DNS for the messengers that the owner published, in the order that the owner wants.")
    say("Who runs the resolver (\(facts.server)) sees which names are asked for.")
    say("A provider is asked for an account only when you say so, after you are told what is sent to whom.")
    say("A link is opened only when you say so, after you have heard all of it; account and link can be copied.")
    say("What is found is kept as a contact: for it you can choose the provider that you prefer, a name and a note.")
    say("consents, in the place of an identifier, lists the providers that you always ask; there it can be revoked.")
    say("help and quit work wherever a number does; stop gives up what is under way; undo brings a contact back.")
    ask()
  }

  // MARK: Looking up

  mutating func lookUp(typed line: String) {
    let typed = Self.trimmed(line)
    guard typed.utf8.count <= Limits.promptOctets else { return refuse("this is too long for an identifier", "") }
    do {
      let identifier = try Identifier(typed)
      guard identifier.ownerName != nil else { return refuse(.noPhoneTree, typed) }
      // Whether it is kept is known when the contacts are read.
      if store != .opening, directory.row(id: identifier.canonical) == nil { return lookUp(identifier) }
      work = .load(id: identifier.canonical, orLookUp: identifier)
      self.do(.load([identifier.canonical]))
    } catch {
      refuse(error, typed)
    }
  }

  mutating func lookUp(_ identifier: Identifier) {
    lastNumber += 1
    work = .lookup(number: lastNumber, identifier)
    say("asking \(facts.server), for \(identifier.shownName) ...")
    self.do(.lookUp(number: lastNumber, identifier))
  }

  /// Gives up what can be given up.
  mutating func stop() {
    switch work {
    case .lookup(let number, let identifier)?:
      self.do(.cancel(number: number))
      say("The lookup of \(identifier.shownName) is given up.")
    case .account(let number, let question, _)?:
      self.do(.cancel(number: number))
      say("\(question.endpoint) is no longer asked; it may have got the question.")
    default: return
    }
    work = nil
    ask()
  }

  private mutating func refuse(_ error: IdentifierError, _ typed: String) {
    let explanation = Explanation(error, of: DisplayText(typed))
    refuse(explanation.message, explanation.hint)
  }

  /// Says why something is not possible, and asks again.
  mutating func refuse(_ why: DisplayText, _ hint: DisplayText) {
    say(hint.isEmpty ? "\(why)." : "\(why); \(hint).")
    ask()
  }
}
