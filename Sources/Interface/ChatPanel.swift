public import ContactStore
internal import Discovery
internal import DisplayText
internal import Terminal

/// A chat that is about to be opened: what the user is shown before anything is handed to another program.
///
/// It holds what was known when it was opened: no answer that comes meanwhile puts another link under the user's finger.
public struct ChatPanel: Sendable, Hashable {
  /// Whose provider it is.
  public var id: String
  /// The provider, as the contact had it.
  public var provider: ContactProvider
  /// What can be done with it.
  public var chat: ProviderChat
  /// Which of the links is meant, from 0.
  public var selected = 0
  /// The first line that is shown.
  public var top = 0
  /// Lines that have been on the screen without a gap between them, since the link was chosen and the screen had this size.
  var seen = Seen()

  /// What has been on the screen.
  struct Seen: Sendable, Hashable {
    var lines = 0..<0
    var size = Size(columns: 1, rows: 1)
  }

  /// What can be done with a provider of somebody's.
  init(id: String, provider: ContactProvider) {
    self.id = id
    self.provider = provider
    chat = ProviderChat(provider)
  }

  /// The link that is meant; `nil` where there is none.
  public var offer: ProviderChat.Offer? {
    chat.offers.indices.contains(selected) ? chat.offers[selected] : chat.offers.first
  }

  /// The provider's service as people call it, else its endpoint.
  var serviceName: DisplayText { provider.serviceName }
}

/// A link's QR code on the screen.
public struct QRPanel: Sendable, Hashable {
  /// Whose link it is, and which.
  public var panel: ChatPanel
  /// Whether black and white have changed places, for a theme in which they are not what they are called.
  public var isInverted = false
}

extension AccountPanel {
  /// The provider with the account that it told; `nil` where it told none.
  var told: ContactProvider? {
    guard case .answered(let answer, let moment, _) = stage, let account = answer.told else { return nil }
    return ContactProvider(
      service: provider.service, endpoint: question.endpoint, account: account, accountFrom: .provider,
      accountAt: moment, links: answer.links)
  }
}
