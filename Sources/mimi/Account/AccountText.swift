import Discovery
import DisplayText
import Interface

extension AccountReport {
  /// The plain form: the account, or that there is none, for standard output. Empty where it failed.
  func text(_ style: Style) -> [UInt8] {
    guard let answer, let provider else { return discovery.text(style) }
    var heading = style.strong(discovery.shownName)
    heading += "   "
    guard answer.status == .found else {
      guard answer.status.exitStatus == .nothing, let explanation else { return [] }
      heading += style.warning(explanation.heading)
      return [heading, "", "  \(explanation.message)"].flatMap(Console.line)
    }
    heading += ServiceName.display(provider.service, endpoint: provider.endpoint)
    if provider.service != nil { heading += " at \(provider.endpoint)" }
    var lines = [heading, "", "  \(style.strong(DisplayText(answer.account ?? "")))", ""]
    if isPublished {
      lines.append("  The owner publishes it in the DNS; \(provider.endpoint) was not asked.")
    } else {
      lines.append("  This is the word of \(provider.endpoint), and no part of the owner's record.")
    }
    // Whose word it is depends on the record, be it for the account or for whom to ask.
    if let dnssec = discovery.result?.dnssec, dnssec != .secure {
      let reason: DisplayText = dnssec == .insecure ? "is not signed" : "was not validated"
      lines.append(
        "  \(style.warning("DNSSEC \(dnssec.rawValue)")): the record \(reason); anybody on the way could have changed it."
      )
    }
    if !answer.links.isEmpty { lines += [""] + linkLines(answer.links) }
    return lines.flatMap(Console.line)
  }

  private func linkLines(_ links: [AccountAnswer.Link]) -> [DisplayText] {
    links.map { $0.rel.isEmpty ? "  \($0.href)" : "  \($0.href)   (\($0.rel))" }
  }

  /// What is said beside it, for standard error.
  func messages(_ style: Style) -> [UInt8] {
    guard let answer else { return discovery.messages(style) }
    guard let explanation else { return [] }
    var lines: [UInt8] = []
    if answer.status.exitStatus != .nothing {
      let facts = facts(answer)
      var message = explanation.message
      if !facts.isEmpty { message += " (\(Self.joined(facts)))" }
      lines += Console.error(message, style)
    }
    return lines + Console.hint(explanation.hint)
  }

  /// What is known besides, in words.
  private func facts(_ answer: AccountAnswer) -> [DisplayText] {
    var facts: [DisplayText] = []
    if let detail = answer.detail {
      facts.append(answer.status == .redirect ? "to \(detail)" : DisplayText(detail))
    }
    if answer.status == .otherSubject {
      facts.append(answer.subject.map { "its subject is \($0)" } ?? "it has no subject")
    }
    if let status = answer.httpStatus, status != 200, answer.status != .httpError {
      facts.append("HTTP status \(status)")
    }
    if let seconds = answer.retryAfter { facts.append("to be asked again in \(Self.span(seconds))") }
    return facts
  }

  private static func joined(_ facts: [DisplayText]) -> DisplayText {
    facts.dropFirst().reduce(facts.first ?? "") { "\($0); \($1)" }
  }

  private static func span(_ seconds: Int) -> DisplayText {
    switch seconds {
    case ..<120: "\(seconds) s"
    case ..<7_200: "\(seconds / 60) min"
    case ..<172_800: "\(seconds / 3_600) h"
    default: "\(seconds / 86_400) days"
    }
  }

  /// Who was asked, and how long it took.
  func details(server: DisplayText) -> [UInt8] {
    var lines = discovery.details(server: server)
    guard let answer, let question, !isPublished, answer.status != .declined else { return lines }
    let address: DisplayText = answer.address.map { " at \($0)" } ?? ""
    let ending: DisplayText =
      answer.httpStatus.map { "\(answer.status.rawValue), HTTP status \($0)" }
      ?? "\(answer.status.rawValue)"
    lines += Console.hint(
      "asked \(question.endpoint)\(address): \(ending), \(LookupReport.inMilliseconds(answer.elapsed))")
    return lines
  }
}
