/// The escapes of text values (RFC 6350 section 3.4).
enum CardText {
  /// A text value as people read it. Line ends become line feeds; other controls are left out.
  ///
  /// - Parameter isOld: whether it is of version 2.1, in which `\n` is a backslash and an n.
  static func decode(_ text: some StringProtocol, isOld: Bool) -> String {
    var made = String.UnicodeScalarView()
    var escapes = false
    var afterReturn = false
    for scalar in text.unicodeScalars {
      if escapes {
        escapes = false
        switch scalar {
        case "n" where !isOld, "N" where !isOld: made.append("\n")
        case ",", ";", ":", "\\", "\"": made.append(scalar)
        default:
          made.append("\\")
          append(scalar, &made, &afterReturn)
        }
      } else if scalar == "\\" {
        escapes = true
      } else {
        append(scalar, &made, &afterReturn)
      }
    }
    if escapes { made.append("\\") }
    return String(made)
  }

  /// The parts of a structured value (RFC 6350 section 6.2.2), still escaped.
  static func components(_ text: String) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    var index = start
    var escapes = false
    let scalars = text.unicodeScalars
    while index < scalars.endIndex {
      let scalar = scalars[index]
      if !escapes, scalar == ";" {
        parts.append(text[start..<index])
        start = scalars.index(after: index)
      }
      escapes = !escapes && scalar == "\\"
      index = scalars.index(after: index)
    }
    parts.append(text[start...])
    return parts
  }

  /// A text value as it is written: everything escaped, no control in it.
  static func encode(_ text: String) -> String {
    var made = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ",", ";":
        made.append("\\")
        made.append(scalar)
      case "\n" where afterReturn: break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
        made.append("\\")
        made.append("n")
      case _ where isControl(scalar): break
      default: made.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    return String(made)
  }

  /// C0 but the tab, DEL and C1.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control && scalar != "\t"
  }

  private static func append(
    _ scalar: Unicode.Scalar, _ made: inout String.UnicodeScalarView, _ afterReturn: inout Bool
  ) {
    switch scalar {
    case "\n" where afterReturn: break
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": made.append("\n")
    case _ where isControl(scalar): break
    default: made.append(scalar)
    }
    afterReturn = scalar == "\r"
  }
}
