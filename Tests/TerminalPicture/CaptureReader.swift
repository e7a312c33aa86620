/// Takes a captured line apart into the characters that are seen and the SGR sequences between them. Everything else that could steer a
/// terminal is left out: XML cannot hold it, and it has no look.
struct CaptureReader {
  /// A piece of a line.
  enum Piece: Equatable {
    /// A character that is seen.
    case scalar(Unicode.Scalar)
    /// The parameters of an SGR sequence.
    case rendition(String)
  }

  private var rest: Substring.UnicodeScalarView

  init(_ line: String) { rest = line[...].unicodeScalars }

  /// The next piece, or nil at the line's end.
  mutating func next() -> Piece? {
    while let scalar = rest.popFirst() {
      if scalar == "\u{1B}" {
        if let parameters = escapeSequence() { return .rendition(parameters) }
      } else if scalar.properties.generalCategory != .control {
        return .scalar(scalar)
      }
    }
    return nil
  }

  /// Reads on behind an ESC.
  /// - Returns: the parameters if it was an SGR sequence.
  private mutating func escapeSequence() -> String? {
    switch rest.popFirst() {
    case "[":
      let parameters = rest.prefix { !("\u{40}"..."\u{7E}").contains($0) }
      rest = rest.dropFirst(parameters.count)
      return rest.popFirst() == "m" ? String(parameters) : nil
    case "]":
      // A title or a link: it ends with BEL, or with ESC and a backslash, whose backslash is dropped here too.
      rest = rest.drop { $0 != "\u{07}" && $0 != "\u{1B}" }
      if rest.popFirst() == "\u{1B}" { _ = rest.popFirst() }
      return nil
    default:
      return nil
    }
  }
}
