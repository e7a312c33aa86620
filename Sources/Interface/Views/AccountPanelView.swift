internal import ContactStore
internal import Discovery
internal import DisplayText
internal import Terminal

extension State {
  func drawAccountPanel(_ panel: AccountPanel, on canvas: inout Canvas, in part: Rect) {
    let lines = accountLines(panel, columns: boxColumns(part))
    let inside = drawBox(title: Self.title(of: panel), lines: lines.count, on: &canvas, in: part)
    drawScrolled(lines, top: panel.top, on: &canvas, in: inside)
  }

  /// A text in a box, from a line on, and in the frame how much is below.
  func drawScrolled(_ lines: [StyledLine], top: Int, on canvas: inout Canvas, in inside: Rect) {
    let top = Self.top(top, lines: lines.count, rows: inside.rows)
    drawInside(lines.dropFirst(top), on: &canvas, in: inside)
    // In the frame, since the message line may have something else to say while one agrees.
    let below = lines.count - top - inside.rows
    guard below > 0, !inside.isEmpty else { return }
    let more = (" \(Words.count(below, "more line")) " as DisplayText).fitted(to: inside.columns)
    canvas.write(
      more, column: inside.column + inside.columns - more.width, row: inside.row + inside.rows,
      style: Look.strongWarning)
  }

  private static func title(of panel: AccountPanel) -> DisplayText {
    switch panel.stage {
    case .consent: "Ask \(panel.serviceName) for the account?"
    case .asking: "Asking \(panel.serviceName) for the account"
    case .answered(let answer, _, _):
      answer.nothingWasSent ? "\(panel.serviceName) was not asked" : "Asked \(panel.serviceName) for the account"
    }
  }

  /// All that the panel says, wrapped and never cut; where that is more than the screen, it is scrolled.
  func accountLines(_ panel: AccountPanel, columns: Int) -> [StyledLine] {
    switch panel.stage {
    case .consent: return consentLines(panel, columns: columns)
    case .asking(_, let since): return askingLines(panel, since, columns: columns)
    case .answered(let answer, let moment, let notKept):
      let text = AnswerText(state: self, panel: panel, answer: answer, at: moment, columns: columns)
      let waiting = secondsLeftAlone(panel.question.endpoint)
      let notRemembered = panel.notRemembered.map {
        StyledLine.paragraph("! always is not remembered: \($0)", Look.warning, columns: columns)
      }
      return text.lines(notKept: notKept, waiting: waiting) + (notRemembered ?? []) + [.empty]
        + chatOffer(panel, columns: columns)
        + Self.answers([(keyName(.account), "asks again"), (keyName(.open), "closes this")], columns: columns)
    }
  }

  /// What would be sent, to whom, over what, and who learns what; then what one can say to it.
  private func consentLines(_ panel: AccountPanel, columns: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    let dnssec = subject?.id == panel.id ? subject?.contact?.dnssec : nil
    for line in AccountDisclosure(panel.question, resolver: facts.serverInSentence, dnssec: dnssec).lines {
      lines += Self.disclosed(line.label, line.text, columns: columns)
    }
    lines.append(.empty)
    let endpoint = panel.question.endpoint
    let waiting = secondsLeftAlone(endpoint)
    if waiting > 0 {
      lines += StyledLine.paragraph(
        "! \(endpoint) wants to be left alone for \(Words.remaining(waiting)) more", Look.strongWarning,
        columns: columns)
    }
    var answers: [(DisplayText, DisplayText)] = [(keyName(.open), "asks")]
    if isAlwaysAsked(endpoint) {
      lines += StyledLine.paragraph("You always ask it.", Look.faint, columns: columns)
    } else if facts.keepsNothing == nil {
      answers.append((keyName(.always), "asks now and always"))
    }
    return lines + Self.answers(answers + [(keyName(.back), "does not")], columns: columns)
  }

  /// What can be done with the account that was told.
  private func chatOffer(_ panel: AccountPanel, columns: Int) -> [StyledLine] {
    guard let told = panel.told else { return [] }
    let chat = ChatPanel(id: panel.id, provider: told)
    if let why = whyNoLink(chat) {
      return StyledLine.paragraph("no link: \(why)", Look.faint, columns: columns)
    }
    return Self.answers(
      [(keyName(.chat), "opens a chat"), (keyName(.copyAccount), "copies it"), (keyName(.qr), "shows a QR code")],
      columns: columns)
  }

  private func askingLines(_ panel: AccountPanel, _ since: Timestamp, columns: Int) -> [StyledLine] {
    var lines = StyledLine.paragraph(progress(of: panel, since), Look.key, columns: columns)
    if isAlwaysAsked(panel.question.endpoint) {
      lines += StyledLine.paragraph(
        "You always ask it; \(keyName(.always)) lists those that you always ask.", Look.faint, columns: columns)
    }
    return lines
  }

  /// `asking im.telegram.org for the account of bob.example… 2 s, Esc cancels`, also while help stands over the panel.
  func progress(of panel: AccountPanel, _ since: Timestamp) -> DisplayText {
    let seconds = max(0, now.seconds - since.seconds)
    let cancels: DisplayText = "\(keyName(.back, in: .account)) cancels"
    return
      "asking \(panel.question.endpoint) for the account of \(panel.question.identifier.unicode)… \(seconds) s, \(cancels)"
  }

  /// A label and what stands beside it; on narrow screens behind it, which takes fewer lines.
  static func disclosed(_ label: DisplayText, _ text: DisplayText, columns: Int) -> [StyledLine] {
    let width = Limits.disclosureLabelColumns
    guard columns >= Limits.endpointColumns else { return StyledLine.item("\(label): \(text)", columns: columns) }
    return text.wrapped(to: columns - width).enumerated().map { row, text in
      StyledLine(spans: [
        .init(text: (row == 0 ? label : "").padded(to: width), style: Look.faint),
        .init(text: text, style: Look.plain),
      ])
    }
  }
}
