/// A key as a person presses it.
public enum Key: Sendable, Hashable {
  /// A character: what it types.
  case character(Character)
  /// A letter with Control, in lower case: `^C` is `.control("c")`. Enter, Tab, Backspace and Esc are keys of their own;
  /// with the space bar it is `.control(" ")`.
  case control(Character)
  /// A character with Alt; Alt and Backspace are `.alt("\u{7F}")`. Other keys are the same with Alt, Shift and Control.
  case alt(Character)
  /// F1 to F12 and beyond.
  case function(Int)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
}

/// What came from the terminal.
public enum Input: Sendable, Hashable {
  /// A key.
  case key(Key)
  /// Pasted text, all of it, as UTF-8; what was no UTF-8 is U+FFFD.
  case paste(String)
  /// A press of the left button, or the wheel.
  case mouse(Mouse, Point)
  /// The terminal has another size.
  case resize(Size)
  /// The program stands in the foreground again, after ^Z.
  case resumed
  /// The terminal is gone.
  case endOfInput

  /// What the mouse did.
  public enum Mouse: Sendable, Hashable {
    case press, doublePress, wheelUp, wheelDown
  }
}
