internal import CNcurses
internal import Glibc

/// The terminal, as long as the program has it: what it shows, and what comes from it.
///
/// One at a time, and for the main thread only. The terminal is taken when it is made and given back by `close()`, by
/// `suspend(wholeJob:)` for a while, and by `restoreInEmergency()` or a fatal signal when nothing else is left.
public final class Screen {
  /// Where it is drawn.
  static let output = STDOUT_FILENO
  /// Where keys come from.
  static let input = STDIN_FILENO

  /// Its size. It changes when `readInput()` gives `.resize`.
  public internal(set) var size: Size
  /// What it can show of a canvas.
  public let rendering: Rendering
  /// Whether mouse presses are reported, not left to the terminal's own selecting; see `setMouse(_:)`.
  public internal(set) var isMouseOn = false

  let capabilities: Capabilities
  let handle: OpaquePointer
  let frames: FrameOutput
  let row: CellRow
  let colors: ColorPairs
  var reader: InputReader
  /// The terminal's modes from before.
  let modes: UnsafeMutablePointer<termios>
  /// What is shown; `nil` when that is not known.
  var shown: Canvas?
  var isCursorHidden = false
  var isClosed = false
  /// What is to be handed out besides what is typed.
  var events: [Input] = []

  /// Takes the terminal.
  ///
  /// - Parameters:
  ///   - rendering: what may be used of the terminal, where it has it.
  ///   - mouse: whether mouse presses are reported.
  /// - Returns: `nil`, with the terminal as it was, when standard input or standard output is none or it cannot place
  ///   its cursor (`TERM` is unset, `dumb` or unknown), or the process has no descriptors left.
  public init?(rendering: Rendering = Rendering(), mouse: Bool = false) {
    guard isatty(Self.input) == 1, isatty(Self.output) == 1, mimi_terminal_has_screen(Self.output) else { return nil }
    modes = UnsafeMutablePointer<termios>.allocate(capacity: 1)
    // The signals' handlers before newterm, which would install its own; theirs must not run beside ours.
    guard tcgetattr(Self.output, modes) == 0, SignalNotes.takeOver(), let frames = FrameOutput(Self.output) else {
      modes.deallocate()
      return nil
    }
    let isUTF8 = Self.chooseCharacters()
    FatalSignals.takeOver()
    // The terminal's own size at once, whatever LINES and COLUMNS say, and without changing them.
    use_env(false)
    use_tioctl(true)
    if getenv("ESCDELAY") == nil { set_escdelay(InputReader.escapeDelay) }
    // At first with nothing but the modes: what else there is to undo is known when ncurses is there.
    guard Emergency.arm(descriptor: Self.output, modes: modes, bytes: [], dropsInput: false),
      let handle = Self.newTerminal(frames.stream)
    else {
      Emergency.disarm()
      frames.close()
      modes.deallocate()
      return nil
    }
    self.handle = handle
    self.frames = frames
    mimi_keep_palette()
    // Before there are colours, which ncurses would set back.
    frames.join(size: Size.ofTerminal(Self.output))
    capabilities = Capabilities()
    colors = ColorPairs(isWanted: rendering.hasColor)
    self.rendering = Rendering(hasColor: colors.areUsed, isASCII: rendering.isASCII || !isUTF8)
    reader = InputReader(descriptor: Self.input, keys: capabilities.keys())
    size = Size.ofTerminal(Self.output)
    row = CellRow()
    start(mouse: mouse)
  }

  deinit {
    close()
    modes.deallocate()
  }

  /// Shows a canvas. Only what differs from the one before is sent, in one piece.
  public func show(_ canvas: Canvas) {
    guard !isClosed else { return }
    let canvas = canvas.adapted(to: rendering)
    let window = mimi_standard_window()
    let last = shown?.size == canvas.size ? shown : nil
    if last == nil { werase(window) }
    for row in 0..<min(canvas.size.rows, size.rows) {
      let cells = canvas.cells[row * canvas.size.columns..<(row + 1) * canvas.size.columns]
      if let last, last.cells[row * canvas.size.columns..<(row + 1) * canvas.size.columns] == cells { continue }
      self.row.draw(cells.prefix(size.columns), row: row, of: window, colors: colors)
    }
    let place = canvas.cursor.flatMap { Rect(size).contains($0) ? $0 : nil }
    wmove(window, Int32(place?.row ?? size.rows - 1), Int32(place?.column ?? size.columns - 1))
    wnoutrefresh(window)
    // Not by curs_set, which would send it once more when the screen is left.
    let before = place == nil && !isCursorHidden ? capabilities.cursorHiding : nil
    let after = place != nil && isCursorHidden ? capabilities.cursorShowing : nil
    frames.frame(before: before, after: after, isWhole: last == nil) { doupdate() }
    isCursorHidden = place == nil
    shown = canvas
  }

  /// Draws everything anew with the next `show(_:)`, for when another program has written on the terminal.
  public func redraw() {
    clearok(mimi_current_window(), true)
    shown = nil
  }

  /// Has mouse presses reported, or leaves them to the terminal. Nothing happens where there is no mouse.
  public func setMouse(_ isOn: Bool) {
    guard isOn != isMouseOn, capabilities.isWindowed, !isClosed else { return }
    isMouseOn = isOn
    send(isOn ? WindowModes.mouseOn : WindowModes.mouseOff)
    arm()
  }

  /// Gives the terminal back as it was before. More calls do nothing.
  public func close() {
    guard !isClosed else { return }
    isClosed = true
    leave()
    if isMouseOn { tcflush(Self.input, TCIFLUSH) }
    delscreen(handle)
    frames.close()
    row.deallocate()
  }

  /// Gives the terminal back when the main thread cannot: from any thread, and from a signal handler. The process is to
  /// end then; it cannot take the terminal once more. Does nothing when no screen has the terminal.
  public static func restoreInEmergency() { Emergency.restore() }

  /// Sends a string of the terminal's that ncurses does not send.
  func send(_ string: String?) { frames.send((string ?? "").utf8) }

  /// Takes the locale's character encoding for ncurses, or UTF-8 where it has another one.
  ///
  /// - Returns: whether the locale has UTF-8. Numbers and dates are left as they are: other parts of the program write
  ///   them for machines.
  private static func chooseCharacters() -> Bool {
    setlocale(LC_CTYPE, "")
    if mimi_locale_is_utf8() { return true }
    setlocale(LC_CTYPE, "C.UTF-8")
    return false
  }

  private static func newTerminal(_ output: UnsafeMutablePointer<FILE>) -> OpaquePointer? {
    // ncurses takes SIGINT and SIGTERM where nobody has them, and ends the program in its handler.
    let before = UnsafeMutablePointer<sigaction>.allocate(capacity: 2)
    defer { before.deallocate() }
    sigaction(SIGINT, nil, before)
    sigaction(SIGTERM, nil, before + 1)
    let made = mimi_new_terminal(output)
    sigaction(SIGINT, before, nil)
    sigaction(SIGTERM, before + 1, nil)
    return made
  }
}
