extension Emulator {
  /// The screen as `tmux capture-pane -e -N -p` writes one: rows of text, with SGR sequences where the style changes.
  public var capture: String {
    grid.lines.map { cells in
      var style = Style()
      var line = "\u{1B}[m"
      for cell in cells where cell.width > 0 {
        if cell.style != style {
          style = cell.style
          line += "\u{1B}[0\(style.parameters)m"
        }
        line += cell.text
      }
      return line + "\u{1B}[m\n"
    }.joined()
  }
}

extension Emulator.Style {
  /// What SGR sets for it, each after a semicolon.
  fileprivate var parameters: String {
    let codes: [(Emulator.Attributes, Int)] = [
      (.bold, 1), (.faint, 2), (.italic, 3), (.underlined, 4), (.blinking, 5), (.reverse, 7), (.hidden, 8),
      (.struck, 9),
    ]
    return codes.filter { attributes.contains($0.0) }.map { ";\($0.1)" }.joined() + foreground.parameters(38)
      + background.parameters(48)
  }
}

extension Emulator.Color {
  fileprivate func parameters(_ code: Int) -> String {
    switch self {
    case .standard: ""
    case .palette(let index): ";\(code);5;\(index)"
    case .rgb(let red, let green, let blue): ";\(code);2;\(red);\(green);\(blue)"
    }
  }
}
