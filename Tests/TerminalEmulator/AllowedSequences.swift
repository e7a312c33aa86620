/// The sequences that a full screen needs, all of which are in the terminfo entries of xterm, tmux, screen, vt100 and
/// the Linux console. Everything that reports, records, reads the terminal's state, or reaches beyond the screen is not
/// among them.
enum AllowedSequences {
  static func contains(_ intermediates: [UInt8], _ final: UInt8, _ allowance: OutputScanner.Allowance) -> Bool {
    switch intermediates.map({ Unicode.Scalar($0) }) {
    // Saving and restoring the cursor, index, next line, reverse index, the keypad.
    case []: return "78DEM=>".utf8.contains(final) || final == UInt8(ascii: "c") && allowance.contains(.reset)
    case ["("], [")"]: return "0B".utf8.contains(final)
    default: return false
    }
  }

  static func contains(_ sequence: ControlSequence, _ allowance: OutputScanner.Allowance) -> Bool {
    let numbers = sequence.parameters.map { $0[0] ?? 0 }
    let final = sequence.final
    switch (sequence.mark, sequence.intermediates) {
    case (0, []):
      switch Unicode.Scalar(final) {
      case "h", "l": return numbers.allSatisfy { [4, 34].contains($0) } && !numbers.isEmpty
      // The window's title is put on a stack, and taken off: part of xterm's smcup and rmcup.
      case "t": return [[22, 0, 0], [23, 0, 0]].contains(numbers)
      case "m":
        var style = Emulator.Style()
        return style.apply(sequence)
      default: return "@ABCDGHIJKLMPSTXZbdr".utf8.contains(final)
      }
    case (0x3f, []):
      switch Unicode.Scalar(final) {
      case "h", "l": return numbers.allSatisfy(privateModes.contains) && !numbers.isEmpty
      // The shape of the Linux console's cursor.
      case "c": return true
      default: return false
      }
    case (0, [0x21]): return final == UInt8(ascii: "p") && allowance.contains(.reset)
    default: return false
    }
  }

  static func contains(_ string: StringSequence, _ allowance: OutputScanner.Allowance) -> Bool {
    guard allowance.contains(.clipboard), let command = string.command, command.number == 52 else { return false }
    let parts = command.text.split(separator: ";", omittingEmptySubsequences: false)
    // A question mark would ask for what is on the clipboard.
    return parts.count == 2 && ["", "c"].contains(parts[0])
      && parts[1].unicodeScalars.allSatisfy(base64.contains)
  }

  /// Cursor keys, wrapping, the cursor's blinking and being seen, the alternate screen, the meta key, the mouse, paste in
  /// brackets, synchronized output.
  private static let privateModes: Set<Int> = [
    1, 7, 12, 25, 47, 1000, 1002, 1003, 1006, 1034, 1047, 1048, 1049, 2004, 2026,
  ]

  private static let base64 = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=".unicodeScalars)
}
