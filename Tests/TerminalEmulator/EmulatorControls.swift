extension Emulator {
  mutating func perform(control: UInt8) {
    switch control {
    case 0x07: alarms += 1
    case 0x08: move(column: cursor.column - 1)
    case 0x09: tabForward(1)
    case 0x0a, 0x0b, 0x0c:
      index()
      if modes.newLine { move(column: 0) }
    case 0x0d: move(column: 0)
    case 0x0e: characterSets.shift(to: 1)
    case 0x0f: characterSets.shift(to: 0)
    // NUL is padding.
    case 0x00: break
    default: note("control: " + readable([control]))
    }
  }

  mutating func perform(escape intermediates: [UInt8], _ final: UInt8) {
    if intermediates.count == 1, characterSets.designate(intermediates[0], final) { return }
    if intermediates == [0x23], final == UInt8(ascii: "8") { return fillForAdjusting() }
    guard intermediates.isEmpty, perform(escape: final) else {
      return note(readable([0x1b] + intermediates + [final]))
    }
  }

  private mutating func perform(escape final: UInt8) -> Bool {
    switch Unicode.Scalar(final) {
    case "7": saveCursor()
    case "8": restoreCursor()
    case "D": index()
    case "E":
      index()
      move(column: 0)
    case "H": tabStops.insert(cursor.column)
    case "M": reverseIndex()
    case "Z": replies += Array("\u{1B}[?1;2c".utf8)
    case "c": reset()
    case "g": alarms += 1
    case "n": characterSets.shift(to: 2)
    case "o": characterSets.shift(to: 3)
    case "=": modes.applicationKeypad = true
    case ">": modes.applicationKeypad = false
    // Leaves the VT52 mode, in which it never is; and a string's end that no string came before.
    case "<", "\\": break
    default: return false
    }
    return true
  }

  mutating func perform(_ string: StringSequence) {
    if StringSequence.isLinuxPalette([0x1b, string.introducer] + string.content) { return }
    guard let command = string.command else { return note(readable(string.bytes)) }
    switch command.number {
    case 0, 2: title = command.text
    // The icon's title; colours, which a user has chosen and which are not to be seen here.
    case 1, 4, 10, 11, 12, 104, 110, 111, 112: break
    case 52: clipboard.append(String(command.text.split(separator: ";", omittingEmptySubsequences: false).last ?? ""))
    default: note(readable(string.bytes))
    }
  }

  /// RIS.
  private mutating func reset() {
    if isAlternateScreen { swap(&grid, &otherGrid) }
    isAlternateScreen = false
    grid.fill(rows: 0..<rows, with: Cell())
    otherGrid = grid
    resetSoftly()
    modes = Modes()
    (savedCursor, otherSavedCursor) = (SavedCursor(), SavedCursor())
    tabStops = Self.standardTabStops
    lastPrinted = nil
    move(column: 0, row: 0)
  }

  /// DECSTR, which leaves the screen and the cursor as they are.
  mutating func resetSoftly() {
    modes.showsCursor = true
    modes.applicationCursorKeys = false
    modes.applicationKeypad = false
    modes.originIsRegion = false
    modes.inserts = false
    modes.wraps = true
    style = Style()
    characterSets = CharacterSets()
    scrollRegion = 0..<rows
    savedCursor = SavedCursor()
    isWrapPending = false
  }

  /// DECALN.
  private mutating func fillForAdjusting() {
    grid.fill(rows: 0..<rows, with: Cell(base: "E"))
    scrollRegion = 0..<rows
    move(column: 0, row: 0)
  }
}
