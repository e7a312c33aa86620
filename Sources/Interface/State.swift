public import ContactStore
internal import Discovery
public import DisplayText
internal import Services
public import Terminal

/// All of the interface's state: one flat value. `update` changes it, views read it.
public struct State: Sendable {
  /// What does not change.
  public let facts: Facts
  /// The screen's size.
  public internal(set) var size: Size
  /// The clock, to the second.
  public internal(set) var now: Timestamp

  // Contacts.
  /// All contacts.
  public internal(set) var directory = ContactDirectory()
  /// Whether the store is being opened still.
  public internal(set) var isOpening = true
  /// Whether nothing can be kept in the store.
  public internal(set) var isReadOnly = false
  /// How contacts are sorted.
  public internal(set) var order = ContactOrder.name
  /// Those that are listed.
  public internal(set) var list = ContactList(rows: [], best: nil)
  /// Which row of the list is selected; `nil` where the list is empty.
  public internal(set) var selection: Selection?
  /// Whether contacts changed since they were listed; see `settle`.
  var listIsOutdated = false
  /// The first contact that is shown.
  public internal(set) var listTop = 0

  // Typing.
  /// The line on top.
  public internal(set) var prompt = LineEditor()
  /// What it is.
  public internal(set) var typed = Typed.nothing

  // Places.
  /// Where the user is.
  public internal(set) var place = Place.prompt
  /// Where they were before help, log, a form, a question and the like, the last one last.
  var placesBefore: [Place] = []
  /// Keys that wait for the contact that they are about.
  var keysTypedAhead: [Key] = []
  /// Whom they are about.
  var typedAheadAbout: String?
  /// Where going back from the right side leads.
  var leftPlace = Place.contacts
  /// How often the user moved; see `LookupUnderWay`.
  var moves = 0

  // The right side.
  /// Whom it is about; `nil` where nobody is selected and nothing is looked up.
  public internal(set) var subject: Subject?
  /// The selected provider, from 0.
  public internal(set) var provider = 0
  /// The first provider that is shown.
  public internal(set) var providerTop = 0

  // Work.
  /// The refresh of all contacts that is under way.
  public internal(set) var refresh: RefreshOfAll?
  /// Contacts that were read before, the nearest to the selection.
  var cache = ContactCache()
  /// What was found and could not be kept, shown until the program ends.
  var unkept: [String: Contact] = [:]
  /// Discoveries that are under way, by their number.
  var lookups: [Int: LookupUnderWay] = [:]
  /// Of discoveries and of questions to providers alike.
  var lastNumber = 0

  // Providers that are asked.
  /// Those that are asked without asking the user.
  public internal(set) var consents: [Consent] = []
  /// Those that want to be left alone for a while.
  var leftAlone = LeftAlone()

  // Chats.
  /// Links that were handed over, and whose they are, until it is known what became of them.
  var opening: [ChatLink: DisplayText] = [:]

  // The rest.
  /// What is to be looked up once the store is open.
  var awaitsStore: Identifier?
  /// The message line.
  public internal(set) var message: Message?
  /// Contacts that can be brought back, the last one removed last.
  public internal(set) var removed: [Contact] = []
  /// What was asked of whom.
  public internal(set) var log = Log()
  /// Whether the mouse is taken.
  public internal(set) var mouseIsOn = false

  /// The state before anything happened.
  public init(facts: Facts, size: Size, now: Timestamp) {
    self.facts = facts
    self.size = size
    self.now = now
    // Whoever said so wants to see that it holds.
    if let reason = facts.keepsNothing, !facts.isDemo { message = Message(kind: .news, text: reason) }
  }
}

/// A row of the list.
public enum Selection: Sendable, Hashable {
  /// A contact, by its place in the list, from 0.
  case contact(Int)
  /// "Discover TEXT", below the contacts.
  case discover
}

/// The message line.
public struct Message: Sendable, Hashable {
  /// What it is.
  public enum Kind: Sendable, Hashable {
    /// A result, or progress.
    case news
    /// Why something is not possible.
    case refusal
    /// Something went wrong.
    case failure
  }

  /// What it is.
  public var kind: Kind
  /// One sentence without a final dot.
  public var text: DisplayText
}

/// A refresh of all contacts.
public struct RefreshOfAll: Sendable, Hashable {
  /// How many names there are.
  public var total: Int
  /// How many are done.
  public var done = 0
  /// How many of those found nothing new to keep: they failed, or nothing is published.
  public var failed = 0
  /// Identifiers that wait.
  var waiting: ArraySlice<String>
  /// Numbers of those under way.
  var underWay: Set<Int> = []
}
