public import DisplayText

/// A service whose accounts are known by their form.
public struct Service: Sendable {
  /// Its token in records, in lower case.
  public let token: String
  /// What people call it.
  public let name: DisplayText
  /// Where the form of its links is written: a page of its own, a part of its program, or an RFC.
  public let source: String
  /// What its accounts look like, as the end of "... is not".
  public let described: DisplayText
  /// The forms of its accounts, those tried first in front.
  let accounts: [Account]

  /// Whether there are links to accounts of it.
  public var hasLinks: Bool { !links.isEmpty }

  /// The links to its accounts as the catalogue writes them, each once: `https://t.me/{name}`.
  public var links: [String] {
    accounts.compactMap(\.link.template?.description).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Why some of its accounts have none: `Signal has no public links to user names`.
  public var missing: [DisplayText] {
    accounts.compactMap { if case .none(let why) = $0.link { why } else { nil } }
  }

  /// One form of accounts.
  struct Account: Sendable {
    var form: AccountForm
    var link: Link
    /// The value of a vCard's IMPP property; `nil` where TEL or EMAIL has it.
    var impp: LinkTemplate?
  }

  /// The link to an account of one form, or why there is none.
  enum Link: Sendable {
    case made(LinkTemplate)
    case none(DisplayText)

    var template: LinkTemplate? {
      if case .made(let template) = self { template } else { nil }
    }
  }

  /// The form of an account and its parts; `nil` where it has none of the forms.
  func read(_ account: String) -> (form: Account, parts: [String])? {
    for form in accounts {
      if let parts = form.form.parts(of: account) { return (form, parts) }
    }
    return nil
  }
}
