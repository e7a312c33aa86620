import DisplayText
import Glibc

/// When output has colour.
enum ColorChoice: String, CaseIterable {
  /// On a terminal, unless NO_COLOR is set and not empty.
  case auto
  /// Always.
  case always
  /// Never.
  case never

  /// Whether the environment refuses colour: NO_COLOR, set and not empty.
  static var isRefused: Bool { getenv("NO_COLOR").map { $0.pointee != 0 } ?? false }

  /// Whether a screen may have colour.
  var allowsColor: Bool {
    switch self {
    case .auto: !Self.isRefused
    case .always: true
    case .never: false
    }
  }
}

/// How words are set off. What colour says, the words say too.
struct Style {
  /// Whether there is colour.
  let hasColor: Bool

  init(_ choice: ColorChoice, descriptor: Int32) {
    switch choice {
    case .always: hasColor = true
    case .never: hasColor = false
    case .auto:
      let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
      hasColor = isatty(descriptor) == 1 && !ColorChoice.isRefused && !isDumb
    }
  }

  /// For messages that are written before the configuration is known.
  static var ofMessages: Style {
    let arguments = CommandLine.arguments
    let named = arguments.firstIndex(of: "--color").map { arguments.dropFirst($0 + 1).first } ?? nil
    let isRefused = named == "never" || arguments.contains("--color=never")
    return Style(isRefused ? .never : .auto, descriptor: STDERR_FILENO)
  }

  /// Bold and red.
  func failure(_ text: DisplayText) -> DisplayText { hasColor ? "\u{1B}[1;31m\(text)\u{1B}[0m" : text }

  /// Less than the rest.
  func faint(_ text: DisplayText) -> DisplayText { hasColor ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

  /// Bold.
  func strong(_ text: DisplayText, padded columns: Int = 0) -> DisplayText {
    let rest = DisplayText().padded(to: columns - text.width)
    return hasColor ? "\u{1B}[1m\(text)\u{1B}[0m\(rest)" : "\(text)\(rest)"
  }

  /// Yellow.
  func warning(_ text: DisplayText) -> DisplayText { hasColor ? "\u{1B}[33m\(text)\u{1B}[0m" : text }
}
