extension Emulator {
  /// What a program switches on and off, as it is when a terminal starts.
  public struct Modes: Sendable, Hashable {
    /// DECTCEM, 25.
    public var showsCursor = true
    /// 2004: pasted text comes between marks.
    public var bracketsPaste = false
    /// 9 or 1000: clicks are reported.
    public var reportsClicks = false
    /// 1002: clicks, and motion with a button held.
    public var reportsDrags = false
    /// 1003: all motion.
    public var reportsMotion = false
    /// 1006: reports of the mouse are in the long form.
    public var usesLongMouseReports = false
    /// 1004: gaining and losing the focus is reported.
    public var reportsFocus = false
    /// DECCKM, 1: arrow keys send `ESC O`.
    public var applicationCursorKeys = false
    /// DECKPAM.
    public var applicationKeypad = false
    /// DECAWM, 7.
    public var wraps = true
    /// DECOM, 6: places count from the scroll region.
    public var originIsRegion = false
    /// DECSCNM, 5: the whole screen in reverse.
    public var reversesScreen = false
    /// IRM, 4: characters push what stands behind them.
    public var inserts = false
    /// LNM, 20: line feed returns the carriage too.
    public var newLine = false
    /// 2026: the terminal waits with showing changes.
    public var synchronizesOutput = false

    /// Whether any report of the mouse is on.
    public var reportsMouse: Bool { reportsClicks || reportsDrags || reportsMotion }

    /// As when a terminal starts.
    public init() {}
  }

  mutating func setPrivateMode(_ number: Int, _ isOn: Bool) -> Bool {
    switch number {
    case 1: modes.applicationCursorKeys = isOn
    case 5:
      if isOn { alarms += 1 }
      modes.reversesScreen = isOn
    case 6:
      modes.originIsRegion = isOn
      moveToOrigin()
    case 7:
      modes.wraps = isOn
      if !isOn { isWrapPending = false }
    case 9, 1000: modes.reportsClicks = isOn
    case 1002: modes.reportsDrags = isOn
    case 1003: modes.reportsMotion = isOn
    case 1006: modes.usesLongMouseReports = isOn
    case 1004: modes.reportsFocus = isOn
    case 25: modes.showsCursor = isOn
    case 47: showAlternateScreen(isOn)
    case 1047:
      if !isOn, isAlternateScreen { grid.fill(rows: 0..<rows, with: Cell()) }
      showAlternateScreen(isOn)
    case 1048: if isOn { saveCursor() } else { restoreCursor() }
    case 1049:
      if isOn {
        saveCursor()
        showAlternateScreen(true)
        grid.fill(rows: 0..<rows, with: .erased(style))
      } else {
        showAlternateScreen(false)
        restoreCursor()
      }
    case 2004: modes.bracketsPaste = isOn
    case 2026: modes.synchronizesOutput = isOn
    // 80 columns (not allowed in xterm until asked for), smooth scrolling, repeating keys, a cursor that blinks, the
    // meta key as eighth bit, and margins at left and right switched off: nothing that would be seen.
    case 3, 4, 8, 12, 1034: return true
    case 69: return !isOn
    default: return false
    }
    return true
  }

  mutating func setMode(_ number: Int, _ isOn: Bool) -> Bool {
    switch number {
    case 4: modes.inserts = isOn
    case 20: modes.newLine = isOn
    // The shape of screen's cursor.
    case 34: return true
    default: return false
    }
    return true
  }

  private mutating func showAlternateScreen(_ isOn: Bool) {
    guard isOn != isAlternateScreen else { return }
    isAlternateScreen = isOn
    swap(&grid, &otherGrid)
    swap(&savedCursor, &otherSavedCursor)
  }
}
