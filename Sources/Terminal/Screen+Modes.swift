internal import CNcurses
internal import Glibc

/// What is switched on by the program itself, on terminals that are drawn in a window.
enum WindowModes {
  static let pasteOn = "\u{1B}[?2004h"
  static let pasteOff = "\u{1B}[?2004l"
  // Presses only, and in the form with numbers where the terminal knows it.
  static let mouseOn = "\u{1B}[?1000h\u{1B}[?1006h"
  static let mouseOff = "\u{1B}[?1006l\u{1B}[?1000l"
}

/// Taking the terminal and giving it back.
extension Screen {
  func start(mouse: Bool) {
    // No signals from keys, no echo, no line editing: the program has keys for all of it.
    raw()
    noecho()
    nonl()
    idlok(mimi_standard_window(), true)
    // Without looking for input in the midst of drawing, after which it would go on drawing with the next frame.
    typeahead(-1)
    // For the strings that make the keys send what the database says; the keys are read by ourselves.
    keypad(mimi_standard_window(), true)
    def_prog_mode()
    if getmaxx(mimi_standard_window()) != size.columns || getmaxy(mimi_standard_window()) != size.rows {
      resizeterm(Int32(size.rows), Int32(size.columns))
    }
    isMouseOn = mouse && capabilities.isWindowed
    arm()
    enterWindowModes()
  }

  /// Gives the terminal back, for good or for a while.
  func leave() {
    if capabilities.isWindowed {
      if isMouseOn { send(WindowModes.mouseOff) }
      send(WindowModes.pasteOff)
    }
    if isCursorHidden { send(capabilities.cursorShowing) }
    isCursorHidden = false
    endwin()
    // Without another screen to go back to, the cursor goes below this one.
    if capabilities.screenLeaving == nil { send("\r\n") }
    // ncurses has given back what it found when it began; this is what it was, even where that differs.
    tcsetattr(Self.output, TCSADRAIN, modes)
    Emergency.disarm()
  }

  /// Takes it again after `leave()`. In the background this stops the process until it is in the foreground.
  func takeAgain() {
    let owner = tcgetpgrp(Self.output)
    // What is to end it, and was sent while it was stopped, has a moment to do so before it is stopped once more.
    if owner >= 0, owner != getpgrp() { poll(nil, 0, 100) }
    guard arm() else {
      isClosed = true
      return
    }
    reset_prog_mode()
    // Before ncurses sets the rows that scroll: it would leave those of the size before.
    resize()
    // With the first drawing ncurses sets the modes once more, and must find the terminal there.
    doupdate()
    enterWindowModes()
    redraw()
  }

  /// Takes it again after the process was stopped without a chance to give it back.
  func repair() {
    // In the background it stops once more here, before anything is written.
    reset_prog_mode()
    send(capabilities.screenEntering)
    send(capabilities.keypadEntering)
    isCursorHidden = false
    takeAgain()
  }

  /// Follows the terminal's size. All is drawn anew even when it is the one before: it may have been another in between,
  /// and what had no room then is gone.
  func resize() {
    size = Size.ofTerminal(Self.output)
    resizeterm(Int32(size.rows), Int32(size.columns))
    redraw()
    events.append(.resize(size))
    arm()
  }

  /// Prepares what gives the terminal back in an emergency.
  ///
  /// - Returns: whether the terminal may be used.
  @discardableResult
  func arm() -> Bool {
    var string = ""
    if capabilities.isWindowed { string += WindowModes.mouseOff + WindowModes.pasteOff }
    string += capabilities.colorsEnding ?? ""
    string += capabilities.attributesEnding ?? ""
    if let leaving = capabilities.screenLeaving {
      string += leaving
    } else if let place = mimi_cursor_placing(Int32(size.rows - 1), 0) {
      string += String(cString: place) + "\r\n"
    }
    string += capabilities.keypadLeaving ?? ""
    string += capabilities.cursorShowing ?? ""
    return Emergency.arm(descriptor: Self.output, modes: modes, bytes: Array(string.utf8), dropsInput: isMouseOn)
  }

  private func enterWindowModes() {
    guard capabilities.isWindowed else { return }
    send(WindowModes.pasteOn)
    if isMouseOn { send(WindowModes.mouseOn) }
  }
}
