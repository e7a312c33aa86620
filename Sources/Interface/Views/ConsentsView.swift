internal import ContactStore
internal import DisplayText
internal import Terminal

extension State {
  /// The providers that are asked without asking the user, in the whole body.
  func drawConsents(on canvas: inout Canvas, in part: Rect) {
    let count: StyledLine.Span? =
      consents.isEmpty ? nil : .init(text: Words.count(consents.count, "provider"), style: Look.plain)
    canvas.draw(StyledLine("Always asked, without asking you first", Look.heading, trailing: count), in: part, row: 0)
    guard let selected = selectedConsent else {
      canvas.draw(noConsents(columns: textColumns(part)), in: part.split(top: 2).rest)
      return
    }
    let rows = consentRows
    let top = Self.top(selected - rows.rows + 1, lines: consents.count, rows: rows.rows)
    for row in 0..<min(rows.rows, consents.count - top) {
      drawConsent(consents[top + row], isSelected: top + row == selected, on: &canvas, in: rows, row: row)
    }
  }

  /// Below the heading.
  var consentRows: Rect { layout.body.split(top: 1).rest }

  private func drawConsent(
    _ consent: Consent, isSelected: Bool, on canvas: inout Canvas, in part: Rect, row: Int
  ) {
    let line = Rect(column: part.column, row: part.row + row, columns: part.columns, rows: 1)
    let when: DisplayText = "allowed \(Words.ago(consent.since, now))"
    // The end of a name tells more of whose it is.
    let room = max(0, line.columns - 4 - when.width - 2)
    let name = DisplayText(consent.endpoint).fitted(to: room, keepsEnd: true)
    if isSelected { canvas.write(">", column: line.column, row: line.row, style: Look.heading) }
    canvas.write(
      name, column: line.column + 3, row: line.row, limit: room, style: isSelected ? Look.heading : Look.plain)
    canvas.write(when, column: line.column + line.columns - 1 - when.width, row: line.row, style: Look.faint)
    guard isSelected else { return }
    canvas.add(.reverse, to: line)
    canvas.cursor = Point(column: line.column, row: line.row)
  }

  private func noConsents(columns: Int) -> [StyledLine] {
    let text: DisplayText =
      "None: before a provider is asked for an account you are told what would be sent, and are asked."
    let how: DisplayText =
      facts.keepsNothing.map { "Here that stays so: \($0)." }
      ?? "\(keyName(.always, in: .account)) in the place of \(keyName(.open, in: .account)) says that it may always be asked. It is then listed here, and \(keyName(.remove)) revokes it."
    return StyledLine.paragraph(text, columns: columns) + [.empty]
      + StyledLine.paragraph(how, Look.faint, columns: columns)
  }
}
