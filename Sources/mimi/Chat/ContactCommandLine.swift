import ContactStore
import DisplayText

/// Commands about a contact in hints, as a person can paste them into a shell. What stands in them comes from outside.
enum ContactCommandLine {
  /// `mimi contacts qr alice.example --provider whatsapp`
  ///
  /// - Parameters:
  ///   - command: `contacts qr`, with options of its own.
  ///   - provider: what `--provider` is given, unquoted.
  static func of(_ command: DisplayText, _ id: String, provider: String? = nil) -> DisplayText {
    let option = provider.map { " --provider \(AccountCommandLine.quoted($0))" } ?? ""
    let isLikeAnOption = id.utf8.first == UInt8(ascii: "-")
    let quoted = AccountCommandLine.quoted(id)
    return isLikeAnOption ? "mimi \(command)\(option) -- \(quoted)" : "mimi \(command) \(quoted)\(option)"
  }
}
