public import DisplayText

/// What became of opening a link.
public enum Opening: Sendable, Hashable {
  /// This program took it.
  case handedTo(DisplayText)
  /// Nothing was opened.
  case failed(message: DisplayText, hint: DisplayText)
}

/// What became of copying something.
public enum Copying: Sendable, Hashable {
  /// It is on the clipboard that this program keeps: `wl-copy`, `xclip`, `tmux`.
  case by(DisplayText)
  /// No program did it; `failures` says what went wrong with those that were tried, each in half a sentence.
  case byNone(failures: [DisplayText])
}
