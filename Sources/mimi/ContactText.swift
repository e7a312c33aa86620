import ContactStore
import Discovery
import DisplayText
import Glibc
import Interface
import Services

/// Contacts as lines for people.
struct ContactText {
  private let services: [String]
  private let style: Style
  private let now = Timestamp.now

  init(_ configuration: Configuration) {
    services = configuration.services
    style = Style(configuration.color, descriptor: STDOUT_FILENO)
  }

  /// One line: a mark, the name, whom one would reach them at.
  func line(_ contact: Contact) -> [UInt8] {
    let mark: DisplayText = contact.status != .found ? "!" : contact.isStale(at: now) ? "~" : " "
    let name = style.strong(DisplayText(contact.name ?? Self.identifier(contact)), padded: Limits.nameColumn)
    let id: DisplayText = contact.name == nil ? "" : "  \(Self.identifier(contact))"
    let provider = contact.suggested(services: services)?.provider
    let reached = provider.map { "\(Self.service($0))  \(Self.account($0))" as DisplayText } ?? "no provider"
    return Console.line("\(mark) \(name)  \(reached)\(id)")
  }

  /// Everything that is kept.
  func full(_ contact: Contact) -> [UInt8] {
    var lines: [DisplayText] = [heading(contact)]
    if let note = contact.note { lines.append("  \(note)") }
    if contact.status != .found {
      lines.append(style.warning("  last attempt \(ago(contact.checkedAt)): \(contact.status.rawValue)"))
    }
    lines += [""] + table(contact) + told(contact)
    lines += preference(contact)
    if !contact.changes.isEmpty {
      lines += [""] + contact.changes.suffix(Limits.shownChanges).map(change)
    }
    return lines.flatMap(Console.line)
  }

  private func heading(_ contact: Contact) -> DisplayText {
    var line = style.strong(DisplayText(contact.name ?? Self.identifier(contact)))
    if contact.name != nil || Self.identifier(contact) != contact.id { line += " (\(contact.id))" }
    line += "   "
    if let dnssec = contact.dnssec { line += "DNSSEC \(dnssec.rawValue), " }
    if let foundAt = contact.foundAt {
      line += "found \(ago(foundAt))"
      if let goodUntil = contact.goodUntil {
        let left = goodUntil.seconds - now.seconds
        line += left > 0 ? ", \(LookupReport.lifetime(UInt32(clamping: left)))" : style.warning(", out of date")
      }
    } else {
      line += "never found"
    }
    return line
  }

  private func table(_ contact: Contact) -> [DisplayText] {
    let suggested = contact.suggested(services: services)?.provider
    let providers = contact.providers
    guard !providers.isEmpty else { return ["  no provider is known"] }
    let names: [DisplayText] = ["Service"] + providers.map(Self.service)
    let accounts: [DisplayText] = ["Account"] + providers.map(Self.account)
    let (nameWidth, accountWidth) = (Self.width(names), Self.width(accounts))
    let header =
      "    #  Pri  \(names[0].padded(to: nameWidth))   \(accounts[0].padded(to: accountWidth))  Endpoint" as DisplayText
    return [style.faint(header)]
      + providers.enumerated().flatMap { index, provider in
        let mark: DisplayText = provider == suggested ? "*" : " "
        let place = Self.right("\(index + 1)", 4)
        let priority = Self.right(provider.priority.map { "\($0)" } ?? "-", 5)
        let name = style.strong(names[index + 1], padded: nameWidth)
        let row: DisplayText =
          "\(mark)\(place)\(priority)  \(name)   \(accounts[index + 1].padded(to: accountWidth))  \(provider.endpoint)"
        return [row] + chat(provider).map { "\(DisplayText().padded(to: Self.nameStart))\($0)" }
      }
  }

  /// What can be done with a provider: the links that open a chat, or why there is none.
  private func chat(_ provider: ContactProvider) -> [DisplayText] {
    let chat = ProviderChat(provider)
    let reason = chat.noLink.map { [style.faint("no link: \($0.message)")] } ?? []
    return reason
      + chat.offers.map { offer in
        guard let toldBy = offer.toldBy else { return offer.link.shown }
        return "\(offer.link.shown)  \(style.faint("told by \(toldBy)"))"
      }
  }

  /// Columns before the name of a service.
  private static let nameStart = 12

  /// Which accounts are the word of their provider, and since when.
  private func told(_ contact: Contact) -> [DisplayText] {
    let told = contact.providers.filter { $0.accountFrom == .provider }
    return (told.isEmpty ? [] : [""])
      + told.map { provider in
        let moment: DisplayText = provider.accountAt.map { " \(ago($0))" } ?? ""
        return
          "  \(provider.account ?? "") was told by \(provider.endpoint)\(moment), and is no part of the owner's record"
      }
  }

  private static func right(_ text: DisplayText, _ columns: Int) -> DisplayText {
    "\(DisplayText().padded(to: columns - text.width))\(text)"
  }

  private func preference(_ contact: Contact) -> [DisplayText] {
    var lines: [DisplayText] = []
    if case .notPublishedNow(let lost) = contact.preference {
      lines.append(style.warning("your choice, \(lost.inWords), is no longer published"))
    }
    guard let (provider, reason) = contact.suggested(services: services) else { return lines }
    switch reason {
    case .preferred: lines.append("* your choice")
    case .configuredService: lines.append("* the first in the owner's order among your services")
    case .ownersFirst: lines.append("* the owner's first")
    }
    if reason == .preferred, let first = contact.providers.first, first != provider {
      lines[lines.count - 1] += "; the owner would rather have \(Self.service(first))"
    }
    return [""] + lines
  }

  private func change(_ change: ContactChange) -> DisplayText {
    let service = change.service.map(ServiceName.display) ?? DisplayText(change.endpoint)
    switch change.what {
    case .added: return "  \(ago(change.at)): \(service) at \(change.endpoint) was added"
    case .removed: return "  \(ago(change.at)): \(service) at \(change.endpoint) was removed"
    case .account:
      return
        "  \(ago(change.at)): the account at \(service) went from \(change.from ?? "none") to \(change.to ?? "none")"
    case .priority:
      return
        "  \(ago(change.at)): the priority of \(service) went from \(change.from ?? "none") to \(change.to ?? "none")"
    }
  }

  /// The identifier in people's own letters.
  private static func identifier(_ contact: Contact) -> String {
    guard contact.id.utf8.contains(UInt8(ascii: "x")), contact.id.contains("xn--") else { return contact.id }
    return (try? Identifier(contact.id))?.unicode ?? contact.id
  }

  private static func service(_ provider: ContactProvider) -> DisplayText {
    provider.service.map(ServiceName.display) ?? DisplayText(provider.endpoint)
  }

  /// The account; with a word before it where it is the provider's.
  private static func account(_ provider: ContactProvider) -> DisplayText {
    guard let account = provider.account else { return "ask the provider" }
    return provider.accountFrom == .provider ? "says \(account)" : DisplayText(account)
  }

  private static func width(_ column: [DisplayText]) -> Int { min(column.map(\.width).max() ?? 0, Limits.widestColumn) }

  /// How long ago, in one unit.
  private func ago(_ moment: Timestamp) -> DisplayText {
    let seconds = max(0, now.seconds - moment.seconds)
    if seconds < 5 { return "just now" }
    let (count, unit): (Int64, DisplayText) =
      switch seconds {
      case ..<60: (seconds, "second")
      case ..<3_600: (seconds / 60, "minute")
      case ..<86_400: (seconds / 3_600, "hour")
      default: (seconds / 86_400, "day")
      }
    return "\(count) \(unit)\(count == 1 ? "" : "s") ago"
  }
}
