internal import ContactStore
internal import Discovery
internal import DisplayText

/// What the right side says of somebody.
struct SubjectText {
  let state: State
  let subject: Subject
  let columns: Int
  /// Rows of the side: nothing needs to be made that has no room.
  let rows: Int

  private var now: Timestamp { state.now }
  private var contact: Contact? { subject.contact }

  /// The name, and when it was looked up last.
  var title: StyledLine {
    let own = contact?.name.flatMap { $0.isEmpty ? nil : Words.beginning($0, columns: columns) }
    let checked = subject.outcome?.at ?? contact?.checkedAt
    let when: StyledLine.Span? = checked.map {
      .init(text: "checked \(Words.ago($0, now))", style: Look.faint)
    }
    return StyledLine(own ?? subject.shownName, Look.heading, trailing: when)
  }

  /// The look-up under way.
  var lookup: [StyledLine] {
    guard let lookup = subject.lookup else { return [] }
    // The name stands above, and in the message line.
    return [
      StyledLine(
        "asking \(state.facts.serverName)… \(state.seconds(of: lookup)) s, \(state.keyName(.back)) cancels", Look.key)
    ]
  }

  /// The identifier below a name of the user's own.
  var identifier: [StyledLine] {
    guard let name = contact?.name, !name.isEmpty else { return [] }
    return [StyledLine(subject.shownName)]
  }

  /// The user's note.
  var note: [StyledLine] {
    guard let note = contact?.note, !note.isEmpty else { return [] }
    let beginning = Words.beginning(note, columns: Limits.noteRows * columns)
    return StyledLine.paragraph(beginning, Look.faint, columns: columns, limit: Limits.noteRows)
  }

  /// How far what is known can be trusted, for how long, and how much it is.
  var standing: [StyledLine] {
    if let why = subject.unreadable {
      return StyledLine.paragraph("! this contact cannot be read: \(why)", Look.failure, columns: columns)
    }
    guard let contact, contact.foundAt != nil || !contact.providers.isEmpty else { return [] }
    return Self.lines(contact, now, columns: columns) + notKept
  }

  /// On one line where that has room, if need be without what the table shows as well, else on two.
  private static func lines(_ contact: Contact, _ now: Timestamp, columns: Int) -> [StyledLine] {
    let providers = Words.count(contact.providers.count, "provider")
    let separator = StyledLine.Span(text: ", ", style: Look.plain)
    let count = StyledLine.Span(text: providers, style: Look.plain)
    let isGood = contact.goodUntil.map { $0 > now } ?? false
    let left = Words.span((contact.goodUntil ?? now).seconds - now.seconds)
    func good(_ more: DisplayText) -> StyledLine.Span {
      isGood
        ? .init(text: "good for \(left)\(more)", style: Look.plain) : .init(text: "out of date", style: Look.warning)
    }
    let dnssec: [StyledLine.Span] =
      contact.dnssec.map {
        [.init(text: "DNSSEC \($0.rawValue)", style: $0 == .secure ? Look.good : Look.warning), separator]
      } ?? []
    let choices = [
      dnssec + [good(" more"), separator, count], dnssec + [good(""), separator, count], dnssec + [good("")],
    ]
    if let line = choices.lazy.map({ StyledLine(spans: $0) }).first(where: { $0.width <= columns }) { return [line] }
    return [StyledLine(spans: dnssec + [count]), StyledLine(spans: [good(" more")])]
  }

  /// Why this is gone when the program ends.
  private var notKept: [StyledLine] {
    guard state.directory.row(id: subject.id) == nil else { return [] }
    guard let why = state.facts.keepsNothing ?? (state.isReadOnly ? "the contacts can only be read" : nil) else {
      return []
    }
    return [StyledLine("not kept: \(why)", Look.faint)]
  }

  // MARK: Outcomes

  private var status: DiscoveryStatus? {
    if let outcome = subject.outcome { return outcome.status }
    guard let contact, contact.status != .found else { return nil }
    return contact.status
  }

  private var explanation: Explanation? {
    if let outcome = subject.outcome { return outcome.explanation }
    return status.flatMap { Explanation($0, of: subject.shownName) }
  }

  /// The outcome in protocol's own words; `nil` where the last one found something.
  var outcomeHeading: StyledLine? {
    guard let status, let explanation else { return nil }
    let style =
      switch status {
      case .bogus, .serverFailure, .refused, .timeout, .unreachable: Look.failure
      default: Look.strongWarning
      }
    return StyledLine("! \(explanation.heading)", style)
  }

  /// What it means and what to do.
  var meaning: [StyledLine] {
    guard let explanation else { return [] }
    return StyledLine.paragraph(explanation.message, columns: columns, indent: 2)
      + StyledLine.paragraph("hint: \(explanation.hint)", Look.faint, columns: columns, indent: 2)
  }

  /// What separates the outcome from what was known before.
  var before: [StyledLine] {
    guard let found = contact?.foundAt else { return [] }
    return [StyledLine("What was found \(Words.ago(found, now)):", Look.heading)]
  }

  /// The records that could not be read, of an outcome.
  var outcomeProblems: [StyledLine] { problems(subject.outcome?.problems ?? contact?.problems ?? []) }

  /// Those beside others that could.
  var keptProblems: [StyledLine] { problems(contact?.problems ?? []) }

  private func problems(_ problems: [RecordProblem]) -> [StyledLine] {
    guard !problems.isEmpty else { return [] }
    let count = problems.count { $0.record != nil }
    var lines: [StyledLine] = []
    if count > 0 {
      lines.append(StyledLine("\(Words.count(count, "record")) could not be read:", Look.warning))
    }
    let shown = min(rows, Limits.shownProblems)
    for problem in problems.prefix(shown) {
      lines += StyledLine.paragraph("\(problem.reason.inWords)", columns: columns, indent: count > 0 ? 2 : 0)
      guard let record = problem.record else { continue }
      let beginning = Words.beginning(record, columns: columns)
      lines.append(StyledLine("    \(beginning.fitted(to: max(0, columns - 4)))", Look.faint))
    }
    if problems.count > shown {
      lines.append(StyledLine("  and \(problems.count - shown) more", Look.faint))
    }
    return lines
  }

  // MARK: Below the providers

  /// Which provider is suggested and why, what is a tie, and what became of a choice.
  var suggestion: [StyledLine] {
    guard let contact else { return [] }
    var lines: [StyledLine] = []
    if case .notPublishedNow(let lost) = contact.preference {
      lines += StyledLine.paragraph(
        "your choice, \(lost.inWords), is not published now", Look.warning, columns: columns, limit: 2)
    }
    if let why = contact.suggestionInWords(services: state.facts.services) {
      lines += StyledLine.item("* \(why)", columns: columns)
    }
    for tie in contact.ties {
      lines += StyledLine.paragraph(
        "priority \(tie.priority) is a tie of \(tie.count): their order here is by name only", Look.faint,
        columns: columns)
    }
    return lines
  }

  /// What can be done with the selected provider.
  var chat: [StyledLine] {
    state.chatSummary.map { StyledLine.item($0, columns: columns, limit: 2) } ?? []
  }

  /// What discoveries found different, the newest first.
  var changes: [StyledLine] {
    guard let contact, !contact.news.isEmpty else { return [] }
    return [StyledLine("Changes", Look.heading)]
      + contact.news.suffix(Limits.shownChanges).reversed().flatMap {
        StyledLine.item("\(Words.ago($0.at, now)): \($0.inWords)", columns: columns, limit: 2)
      }
  }
}

extension Contact {
  /// The changes since the contact was found first: that all of it was new then is none.
  fileprivate var news: ArraySlice<ContactChange> {
    guard let first = changes.first else { return [] }
    return changes.drop { $0.what == .added && $0.at == first.at }
  }
}
