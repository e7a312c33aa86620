internal import DisplayText
public import Terminal

extension State {
  /// What is on the screen. Pure.
  public var canvas: Canvas {
    var canvas = Canvas(size: size)
    let layout = self.layout
    if layout.isTooSmall {
      drawTooSmall(on: &canvas)
      return canvas
    }
    if case .qr(let code) = place {
      drawQR(code, on: &canvas)
      drawFooter(on: &canvas, in: layout.footer)
      return canvas
    }
    drawHeader(on: &canvas, in: layout.header)
    drawPrompt(on: &canvas, in: layout.prompt)
    drawRules(on: &canvas, layout)
    switch place {
    case .consents: drawConsents(on: &canvas, in: layout.body)
    case .log(let top): drawLog(on: &canvas, in: layout.body, top: top)
    case .help(let top): drawHelp(on: &canvas, in: layout.body, top: top)
    case .prompt, .contacts, .providers, .provider, .form, .question, .account, .chat, .qr:
      drawContacts(on: &canvas, layout)
      drawSide(on: &canvas, in: layout.side)
    }
    drawMessage(on: &canvas, in: layout.message)
    drawFooter(on: &canvas, in: layout.footer)
    return canvas
  }

  /// How many lines the text has that the place shows in full (`provider`, `account`, `chat`, `log`, `help`), wrapped as it is shown,
  /// and how many of them are seen at once.
  var scrolled: (lines: Int, rows: Int) {
    let layout = self.layout
    switch place {
    case .provider: return (providerLines(columns: textColumns(layout.side)).count, layout.side.rows)
    case .account(let panel):
      let lines = accountLines(panel, columns: boxColumns(layout.side)).count
      return (lines, boxRows(layout.side, lines: lines))
    case .chat(let panel):
      let lines = chatLines(panel, columns: boxColumns(layout.side)).lines.count
      return (lines, boxRows(layout.side, lines: lines))
    case .log: return (logLineCount(columns: layout.body.columns), logRows(layout.body).rows)
    case .help: return (helpLines(columns: textColumns(layout.body)).count, layout.body.rows)
    case .prompt, .contacts, .providers, .form, .question, .qr, .consents: return (0, 0)
    }
  }

  /// The columns of a part's text: one at each side stays free.
  func textColumns(_ part: Rect) -> Int { max(0, part.columns - 2) }

  /// The first line to show of a text that is scrolled: never beyond the last page.
  static func top(_ wanted: Int, lines: Int, rows: Int) -> Int { max(0, min(wanted, lines - rows)) }

  /// Whether the place takes the whole body.
  private var isFullBody: Bool { [.consents, .log, .help].contains(place.kind) }

  private func drawRules(on canvas: inout Canvas, _ layout: Layout) {
    for (place, row) in layout.rules.enumerated() {
      for column in stride(from: 0, to: size.columns, by: Look.rule.count) {
        canvas.write(Look.rule.text, column: column, row: row, style: Look.faint)
      }
      if let bar = layout.bar, !isFullBody {
        canvas.write(place == 0 ? "┬" : "┴", column: bar, row: row, style: Look.faint)
      }
    }
    guard let bar = layout.bar, !isFullBody else { return }
    for row in layout.body.row..<layout.body.row + layout.body.rows {
      canvas.write("│", column: bar, row: row, style: Look.faint)
    }
  }

  private func drawTooSmall(on canvas: inout Canvas) {
    let text: DisplayText =
      "\(Limits.smallestColumns)x\(Limits.smallestRows) at least, please; this is \(size.columns)x\(size.rows)"
    canvas.write(text.fitted(to: size.columns), column: 0, row: 0)
  }
}
