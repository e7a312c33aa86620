/// Where the user is: whom keys go to.
public enum Place: Sendable, Hashable {
  /// The line on top, where an identifier or a filter is typed.
  case prompt
  /// The list of contacts.
  case contacts
  /// The list of the subject's providers.
  case providers
  /// One of them in full; `top` is the first line that is shown.
  case provider(top: Int)
  /// A line to edit, for the contact with this identifier.
  case form(Form)
  /// A question that Enter answers with yes, Esc with no.
  case question(Question)
  /// A provider is asked for the account.
  case account(AccountPanel)
  /// A chat is opened.
  case chat(ChatPanel)
  /// A link's QR code.
  case qr(QRPanel)
  /// The providers that are asked without asking the user; which of them is selected, from 0.
  case consents(selected: Int)
  /// What was asked of whom; `top` is the first line that is shown.
  case log(top: Int)
  /// All actions; `top` is the first line that is shown.
  case help(top: Int)

  /// What is left of a place where only its kind counts.
  public enum Kind: Sendable, Hashable, CaseIterable {
    case prompt, contacts, providers, provider, form, question, account, chat, qr, consents, log, help
  }

  /// Its kind.
  public var kind: Kind {
    switch self {
    case .prompt: .prompt
    case .contacts: .contacts
    case .providers: .providers
    case .provider: .provider
    case .form: .form
    case .question: .question
    case .account: .account
    case .chat: .chat
    case .qr: .qr
    case .consents: .consents
    case .log: .log
    case .help: .help
    }
  }
}

/// A line to edit.
public struct Form: Sendable, Hashable {
  /// What is edited.
  public enum Field: Sendable, Hashable {
    case name, note
  }

  /// What is edited.
  public var field: Field
  /// Whose it is.
  public var id: String
  /// The text.
  public var line: LineEditor
}

/// A question that waits for Enter.
public enum Question: Sendable, Hashable {
  /// Whether all contacts are to be looked up again, so many names.
  case refreshAll(names: Int)
}
