public import ContactStore
internal import Discovery
public import DisplayText
internal import Services

/// The form without a screen: lines are typed, lines come back, nothing is drawn anew. Pure.
///
/// It works with a screen reader and on a terminal that can do nothing. One thing is done at a time; what is typed
/// meanwhile waits, but for `stop`.
public struct PlainDialogue: Sendable {
  /// What a step comes to.
  public struct Output: Sendable, Hashable {
    /// Lines to be written, one below the other.
    public var lines: [DisplayText] = []
    /// What is to be done.
    public var effects: [Effect] = []
    /// Whether lines that were typed before these were written are not for the question in them.
    public var dropsInput = false

    /// Adds what the next step came to.
    public mutating func add(_ next: Output) {
      lines += next.lines
      effects += next.effects
      dropsInput = dropsInput || next.dropsInput
    }
  }

  /// What the next line answers.
  enum Place: Sendable, Hashable {
    case top
    /// Whom to look up.
    case identifier
    /// Which contact of those that fit `filter` to open; `first` is the first of the page, from 0.
    case contacts(filter: String, first: Int)
    /// What to do with the open contact.
    case contact
    case preference, name, note
    /// Which of the contact's providers to ask for the account.
    case whomToAsk
    /// Whether it is asked, which was said to send what.
    case consent(AccountQuestion, of: ProviderReference)
    /// Which of the contact's providers to chat with, or to copy of.
    case whomToChat(ChatChoice)
    /// Which of a provider's links to open.
    case whichLink([ProviderChat.Offer], of: ContactProvider)
    /// Whether a link is opened, which was said in full; and whose it is.
    case opening(ChatLink, of: DisplayText)
    /// What to copy.
    case whatToCopy([Copy])
    /// Which consent to revoke, of the endpoints as they were numbered: another program may change the list meanwhile.
    case consents(listed: [String])
  }

  /// What is under way, whose answer is waited for.
  enum Work: Sendable, Hashable {
    /// The store is being opened, and is needed for what was typed.
    case opening
    case lookup(number: Int, Identifier)
    case account(number: Int, AccountQuestion, of: ProviderReference)
    case openingLink(ChatLink, of: DisplayText)
    case copying(Copy)
    case keep(id: String)
    /// A contact is read to be opened, or `orLookUp` where it is none.
    case load(id: String, orLookUp: Identifier?)
    case change(EffectKind, id: String)
  }

  private enum Typed: Sendable {
    case line(String)
    case end
  }

  /// What does not change.
  public let facts: Facts
  var now: Timestamp
  var directory = ContactDirectory()
  var store = StoreCondition.opening
  var place = Place.top
  var work: Work?
  /// The contact that is open, kept or not.
  var contact: Contact?
  /// What was found cannot be shown before it is kept.
  var found: (identifier: Identifier, result: DiscoveryResult)?
  /// Contacts that can be brought back, the one removed last at the end.
  var removed: [Contact] = []
  /// The providers that are asked without asking the user.
  var consents: [Consent] = []
  /// Those that want to be left alone for a while.
  var leftAlone = LeftAlone()
  /// Of discoveries and of questions to providers alike.
  var lastNumber = 0
  var output = Output()
  private var typedAhead: [Typed] = []
  private(set) var hasEnded = false

  /// How far the store can be used.
  enum StoreCondition: Sendable {
    case opening, open, readOnly, unusable
  }

  /// A dialogue that has not begun.
  public init(facts: Facts, now: Timestamp) {
    self.facts = facts
    self.now = now
  }

  /// The first lines.
  public mutating func begin() -> Output {
    say("mimi finds out at which messengers a person can be reached.")
    say("The DNS is asked through \(facts.server). \(facts.validation).")
    if facts.isDemo { say("This is the demo: its people are made up, and nothing leaves this machine.") }
    if let keepsNothing = facts.keepsNothing { say("What is found is not kept: \(keepsNothing).") }
    ask()
    return taken()
  }

  /// Takes in a line that was typed, without its end.
  public mutating func receive(line: String) -> Output {
    if work != nil, Self.word(line) == "stop" {
      stop()
    } else if typedAhead.count < Limits.linesTypedAhead {
      typedAhead.append(.line(line))
    } else {
      say("Too much was typed ahead; this line is dropped.")
    }
    goOn()
    return taken()
  }

  /// Takes in that no more lines will come: the dialogue ends when what is under way is done.
  public mutating func receiveEnd() -> Output {
    typedAhead.append(.end)
    goOn()
    return taken()
  }

  /// Takes in an event.
  public mutating func receive(_ event: Event) -> Output {
    handle(event)
    goOn()
    return taken()
  }

  /// Works on what was typed until something has to be waited for.
  private mutating func goOn() {
    while work == nil, !hasEnded, !typedAhead.isEmpty {
      switch typedAhead.removeFirst() {
      case .line(let line): handle(line: line)
      case .end: end()
      }
    }
  }

  /// Drops the lines that were typed ahead; the end of them stays.
  mutating func dropLinesTypedAhead() {
    output.dropsInput = true
    let count = typedAhead.count
    typedAhead.removeAll { if case .line = $0 { true } else { false } }
    if typedAhead.count < count { say("What was typed ahead is dropped: this is to be read first.") }
  }

  mutating func end() {
    hasEnded = true
    output.effects.append(.quit)
  }

  mutating func say(_ line: DisplayText) { output.lines.append(line) }

  mutating func `do`(_ effect: Effect) { output.effects.append(effect) }

  private mutating func taken() -> Output {
    defer { output = Output() }
    return output
  }

  /// A word that was typed, as it is compared.
  static func word(_ line: String) -> String { trimmed(line).lowercased() }

  /// What was typed without the spaces at its ends.
  static func trimmed(_ line: String) -> String {
    String(line.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
