internal import ContactStore
internal import DisplayText
internal import Services
internal import Terminal

extension State {
  func drawChatPanel(_ panel: ChatPanel, on canvas: inout Canvas, in part: Rect) {
    let lines = chatLines(panel, columns: boxColumns(part)).lines
    let inside = drawBox(title: "Chat on \(panel.serviceName)", lines: lines.count, on: &canvas, in: part)
    drawScrolled(lines, top: panel.top, on: &canvas, in: inside)
  }

  /// Whom it is about, the links, the one that is meant in full, and what one can do with it; `link` are the lines of that
  /// one. All of it as it was when the panel was opened, so that lines that were read stay what they were.
  func chatLines(_ panel: ChatPanel, columns: Int) -> (lines: [StyledLine], link: Range<Int>) {
    let isWide = columns >= Limits.endpointColumns
    var lines = Self.disclosed("With", Words.identifier(panel.id), columns: columns)
    if let account = panel.chat.account {
      let from: DisplayText =
        panel.provider.accountFrom == .provider ? ", the word of \(panel.provider.endpoint)" : ""
      lines += Self.disclosed("Account", "\(account)\(from)", columns: columns)
    }
    if isWide { lines.append(.empty) }
    if let why = panel.chat.noLink, !panel.chat.offers.isEmpty {
      lines += StyledLine.paragraph("No link from the account: \(why.message).", Look.faint, columns: columns)
    }
    var link = 0..<0
    for (place, offer) in panel.chat.offers.enumerated() {
      let isSelected = place == panel.selected
      let start = lines.count
      let pieces = isSelected ? offer.link.shown.wrapped(to: columns - 2) : [offer.link.shown.fitted(to: columns - 2)]
      for (row, piece) in pieces.enumerated() {
        let mark: DisplayText = isSelected && row == 0 ? "> " : "  "
        lines.append(StyledLine("\(mark)\(piece)", isSelected ? Look.heading : Look.plain))
      }
      lines += StyledLine.paragraph(source(of: offer), Look.faint, columns: columns, indent: 2)
      if isSelected { link = start..<lines.count }
    }
    if isWide { lines.append(.empty) }
    return (lines + chatAnswers(panel, columns: columns), link)
  }

  private func source(of offer: ProviderChat.Offer) -> DisplayText {
    offer.toldBy.map { "named by \($0), whose word it is" } ?? "made from the service and the account"
  }

  /// What one can do with the link.
  private func chatAnswers(_ panel: ChatPanel, columns: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    let closes = (key: keyName(.back), does: "does not" as DisplayText)
    if let why = facts.noDesktop {
      lines += StyledLine.paragraph("! \(why)", Look.warning, columns: columns)
    } else {
      let opens: DisplayText = "opens it with \(Self.opener)"
      lines += Self.answers([(keyName(.open), opens), closes], columns: columns)
    }
    var others = [(key: keyName(.copyAccount), does: "copies the account" as DisplayText)]
    if panel.chat.account == nil { others = [] }
    others.append((keyName(.copyLink), others.isEmpty ? "copies the link" : "the link"))
    others.append((keyName(.qr), "shows a QR code"))
    lines += Self.answers(others, columns: columns)
    if panel.chat.offers.count > 1 {
      lines += StyledLine.paragraph(
        "\(keyName(.up)) and \(keyName(.down)) choose another link.", Look.faint, columns: columns)
    }
    return lines
  }
}
