internal import CNcurses
internal import Glibc

extension Size {
  /// Columns of the terminal at this descriptor, at least 1; `nil` where it does not say, or is none.
  public static func windowColumns(_ descriptor: Int32) -> Int? {
    var window = winsize()
    guard mimi_ask_terminal(descriptor, mimi_request_window_size, &window) == 0, window.ws_col > 0 else { return nil }
    return Int(window.ws_col)
  }

  /// The size of the terminal at this descriptor; where it does not say, what the terminal database says, or 80x24.
  static func ofTerminal(_ descriptor: Int32) -> Size {
    // At most what a terminal can be; ncurses allocates all of it.
    let limit = 1000
    var window = winsize()
    _ = mimi_ask_terminal(descriptor, mimi_request_window_size, &window)
    let columns = window.ws_col > 0 ? Int(window.ws_col) : Int(tigetnum("cols"))
    let rows = window.ws_row > 0 ? Int(window.ws_row) : Int(tigetnum("lines"))
    return Size(columns: min(limit, columns > 0 ? columns : 80), rows: min(limit, rows > 0 ? rows : 24))
  }
}
