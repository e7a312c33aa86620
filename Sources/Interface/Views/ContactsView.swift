internal import ContactStore
internal import Discovery
internal import DisplayText
internal import Terminal

extension State {
  /// The identifier that the row "Discover" offers; `nil` where there is no such row.
  var discoverable: DisplayText? {
    guard case .identifier(let identifier) = typed else { return nil }
    return DisplayText(identifier.unicode)
  }

  /// Rows for contacts, without that of "Discover".
  var contactRowCount: Int { max(0, layout.contactRows.rows - (discoverable == nil ? 0 : 1)) }

  /// The first contact that is shown: `listTop`, made so that the selected one is seen and no row stays free for nothing.
  var shownListTop: Int {
    let rows = contactRowCount
    guard rows > 0 else { return 0 }
    var top = max(0, min(listTop, list.count - rows))
    if case .contact(let selected) = selection { top = min(max(top, selected - rows + 1), max(0, selected)) }
    return top
  }

  /// Where the row "Discover" is: below the contacts, and on the last row where they need all others.
  var discoverRow: Rect {
    let part = layout.contactRows
    guard discoverable != nil, !part.isEmpty else {
      return Rect(column: part.column, row: part.row, columns: 0, rows: 0)
    }
    let above = min(list.count - shownListTop, contactRowCount)
    return Rect(column: part.column, row: part.row + above, columns: part.columns, rows: 1)
  }

  func drawContacts(on canvas: inout Canvas, _ layout: Layout) {
    guard !layout.contacts.isEmpty else { return }
    canvas.draw(contactsHeading(columns: textColumns(layout.contacts)), in: layout.contacts, row: 0)
    let part = layout.contactRows
    let top = shownListTop
    for row in 0..<max(0, min(contactRowCount, list.count - top)) {
      drawContact(top + row, on: &canvas, in: part, row: row)
    }
    if let text = discoverable {
      drawRow(
        "Discover \(text)", marks: "+", isSelected: selection == .discover, style: Look.plain, on: &canvas,
        in: discoverRow)
    }
    if list.count == 0, let why = emptyList { canvas.draw(StyledLine("  \(why)", Look.faint), in: part, row: 0) }
  }

  /// Why there is no row at all.
  private var emptyList: DisplayText? {
    if isOpening || discoverable != nil { return nil }
    return directory.count == 0 ? "none yet" : "none fits"
  }

  private func contactsHeading(columns: Int) -> StyledLine {
    let title: DisplayText = "Contacts"
    let total = Words.grouped(directory.count)
    let count: DisplayText =
      isOpening ? "opening…" : typed == .nothing ? total : "\(Words.grouped(list.count)) of \(total)"
    // The count says what it counts as well, so the title gives way.
    guard title.width + 2 + count.width <= columns else { return StyledLine(count, Look.heading) }
    return StyledLine(title, Look.heading, trailing: .init(text: count, style: Look.plain))
  }

  private func drawContact(_ number: Int, on canvas: inout Canvas, in part: Rect, row: Int) {
    let summary = directory.summary(list[number])
    let name: DisplayText
    if let own = summary.name, !own.isEmpty {
      name = Words.beginning(own, columns: part.columns)
    } else {
      name = Words.identifier(summary.id)
    }
    let (mark, style) = Self.mark(summary, at: now)
    drawRow(
      name, mark: mark, isSelected: selection == .contact(number), style: style, on: &canvas,
      in: Rect(column: part.column, row: part.row + row, columns: part.columns, rows: 1))
  }

  /// `!` where the last look-up found nothing, else `~` where what was found may be out of date.
  static func mark(_ summary: ContactSummary, at now: Timestamp) -> (DisplayText, TextStyle) {
    if summary.status != .found { return ("!", Look.failure) }
    guard let goodUntil = summary.goodUntil, goodUntil >= now else { return ("~", Look.warning) }
    return ("", Look.plain)
  }

  /// A row: `>` where it is selected, the text, and a mark at the right end.
  private func drawRow(
    _ text: DisplayText, marks: DisplayText = "", mark: DisplayText = "", isSelected: Bool, style: TextStyle,
    on canvas: inout Canvas, in part: Rect
  ) {
    guard part.columns > 4 else { return }
    let textStyle = isSelected ? Look.heading : Look.plain
    if isSelected { canvas.write(">", column: part.column, row: part.row, style: textStyle) }
    canvas.write(marks, column: part.column + 1, row: part.row, style: textStyle)
    let room = part.columns - 4 - (mark.isEmpty ? 0 : 2)
    canvas.write(text.fitted(to: room), column: part.column + 3, row: part.row, limit: room, style: textStyle)
    canvas.write(mark, column: part.column + part.columns - 2, row: part.row, style: style)
    guard isSelected, place == .contacts else { return }
    canvas.add(.reverse, to: part)
    canvas.cursor = Point(column: part.column, row: part.row)
  }
}
