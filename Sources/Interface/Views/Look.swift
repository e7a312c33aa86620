internal import DisplayText
internal import Terminal

/// How things are set off. What colour says, words or marks say too.
enum Look {
  static let plain = TextStyle.plain
  static let heading = TextStyle(.bold)
  static let faint = TextStyle(.faint)
  static let key = TextStyle(.bold, color: .cyan)
  static let good = TextStyle(color: .green)
  static let warning = TextStyle(color: .yellow)
  static let strongWarning = TextStyle(.bold, color: .yellow)
  static let failure = TextStyle(.bold, color: .red)

  /// A piece of a line across the screen, and its columns: of a text with many such characters each is looked at anew.
  static let rule: (text: DisplayText, count: Int) = ("────────────────────────────────────────", 40)
}
