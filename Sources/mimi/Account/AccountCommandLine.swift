import ContactStore
import Discovery
import DisplayText

/// The command that asks a provider, as a person can paste it into a shell.
enum AccountCommandLine {
  /// `mimi account mymimi.example.com --provider whatsapp`; `nil` where it could not be shown as it is typed.
  ///
  /// - Parameters:
  ///   - place: the provider's, in `contact`.
  ///   - contact: all providers of this discovery.
  static func asking(_ identifier: Identifier, _ place: Int, of contact: Contact) -> DisplayText? {
    let provider = contact.providers[place]
    let wanted = provider.service ?? provider.endpoint
    let isClear = wanted.utf8.first != UInt8(ascii: "-") && contact.matchingProvider(wanted) == .one(provider)
    let name = isClear ? wanted : "#\(place + 1)"
    let quoted = quoted(identifier.canonical)
    let isLikeAnOption = identifier.canonical.utf8.first == UInt8(ascii: "-")
    let command =
      isLikeAnOption
      ? "mimi account --provider \(Self.quoted(name)) -- \(quoted)"
      : "mimi account \(quoted) --provider \(Self.quoted(name))"
    let shown = DisplayText(command)
    return shown.description == command ? shown : nil
  }

  /// A word as a POSIX shell takes it (XCU section 2.2.2).
  static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { octet in
      switch octet {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "@"), UInt8(ascii: "+"):
        true
      default: false
      }
    }
    if isPlain, !word.isEmpty { return word }
    return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}

extension LookupReport {
  /// For each provider without an account the command that asks it.
  func accountCommands(_ result: DiscoveryResult) -> [DisplayText?] {
    guard let identifier else { return result.providers.map { _ in nil } }
    var contact = Contact(identifier, result, at: .now)
    // In the order in which they are shown, by which their places are told.
    contact.providers = result.providers.map { ContactProvider($0) }
    return result.providers.indices.map { place in
      result.providers[place].account == nil ? AccountCommandLine.asking(identifier, place, of: contact) : nil
    }
  }
}
