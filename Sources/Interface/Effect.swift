public import ContactStore
public import Discovery
public import DisplayText
public import Services

/// What the interface wants done. Plain data: something else does it, and answers with an `Event`.
public enum Effect: Sendable, Hashable {
  /// Read these contacts from the store: `.loaded` or `.unreadable` for each.
  case load([String])
  /// Ask the DNS: `.lookedUp`, unless it is cancelled.
  case lookUp(number: Int, Identifier)
  /// Ask a provider for an account, which the user has agreed to: `.accountAnswered`, unless it is cancelled.
  case askAccount(number: Int, AccountQuestion)
  /// Give a discovery or a question to a provider up; its answer is not wanted any more.
  case cancel(number: Int)
  /// Keep what a discovery found: `.kept` where there is a contact then. A success makes a contact; anything else only stands
  /// beside what is known already.
  case keep(Identifier, DiscoveryResult, at: Timestamp)
  /// Keep the account that a provider told, and the ways to chat that it named: `.kept`.
  case keepAccount(
    id: String, provider: ProviderReference, account: String, links: [AccountAnswer.Link], at: Timestamp)
  /// Remember that the provider at this endpoint is asked without asking the user: `.consents`.
  case allow(endpoint: String, at: Timestamp)
  /// Forget that: `.consents`.
  case revoke(endpoint: String)
  /// Change a contact: `.kept`.
  case edit(id: String, Edit)
  /// Remove a contact: `.removed`.
  case remove(id: String)
  /// Keep a contact again that was removed: `.kept`.
  case restore(Contact)
  /// Open a link with the desktop's program for it, which the user has seen: `.linkOpened`.
  case openLink(ChatLink)
  /// Put something on the clipboard with a program that does that: `.copied`.
  case copy(Copy)
  /// Put something on the clipboard by way of the terminal, which does not say whether it did.
  case copyThroughTerminal(Copy)
  /// End the program.
  case quit
  /// Stand in the background until the user wants the program again.
  case suspend
  /// Draw all of the screen anew.
  case redraw
  /// Take mouse events, or leave them to the terminal.
  case mouse(Bool)
}

/// What a user can change of a contact.
public enum Edit: Sendable, Hashable {
  /// The name of their own; `nil` for none.
  case name(String?)
  /// The note; `nil` for none.
  case note(String?)
  /// The preferred provider; `nil` for none.
  case preferred(ProviderReference?)
}

/// The effects that change the store, for the message of what became of them.
public enum EffectKind: Sendable, Hashable {
  case keep, rename, annotate, prefer, remove, restore, account, allow, revoke
}

/// Something to be put on the clipboard. Only what may be shown gets there: what one sees is what one pastes.
public struct Copy: Sendable, Hashable {
  /// What it is.
  public enum What: Sendable, Hashable {
    /// An account.
    case account
    /// A link.
    case link
  }

  /// What it is.
  public var what: What
  /// The text.
  public var text: DisplayText
  /// What stands in it for the first character that cannot be seen, such as `\u{202E}`; `nil` where all can be.
  public var standIn: DisplayText?

  /// Something to be copied.
  public init(_ what: What, _ text: DisplayText, standIn: DisplayText? = nil) {
    self.what = what
    self.text = text
    self.standIn = standIn
  }
}
