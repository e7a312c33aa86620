internal import Discovery
internal import DisplayText
internal import Terminal

extension State {
  func drawSide(on canvas: inout Canvas, in part: Rect) {
    guard !part.isEmpty else { return }
    if case .provider(let top) = place, selectedProvider != nil {
      let lines = providerLines(columns: textColumns(part))
      canvas.draw(lines.dropFirst(Self.top(top, lines: lines.count, rows: part.rows)), in: part)
    } else if let subject {
      let pane = SubjectPane(self, subject, columns: part.columns, rows: part.rows)
      drawSubject(pane, on: &canvas, in: part)
    } else {
      canvas.draw(sideText(columns: textColumns(part), rows: part.rows), in: part)
    }
    switch place {
    case .form(let form): drawForm(form, on: &canvas, in: part)
    case .question(let question): drawQuestion(question, on: &canvas, in: part)
    case .account(let panel): drawAccountPanel(panel, on: &canvas, in: part)
    case .chat(let panel): drawChatPanel(panel, on: &canvas, in: part)
    case .prompt, .contacts, .providers, .provider, .qr, .consents, .log, .help: break
    }
  }

  /// What stands there when it is about nobody.
  private func sideText(columns: Int, rows: Int) -> [StyledLine] {
    switch typed {
    case .identifier(let identifier): return discoverLines(identifier, columns: columns)
    case .refused(let error), .cannotBeLookedUp(_, let error):
      return [StyledLine(refusal, Look.strongWarning), .empty]
        + StyledLine.paragraph("\(error.message)", columns: columns) + [.empty]
        + StyledLine.paragraph("\(error.hint)", Look.faint, columns: columns)
    case .nothing, .part: break
    }
    if directory.count == 0 { return isOpening ? [] : welcomeLines(columns: columns, rows: rows) }
    // The contact that is selected is being read.
    if selection != nil { return [] }
    return StyledLine.paragraph(hint, Look.faint, columns: columns)
  }

  /// What is wrong with what is typed, in a few words.
  private var refusal: DisplayText {
    if case .cannotBeLookedUp = typed { return "! cannot be looked up" }
    return "! not an identifier"
  }

  private var hint: DisplayText {
    if list.count == 0 { return "no contact fits; type a whole identifier to look it up" }
    return "\(keyName(.up)) and \(keyName(.down)) select a contact; an identifier that you type can be looked up"
  }
}
