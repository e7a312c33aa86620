extension Unicode.Scalar {
  /// Whether showing this scalar could steer a terminal, hide or reorder text, or mean something else elsewhere.
  ///
  /// Controls (C0, DEL, C1), format characters (bidirectional overrides, zero-width, tags), line and paragraph
  /// separators, private-use and unassigned scalars. Output writes these as `\u{202E}`, JSON as an escape.
  @inlinable
  public var isUnsafeToShow: Bool {
    if value < 0x7F { return value < 0x20 }
    return isUnsafeBeyondASCII
  }

  @usableFromInline
  var isUnsafeBeyondASCII: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  /// VARIATION SELECTOR-15 and -16 ask for text or picture form, and terminals disagree about the width that results.
  var isPresentationSelector: Bool { value == 0xFE0E || value == 0xFE0F }
}
