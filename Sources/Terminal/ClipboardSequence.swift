internal import CNcurses
public import DisplayText
internal import Glibc

/// What asks a terminal to put a text on the clipboard: OSC 52 of xterm's control sequences ("Manipulate Selection Data").
/// A terminal may take it or not, and does not say.
public enum ClipboardSequence {
  /// The octets; `nil` where the text has more than `Limits.copiedOctets`.
  ///
  /// - Parameter isWithinScreen: whether GNU screen stands between, which would keep them to itself: what is in a device
  ///   control string it hands on.
  public static func octets(of text: DisplayText, isWithinScreen: Bool = false) -> [UInt8]? {
    let octets = Array(text.description.utf8)
    guard octets.count <= Limits.copiedOctets else { return nil }
    let sequence = Array("\u{1B}]52;c;".utf8) + Base64.encode(octets) + [0x07]
    guard isWithinScreen else { return sequence }
    return stride(from: 0, to: sequence.count, by: Limits.handedOnOctets).flatMap { start in
      Array("\u{1B}P".utf8) + sequence[start..<min(start + Limits.handedOnOctets, sequence.count)]
        + Array("\u{1B}\\".utf8)
    }
  }

  /// Whether GNU screen stands between this process and the terminal.
  public static var isWithinScreen: Bool {
    func isSet(_ name: String) -> Bool { getenv(name).map { $0.pointee != 0 } ?? false }
    // tmux inside of screen hands on by itself what it understands.
    return isSet("STY") && !isSet("TMUX")
  }

  /// Whether what this descriptor leads to is a terminal of the kind that knows the sequence, by the terminal database and
  /// `TERM`. Not to be asked while there is a `Screen`.
  public static func isUnderstood(by descriptor: Int32) -> Bool {
    isatty(descriptor) == 1 && mimi_terminal_is_windowed(descriptor)
  }
}

/// Base64 (RFC 4648 section 4).
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ octets: [UInt8]) -> [UInt8] {
    var made: [UInt8] = []
    made.reserveCapacity((octets.count + 2) / 3 * 4)
    for start in stride(from: 0, to: octets.count, by: 3) {
      let part = octets[start..<min(start + 3, octets.count)]
      var bits = part.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      bits <<= UInt32(8 * (3 - part.count))
      for place in 0..<4 {
        let isPadding = place > part.count
        made.append(isPadding ? UInt8(ascii: "=") : alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)])
      }
    }
    return made
  }
}
