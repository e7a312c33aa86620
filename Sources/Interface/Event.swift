public import ContactStore
public import Discovery
public import DisplayText
public import Services
public import Terminal

/// What happens to the interface.
public enum Event: Sendable {
  /// Something came from the terminal.
  case input(Input)
  /// An identifier of the command line: it is looked up once the store is open, or taken from there while it is good.
  case start(identifier: String)
  /// The clock, at least once a minute, and each second while something is under way.
  case time(Timestamp)
  /// The store is open.
  case opened(ContactDirectory, isReadOnly: Bool)
  /// The store cannot be used, or there is something to know of it.
  case notice(DisplayText, hint: DisplayText, isFailure: Bool)
  /// Another program changed the contacts: all of them, anew.
  case changedElsewhere(ContactDirectory)
  /// A contact that was asked for; `nil` where there is none by now.
  case loaded(id: String, Contact?)
  /// A contact that was asked for cannot be read, and why.
  case unreadable(id: String, DisplayText)
  /// A discovery ended.
  case lookedUp(number: Int, DiscoveryResult)
  /// A provider answered, or it is known why not.
  case accountAnswered(number: Int, AccountAnswer)
  /// The providers that are asked without asking the user, by endpoint: when the program starts, and after each change.
  case consents([Consent])
  /// A contact as it is kept now, after `keep`, `edit` or `restore`.
  case kept(Contact, EffectKind)
  /// A contact was removed; what it was.
  case removed(Contact)
  /// A link was handed to the desktop, or why it was not.
  case linkOpened(ChatLink, Opening)
  /// Something was put on the clipboard, or why it was not.
  case copied(Copy, Copying)
  /// An effect failed.
  case failed(EffectKind, id: String, message: DisplayText, hint: DisplayText)
}
