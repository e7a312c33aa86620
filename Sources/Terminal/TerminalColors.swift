internal import CNcurses

/// What the terminal database says of colours.
public enum TerminalColors {
  /// How many the terminal has by `TERM`, whether this descriptor leads to it or not; 0 where that is not known. Not to be
  /// asked while there is a `Screen`.
  public static func count(_ descriptor: Int32) -> Int { Int(mimi_terminal_colors(descriptor)) }
}
