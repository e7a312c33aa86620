internal import ContactStore
internal import Discovery
internal import DisplayText
internal import Terminal

extension State {
  /// What is to be said, else what is under way.
  func drawMessage(on canvas: inout Canvas, in part: Rect) {
    let room = textColumns(part)
    guard var line = messageLine(room: room) else { return }
    // What went wrong stands in the log, too, whole; where the log cannot be opened, a panel says all of it.
    if let message, message.kind == .failure, message.text.width > room, logCanBeReached {
      let hint: DisplayText = " \(keyName(.log, in: .contacts)) shows all"
      line = StyledLine("\(message.text.fitted(to: room - hint.width))\(hint)", Look.failure)
    }
    canvas.draw(line, in: part, row: 0)
  }

  private var logCanBeReached: Bool { place == .prompt || Action.named(.log).places.contains(place.kind) }

  private func messageLine(room: Int) -> StyledLine? {
    if let message {
      switch message.kind {
      case .news: return StyledLine(message.text)
      case .refusal: return StyledLine(message.text, Look.warning)
      case .failure: return StyledLine(message.text, Look.failure)
      }
    }
    if let panel = accountPanel, case .asking(_, let since) = panel.stage, place.kind != .account {
      return StyledLine(progress(of: panel, since))
    }
    if let shownLines = shownLines(room: room), place.kind == .account || place.kind == .chat {
      return StyledLine(shownLines, Look.faint)
    }
    if let refresh {
      let failed: DisplayText = refresh.failed == 0 ? "" : ", \(Words.grouped(refresh.failed)) found nothing"
      return StyledLine(
        "\(Words.grouped(refresh.done)) of \(Words.grouped(refresh.total)) looked up again\(failed); \(keyName(.back)) stops"
      )
    }
    if let lookup = subject?.lookup ?? lookups.values.max(by: { $0.number < $1.number }) {
      return StyledLine(progress(of: lookup))
    }
    if let shownLines = shownLines(room: room) { return StyledLine(shownLines, Look.faint) }
    // Where the right side is about somebody else, this is the place for it.
    guard place == .prompt, subject != nil || layout.side.isEmpty else { return nil }
    switch typed {
    case .refused(let error), .cannotBeLookedUp(_, let error): return StyledLine("\(error.message)", Look.warning)
    case .identifier(let identifier) where selection == .discover && layout.side.isEmpty:
      return StyledLine(
        "\(keyName(.open)) asks \(facts.serverInSentence) for \(identifier.ownerName ?? identifier.canonical)")
    case .nothing, .part, .identifier: return nil
    }
  }

  /// Which lines of a text are seen that has more than the screen.
  private func shownLines(room: Int) -> DisplayText? {
    let (lines, rows) = scrolled
    guard rows > 0, lines > rows else { return nil }
    let wanted =
      switch place {
      case .provider(let top), .log(let top), .help(let top): top
      case .account(let panel): panel.top
      case .chat(let panel): panel.top
      case .prompt, .contacts, .providers, .form, .question, .qr, .consents: 0
      }
    let top = Self.top(wanted, lines: lines, rows: rows)
    let which: DisplayText =
      "lines \(Words.grouped(top + 1)) to \(Words.grouped(top + rows)) of \(Words.grouped(lines))"
    var keys = (up: keyName(.up), down: keyName(.down))
    if case .chat(let panel) = place, panel.chat.offers.count > 1 { keys = (keyName(.pageUp), keyName(.pageDown)) }
    let whole: DisplayText = "\(which); \(keys.up) and \(keys.down) show the others"
    // Half of how to see the rest would help nobody.
    return whole.width <= room ? whole : "\(which): \(keys.up), \(keys.down)"
  }

  /// `asking 127.0.0.53 for alice.example… 2 s, Esc cancels`
  func progress(of lookup: LookupUnderWay) -> DisplayText {
    "asking \(facts.serverName) for \(lookup.identifier.unicode)… \(seconds(of: lookup)) s, \(keyName(.back)) cancels"
  }

  /// How long it has been under way.
  func seconds(of lookup: LookupUnderWay) -> Int64 { max(0, now.seconds - lookup.since.seconds) }
}
