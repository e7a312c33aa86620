internal import ContactStore
internal import Discovery
internal import DisplayText
internal import Terminal

extension State {
  /// Whether there is a row that offers to look up what is typed.
  var hasDiscoverRow: Bool { discoverable != nil }

  /// The selected contact's identifier; `nil` where none is selected.
  var selectedContact: String? {
    guard case .contact(let place) = selection, place < list.count else { return nil }
    return directory.summary(list[place]).id
  }

  /// A contact's place in the list; `nil` where it is not listed.
  func place(ofContact id: String) -> Int? {
    guard let row = directory.row(id: id) else { return nil }
    return list.rows.firstIndex(of: UInt32(row))
  }

  /// Lists anew; the selected contact stays selected as long as it is there, else the one that is in its place then.
  mutating func relistKeepingSelection(_ effects: inout [Effect]) {
    // By the subject: the row of the one that was selected may be another's by now.
    let selected: String? = if case .contact = selection { subject?.id } else { nil }
    list = directory.list(matching: filter, in: order)
    listIsOutdated = false
    switch selection {
    case .contact(let old):
      let place = selected.flatMap(place(ofContact:)) ?? min(old, list.count - 1)
      selection = place >= 0 ? .contact(place) : hasDiscoverRow ? .discover : nil
    case .discover:
      // What was looked up is a contact by now.
      if let id = subject?.id, subject?.contact != nil, let place = place(ofContact: id) { selection = .contact(place) }
    case nil: selection = list.best.map { .contact($0) }
    }
    showSelection(&effects)
  }

  /// Moves the selection by rows; it clamps.
  mutating func moveSelection(by rows: Int, _ effects: inout [Effect]) {
    let last = list.count - (hasDiscoverRow ? 0 : 1)
    guard last >= 0 else { return }
    let now =
      switch selection {
      case .contact(let place): place
      case .discover: list.count
      case nil: 0
      }
    let target = min(max(0, now + min(max(rows, -last - 1), last + 1)), last)
    let moved: Selection = target == list.count ? .discover : .contact(target)
    guard moved != selection else { return }
    selection = moved
    moves += 1
    showSelection(&effects)
  }

  /// Lets the right side be about the selected row, and reads what that needs.
  mutating func showSelection(_ effects: inout [Effect]) {
    keepSelectionVisible()
    switch selection {
    case .contact(let place):
      let id = directory.summary(list[place]).id
      if subject?.id != id { setSubject(id) }
      // Several at once, and then none for some steps.
      guard !cache.has(around(place, Limits.readAhead)) else { return }
      effects.append(.load(cache.missing([id] + around(place, Limits.readAheadAtOnce))))
    case .discover:
      guard case .identifier(let identifier) = typed, subject?.id != identifier.canonical else { return }
      if lookups.values.contains(where: { $0.identifier == identifier }) {
        setSubject(identifier.canonical)
      } else {
        subject = nil
      }
    case nil: subject = nil
    }
  }

  /// Identifiers of the contacts up to so far before and behind a place.
  private func around(_ place: Int, _ distance: Int) -> [String] {
    (max(0, place - distance)...min(list.count - 1, place + distance)).map { directory.summary(list[$0]).id }
  }

  /// The right side is about somebody else.
  mutating func setSubject(_ id: String) {
    subject = Subject(
      id: id, shownName: Self.shownName(id), contact: cache[id],
      lookup: lookups.values.first { $0.identifier.canonical == id && refresh?.underWay.contains($0.number) != true })
    provider = 0
    providerTop = 0
    if case .provider = place { place = .providers }
  }

  /// An identifier in people's own letters, and as the DNS has it where the two differ.
  static func shownName(_ id: String) -> DisplayText {
    // The second takes longer than all else that a step in the list needs, and few have what the first looks for.
    guard id.utf8.contains(UInt8(ascii: "-")), id.contains("xn--"), let identifier = try? Identifier(id),
      identifier.unicode != id
    else { return DisplayText(id) }
    return "\(identifier.unicode) (\(id))"
  }

  /// Scrolls so far that the selected rows are seen.
  mutating func keepSelectionVisible() {
    let rows = max(1, contactRowCount)
    listTop = min(listTop, max(0, list.count - rows))
    if case .contact(let place) = selection { listTop = Self.top(listTop, showing: place, rows: rows) }
    // Where the rows are is not asked for nothing: it takes as long as drawing the right side.
    let shown = provider == 0 ? 1 : max(1, providerRows.rows)
    providerTop = Self.top(
      min(providerTop, max(0, (subject?.providers.count ?? 0) - shown)), showing: provider, rows: shown)
  }

  /// The first row that is shown, so that a row is among those that are.
  static func top(_ top: Int, showing row: Int, rows: Int) -> Int { max(min(top, row), row - rows + 1) }
}
