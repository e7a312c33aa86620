internal import Terminal

extension State {
  /// What the mouse did: it selects rows, opens them, and presses the footer's keys.
  mutating func clicked(_ mouse: Input.Mouse, at point: Point, _ effects: inout [Effect]) {
    let layout = layout
    if layout.isTooSmall { return }
    switch mouse {
    case .wheelUp: turn(by: -Self.wheelRows, at: point, &effects)
    case .wheelDown: turn(by: Self.wheelRows, at: point, &effects)
    case .press, .doublePress:
      // The second press is for what stood there before the panel, and must not agree to anything.
      if mouse == .doublePress, [.account, .chat, .qr].contains(place.kind) { return }
      message = nil
      if layout.footer.contains(point) {
        guard let item = footerItems.first(where: { $0.columns.contains(point.column) }) else { return }
        let key = keys(of: Action.named(item.action), in: place.kind).first ?? .escape
        perform(item.action, key, &effects)
        return
      }
      if [.form, .question, .account, .chat, .qr, .consents, .log, .help].contains(place.kind) { return }
      if select(at: point, &effects), mouse == .doublePress { perform(.open, .enter, &effects) }
    }
  }

  /// Rows that one notch of the wheel moves.
  private static let wheelRows = 3

  /// - Returns: whether there is a row.
  private mutating func select(at point: Point, _ effects: inout [Effect]) -> Bool {
    let layout = layout
    let rows = layout.contactRows
    if layout.prompt.contains(point) {
      go(to: .prompt)
    } else if rows.contains(point) {
      let row = point.row - rows.row
      let shown = min(contactRowCount, list.count - listTop)
      if row < shown {
        selection = .contact(listTop + row)
      } else if row == shown, hasDiscoverRow {
        selection = .discover
      } else {
        return false
      }
      go(to: .contacts)
      showSelection(&effects)
      return true
    } else if place.kind != .provider, providerRows.contains(point) {
      let row = providerTop + point.row - providerRows.row
      guard row < subject?.providers.count ?? 0 else { return false }
      go(to: .providers)
      provider = row
      return true
    }
    return false
  }

  private mutating func turn(by rows: Int, at point: Point, _ effects: inout [Effect]) {
    let action: ActionName = rows < 0 ? .up : .down
    if [.account, .chat, .consents, .log, .help, .provider].contains(place.kind)
      || place.kind == .providers && layout.side.contains(point)
    {
      for _ in 0..<abs(rows) { perform(action, .up, &effects) }
    } else if layout.contacts.contains(point), [.prompt, .contacts, .providers].contains(place.kind) {
      moveSelection(by: rows, &effects)
    }
  }
}
