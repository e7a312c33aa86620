public import ContactStore
public import Discovery

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
  /// Keep the account that a provider told: `.kept`.
  case keepAccount(id: String, provider: ProviderReference, account: String, at: Timestamp)
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
