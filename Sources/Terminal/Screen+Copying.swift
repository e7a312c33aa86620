public import DisplayText

extension Screen {
  /// Whether the terminal is of the kind that can be asked to copy something.
  public var copies: Bool { capabilities.isWindowed }

  /// Asks the terminal to put a text on the clipboard (OSC 52). Between two frames only.
  ///
  /// - Returns: whether it was asked: not where the terminal is of another kind, nor for more than `Limits.copiedOctets`.
  @discardableResult
  public func copy(_ text: DisplayText) -> Bool {
    guard copies, !isClosed,
      let octets = ClipboardSequence.octets(of: text, isWithinScreen: ClipboardSequence.isWithinScreen)
    else { return false }
    frames.send(octets)
    return true
  }
}
