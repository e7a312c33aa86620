import DisplayText
import Glibc
import Terminal

/// Asks the terminal of this process to copy something, wherever standard output goes.
enum TerminalCopy {
  /// - Returns: whether it was asked; `false` where there is no terminal, one of another kind, or too long a text.
  static func ask(_ text: DisplayText) -> Bool {
    let terminal = open("/dev/tty", O_WRONLY | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { return false }
    defer { close(terminal) }
    guard ClipboardSequence.isUnderstood(by: terminal),
      let octets = ClipboardSequence.octets(of: text, isWithinScreen: ClipboardSequence.isWithinScreen)
    else { return false }
    Console.write(octets, to: terminal)
    return true
  }
}
