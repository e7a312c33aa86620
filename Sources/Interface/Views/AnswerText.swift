internal import ContactStore
internal import Discovery
internal import DisplayText

/// What the panel says of a provider's answer. All of it comes from outside.
struct AnswerText {
  let state: State
  let panel: AccountPanel
  let answer: AccountAnswer
  /// When it came.
  let at: Timestamp
  let columns: Int

  private var endpoint: DisplayText { DisplayText(panel.question.endpoint) }

  /// - Parameters:
  ///   - notKept: why an account that was told is not kept.
  ///   - waiting: seconds for which the provider still wants to be left alone.
  func lines(notKept: DisplayText?, waiting: Int64) -> [StyledLine] {
    let wait = answer.retryAfter == nil ? [] : self.wait(waiting)
    let lines = answer.told.map { found($0, notKept: notKept) + wait } ?? failure(wait)
    return lines + [.empty] + StyledLine.paragraph(source, Look.faint, columns: columns)
  }

  private func wait(_ seconds: Int64) -> [StyledLine] {
    if seconds == 0 { return StyledLine.paragraph("it may be asked again", columns: columns, indent: 2) }
    return StyledLine.paragraph(
      "it wants to be left alone for \(Words.remaining(seconds)) more", Look.strongWarning, columns: columns, indent: 2)
  }

  private func found(_ account: String, notKept: DisplayText?) -> [StyledLine] {
    var lines = StyledLine.paragraph("\(endpoint) says:", columns: columns)
    lines += StyledLine.paragraph("\(account)", Look.heading, columns: columns, indent: 2)
    lines += StyledLine.paragraph(
      "That is the provider's word, not part of the owner's record.", Look.faint, columns: columns)
    if let notKept { lines += StyledLine.paragraph("not kept: \(notKept)", Look.warning, columns: columns) }
    guard !answer.links.isEmpty else { return lines }
    lines += [.empty, StyledLine("It names ways to chat:")]
    for link in answer.links.prefix(Limits.shownLinks) { lines += outside(link.href) }
    let more = answer.links.count - Limits.shownLinks
    if more > 0 { lines.append(StyledLine("  and \(more) more", Look.faint)) }
    return lines
  }

  private func failure(_ wait: [StyledLine]) -> [StyledLine] {
    guard let explanation = answer.explanation(of: panel.question, timeout: state.facts.accountTimeout) else {
      return [StyledLine("! no account in the answer", Look.strongWarning)] + wait
    }
    let style = answer.status == .notFound || answer.status == .wait ? Look.strongWarning : Look.failure
    var lines = StyledLine.paragraph("! \(explanation.heading)", style, columns: columns)
    lines += StyledLine.paragraph(explanation.message, columns: columns, indent: 2) + wait
    lines += StyledLine.paragraph("hint: \(explanation.hint)", Look.faint, columns: columns, indent: 2)
    if let subject = answer.subject { lines += quoted("it answered about:", subject) }
    if let detail = answer.detail {
      lines += quoted(answer.status == .redirect ? "it sends to:" : "the reason given:", detail)
    }
    return lines
  }

  private func quoted(_ label: DisplayText, _ text: String) -> [StyledLine] {
    StyledLine.paragraph(label, columns: columns, indent: 2) + outside(text, indent: 4)
  }

  /// Text of the provider's, as much as anybody reads.
  private func outside(_ text: String, indent: Int = 2) -> [StyledLine] {
    StyledLine.paragraph(
      Words.beginning(text, columns: Limits.answerRows * columns), columns: columns, indent: indent,
      limit: Limits.answerRows)
  }

  /// `HTTP 200 from 192.0.2.80, just now`
  private var source: DisplayText {
    if answer.ownFailure != nil { return "nothing was sent, \(Words.ago(at, state.now))" }
    let nothing: DisplayText = answer.nothingWasSent ? "nothing was sent" : "no HTTP answer"
    var text: DisplayText = answer.httpStatus.map { "HTTP \($0)" } ?? nothing
    if answer.status == .refusedAddress, let address = answer.address {
      text += " to \(Words.beginning(address, columns: Limits.addressColumns))"
    } else if let address = answer.address {
      text += " from \(Words.beginning(address, columns: Limits.addressColumns))"
    }
    return "\(text), \(Words.ago(at, state.now))"
  }
}
