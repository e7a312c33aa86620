public import ContactStore
public import Discovery
public import DisplayText

/// Asking a provider for the account: from what the user is told before anything is sent to what the provider says.
public struct AccountPanel: Sendable, Hashable {
  /// How far it is.
  public enum Stage: Sendable, Hashable {
    /// The user is told what would be sent, and to whom; nothing has been.
    case consent
    /// The provider is asked.
    case asking(number: Int, since: Timestamp)
    /// The provider answered, or it is known why not. `notKept` says why an account that was told is not kept.
    case answered(AccountAnswer, at: Timestamp, notKept: DisplayText?)
  }

  /// What is asked of whom.
  public var question: AccountQuestion
  /// The provider, as the contact had it when it was asked last.
  public var provider: ProviderReference
  /// How far it is.
  public var stage = Stage.consent
  /// Why the user's `always` is not remembered; `nil` where it is, or was not said.
  var notRemembered: DisplayText?
  /// The first line that is shown.
  public var top = 0 {
    didSet { wasShown = false }
  }
  /// Whether the lines from `top` on have been on the screen.
  var wasShown = false

  /// Whom it is about.
  public var id: String { question.identifier.canonical }

  /// The provider's service as people call it, else its endpoint.
  var serviceName: DisplayText { ServiceName.display(provider.service, endpoint: question.endpoint) }

  /// Which of a contact's providers it is about, which may have told its account since; `nil` where it is none of them.
  func place(in providers: [ContactProvider]) -> Int? {
    providers.firstIndex { $0.reference == provider }
      ?? providers.firstIndex {
        $0.accountFrom == .provider && $0.service == provider.service && $0.endpoint == provider.endpoint
      }
  }
}

extension AccountAnswer {
  /// The account, where the provider told one.
  var told: String? { status == .found ? account : nil }
}
