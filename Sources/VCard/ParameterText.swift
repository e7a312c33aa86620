/// The escapes of parameter values (RFC 6868): `^n` is a line feed, `^'` a quotation mark, `^^` a circumflex; any other
/// circumflex is one. Controls are left out.
enum ParameterText {
  static func decode(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "^") }) { return text }
    var made = String.UnicodeScalarView()
    var escapes = false
    for scalar in text.unicodeScalars {
      guard escapes else {
        if scalar == "^" { escapes = true } else if !CardText.isControl(scalar) { made.append(scalar) }
        continue
      }
      escapes = false
      switch scalar {
      case "n": made.append("\n")
      case "'": made.append("\"")
      case "^": made.append("^")
      default:
        made.append("^")
        if !CardText.isControl(scalar) { made.append(scalar) }
      }
    }
    if escapes { made.append("^") }
    return String(made)
  }

  /// The value as it is written, in quotes where it needs them; controls are left out.
  static func encode(_ text: String) -> String {
    var made = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": made += "^n"
      case "\t": made += " "
      case "\"": made += "^'"
      case "^": made += "^^"
      case _ where CardText.isControl(scalar): break
      default: made.unicodeScalars.append(scalar)
      }
    }
    let isPlain = made.utf8.allSatisfy { octet in
      octet != UInt8(ascii: ",") && octet != UInt8(ascii: ";") && octet != UInt8(ascii: ":")
    }
    return isPlain && !made.isEmpty ? made : "\"\(made)\""
  }
}
