extension Emulator {
  /// What DECSC keeps.
  struct SavedCursor: Sendable {
    var place = Place(column: 0, row: 0)
    var isWrapPending = false
    var style = Style()
    var characterSets = CharacterSets()
    var originIsRegion = false
  }

  mutating func saveCursor() {
    savedCursor = SavedCursor(
      place: cursor, isWrapPending: isWrapPending, style: style, characterSets: characterSets,
      originIsRegion: modes.originIsRegion)
  }

  mutating func restoreCursor() {
    cursor = Place(column: min(savedCursor.place.column, columns - 1), row: min(savedCursor.place.row, rows - 1))
    isWrapPending = savedCursor.isWrapPending && cursor == savedCursor.place
    style = savedCursor.style
    characterSets = savedCursor.characterSets
    modes.originIsRegion = savedCursor.originIsRegion
  }

  /// To a place; what lies outside counts as the edge.
  mutating func move(column: Int, row: Int) {
    cursor = Place(column: max(0, min(column, columns - 1)), row: max(0, min(row, rows - 1)))
    isWrapPending = false
  }

  mutating func move(column: Int) { move(column: column, row: cursor.row) }

  /// To a row as the program counts it: in origin mode from the scroll region, and not out of it.
  mutating func move(addressedRow row: Int, column: Int) {
    guard modes.originIsRegion else { return move(column: column, row: row) }
    move(column: column, row: min(scrollRegion.lowerBound + row, scrollRegion.upperBound - 1))
  }

  mutating func moveToOrigin() { move(addressedRow: 0, column: 0) }

  /// Up, and not out of the scroll region.
  mutating func moveUp(_ count: Int) {
    let top = cursor.row < scrollRegion.lowerBound ? 0 : scrollRegion.lowerBound
    move(column: cursor.column, row: max(top, cursor.row - count))
  }

  mutating func moveDown(_ count: Int) {
    let bottom = cursor.row >= scrollRegion.upperBound ? rows - 1 : scrollRegion.upperBound - 1
    move(column: cursor.column, row: min(bottom, cursor.row + count))
  }

  /// One line down; the region scrolls at its end.
  mutating func index() {
    if cursor.row == scrollRegion.upperBound - 1 {
      grid.scrollUp(scrollRegion, by: 1, blank: .erased(style))
    } else if cursor.row < rows - 1 {
      cursor.row += 1
    }
    isWrapPending = false
  }

  /// One line up; the region scrolls at its beginning.
  mutating func reverseIndex() {
    if cursor.row == scrollRegion.lowerBound {
      grid.scrollDown(scrollRegion, by: 1, blank: .erased(style))
    } else if cursor.row > 0 {
      cursor.row -= 1
    }
    isWrapPending = false
  }

  mutating func tabForward(_ count: Int) {
    for _ in 0..<min(count, columns) {
      move(column: (cursor.column + 1..<columns).first { tabStops.contains($0) } ?? columns - 1)
    }
  }

  mutating func tabBackward(_ count: Int) {
    for _ in 0..<min(count, columns) {
      move(column: (0..<cursor.column).last { tabStops.contains($0) } ?? 0)
    }
  }
}
