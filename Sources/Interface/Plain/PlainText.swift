internal import ContactStore
internal import Discovery
internal import DisplayText

/// Contacts as lines that a screen reader reads well: words and commas, no columns.
extension PlainDialogue {
  /// A contact in a list.
  static func line(_ summary: ContactSummary, at now: Timestamp) -> DisplayText {
    var line = summary.name == nil ? shown(summary.id) : DisplayText(summary.displayName)
    if summary.displayName != summary.id { line += ", \(summary.id)" }
    if summary.status != .found {
      line += ", the last attempt: \(summary.status.rawValue)"
    } else if summary.goodUntil.map({ $0 < now }) ?? true {
      line += ", out of date"
    }
    return line
  }

  /// Everything of a contact.
  static func lines(_ contact: Contact, services: [String], at now: Timestamp) -> [DisplayText] {
    var lines: [DisplayText] = [heading(contact, at: now)]
    if contact.status != .found {
      lines.append("The last attempt, \(ago(contact.checkedAt, now)), came to: \(contact.status.rawValue).")
    }
    if let note = contact.note { lines.append("Note: \(note)") }
    let providers = contact.providers
    switch providers.count {
    case 0: lines.append("No provider is known.")
    case 1: lines.append("One provider:")
    default: lines.append("\(providers.count) providers, in the owner's order:")
    }
    for (index, provider) in providers.enumerated() { lines.append("\(index + 1) \(line(provider))") }
    lines += problems(contact)
    if case .notPublishedNow(let choice) = contact.preference {
      lines.append("Your choice, \(name(choice.service, choice.endpoint)), is no longer published.")
    }
    if let suggestion = contact.suggested(services: services) {
      let number = (providers.firstIndex(of: suggestion.provider) ?? 0) + 1
      let provider = name(suggestion.provider.service, suggestion.provider.endpoint)
      lines.append("Suggested: \(number) \(provider), \(reason(suggestion.reason)).")
    }
    return lines
  }

  private static func heading(_ contact: Contact, at now: Timestamp) -> DisplayText {
    var line = shown(contact.id)
    if contact.displayName != contact.id { line = "\(contact.displayName), \(line)" }
    guard let foundAt = contact.foundAt else { return line + ", never found." }
    if let dnssec = contact.dnssec { line += ", DNSSEC \(dnssec.rawValue)" }
    line += ", found \(ago(foundAt, now))"
    if let goodUntil = contact.goodUntil {
      let left = goodUntil.seconds - now.seconds
      line += left >= 0 ? ", good for \(duration(left)) more" : ", out of date"
    }
    return line + "."
  }

  /// A canonical identifier in people's own letters, too, where it has others.
  private static func shown(_ id: String) -> DisplayText {
    guard id.contains("xn--"), let identifier = try? Identifier(id) else { return DisplayText(id) }
    return identifier.shownName
  }

  private static func line(_ provider: ContactProvider) -> DisplayText {
    var line = provider.service.map(ServiceName.display) ?? "a provider"
    line += provider.account.map { ", account \($0)" } ?? ", ask the provider for the account"
    if provider.account != nil, provider.accountFrom == .provider { line += ", told by the provider" }
    line += ", at \(provider.endpoint)"
    line += provider.priority.map { ", priority \($0)" } ?? ", no priority"
    return line
  }

  private static func problems(_ contact: Contact) -> [DisplayText] { contact.problems.map(line) }

  /// A record that cannot be read.
  static func line(_ problem: RecordProblem) -> DisplayText {
    guard let record = problem.record else { return "\(problem.reason.inWords)." }
    return "A record could not be read, \(problem.reason.inWords): \(record)"
  }

  /// What a provider answered, or why it did not.
  static func lines(_ answer: AccountAnswer, to question: AccountQuestion, timeout: Duration) -> [DisplayText] {
    var lines: [DisplayText] = []
    if let account = answer.told {
      lines.append("\(question.endpoint) says: \(account)")
      lines.append("That is the provider's word, not part of the owner's record.")
      lines += answer.links.prefix(Limits.shownLinks).map { "It names a way to chat: \(outside($0.href))" }
      let more = answer.links.count - Limits.shownLinks
      if more > 0 { lines.append("It names \(Words.count(more, "more way")).") }
    } else if let explanation = answer.explanation(of: question, timeout: timeout) {
      lines.append("\(explanation.heading): \(explanation.message); \(explanation.hint).")
      if let subject = answer.subject { lines.append("It answered about: \(outside(subject))") }
      let label: DisplayText = answer.status == .redirect ? "It sends to" : "The reason given"
      if let detail = answer.detail { lines.append("\(label): \(outside(detail))") }
      if let status = answer.httpStatus { lines.append("The HTTP status is \(status).") }
    } else {
      lines.append("\(question.endpoint) names no account.")
    }
    if let seconds = answer.retryAfter, seconds > 0 {
      lines.append("It wants to be left alone for \(Words.remaining(Int64(seconds))) more.")
    }
    return lines
  }

  /// Text of a provider's, as much as anybody listens to.
  private static func outside(_ text: String) -> DisplayText {
    let columns = Limits.answerRows * Limits.usualColumns
    return Words.beginning(text, columns: columns).fitted(to: columns)
  }

  private static func name(_ service: String?, _ endpoint: String) -> DisplayText {
    service.map { "\(ServiceName.display($0)) at \(endpoint)" } ?? DisplayText(endpoint)
  }

  private static func reason(_ reason: SuggestionReason) -> DisplayText {
    switch reason {
    case .preferred: "your choice"
    case .configuredService: "the first in the owner's order among your services"
    case .ownersFirst: "the owner's first"
    }
  }

  static func ago(_ moment: Timestamp, _ now: Timestamp) -> DisplayText {
    let seconds = max(0, now.seconds - moment.seconds)
    return seconds < 5 ? "just now" : "\(duration(seconds)) ago"
  }

  /// A time in one unit.
  private static func duration(_ seconds: Int64) -> DisplayText {
    let (count, unit): (Int64, DisplayText) =
      switch seconds {
      case ..<60: (seconds, "second")
      case ..<3_600: (seconds / 60, "minute")
      case ..<86_400: (seconds / 3_600, "hour")
      default: (seconds / 86_400, "day")
      }
    return "\(count) \(unit)\(count == 1 ? "" : "s")"
  }
}

/// Two safe texts, one behind the other.
private func + (left: DisplayText, right: DisplayText) -> DisplayText { "\(left)\(right)" }
