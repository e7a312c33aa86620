public import ContactStore
internal import Discovery
public import DisplayText
public import Services

/// What can be done with a provider: which links open a chat, and what can be copied.
public struct ProviderChat: Sendable, Hashable {
  /// A link.
  public struct Offer: Sendable, Hashable {
    /// The link.
    public var link: ChatLink
    /// The endpoint of the provider that named it; `nil` where it follows from the service and the account.
    public var toldBy: String?
  }

  /// The account as it is shown and copied; `nil` where it is not known.
  public var account: DisplayText?
  /// The links, the one that is opened unless the user chooses another first.
  public var offers: [Offer]
  /// Why no link follows from the service and the account; `nil` where one does.
  public var noLink: NoLink?

  /// What can be done with a provider, in its contact's.
  public init(_ provider: ContactProvider) {
    account = provider.account.map { DisplayText($0) }
    offers = []
    do throws(NoLink) {
      offers.append(Offer(link: try ServiceCatalogue.builtIn.link(to: provider.account, at: provider.service)))
    } catch {
      noLink = error
    }
    for link in provider.links.lazy.compactMap({ ChatLink(told: $0.href) }).prefix(Limits.shownLinks)
    where !offers.contains(where: { $0.link == link }) {
      offers.append(Offer(link: link, toldBy: provider.endpoint))
    }
  }
}
