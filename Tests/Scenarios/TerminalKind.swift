import Terminal
import TerminalEmulator
import Testing

/// What `TERM` names, as far as a screen on it looks different.
struct TerminalKind: Sendable {
  /// For `TERM`.
  let name: String
  var hasColor = true
  /// Attributes that it does not have.
  var lacking: TextStyle.Attributes = []
  /// Attributes that it does not have in colour (terminfo's `ncv`).
  var lackingInColor: TextStyle.Attributes = []
  var canHideCursor = true
  var hasAlternateScreen = true
  /// Whether it has paste in brackets, and a mouse.
  var isWindowed = true

  /// Whether it has 256 colours; else it has eight.
  private var hasManyColors: Bool { name.hasSuffix("-256color") }

  static let xterm = TerminalKind(name: "xterm-256color")
  static let tmux = TerminalKind(name: "tmux-256color")
  static let screen = TerminalKind(name: "screen")
  static let linux = TerminalKind(
    name: "linux", lackingInColor: [.faint, .underlined], hasAlternateScreen: false, isWindowed: false)
  static let vt100 = TerminalKind(
    name: "vt100", hasColor: false, lacking: .faint, canHideCursor: false, hasAlternateScreen: false, isWindowed: false)

  static let all = [xterm, tmux, screen, linux, vt100]

  /// How a canvas's style comes out on it.
  func style(_ style: TextStyle) -> Emulator.Style {
    var attributes = style.attributes.subtracting(lacking)
    if style.color != .standard { attributes.subtract(lackingInColor) }
    var made = Emulator.Style()
    for (one, other) in Self.attributes where attributes.contains(one) { made.attributes.insert(other) }
    switch style.color {
    case .standard: break
    case .ink:
      made.foreground = .palette(hasManyColors ? 16 : 0)
      made.background = .palette(hasManyColors ? 231 : 7)
    default: made.foreground = .palette(style.color.rawValue)
    }
    return made
  }

  private static let attributes: [(TextStyle.Attributes, Emulator.Attributes)] = [
    (.bold, .bold), (.faint, .faint), (.underlined, .underlined), (.reverse, .reverse),
  ]
}

extension TerminalKind: CustomTestStringConvertible {
  var testDescription: String { name }
}
