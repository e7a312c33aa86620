import Discovery
import DisplayText
import Testing

/// Why what was typed is no identifier; `nil` where it is one.
func refusal(of typed: String) -> IdentifierError? {
  do throws(IdentifierError) {
    _ = try Identifier(typed)
    return nil
  } catch { return error }
}

/// Why a text is no host name; `nil` where it is one.
func refusalOfHost(_ typed: String) -> IdentifierError? {
  do throws(IdentifierError) {
    _ = try HostName(typed)
    return nil
  } catch { return error }
}

/// Labels of one letter repeated, joined by dots: `labels(63, 1)` has 65 octets.
func labels(_ lengths: Int...) -> String {
  lengths.map { String(repeating: "a", count: $0) }.joined(separator: ".")
}

/// No control, format character, separator of lines, private-use or unassigned scalar.
func isSafeToShow(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy { scalar in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: false
    default: true
    }
  }
}

/// `String` finds differently composed texts equal; their octets do not lie.
func octets(_ text: String?) -> [UInt8]? { text.map { Array($0.utf8) } }
