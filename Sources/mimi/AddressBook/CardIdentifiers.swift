import Discovery
import DisplayText
import VCard

extension Card.Entry {
  /// EMAIL as an identifier: an address, or a `mailto:` URI.
  func asEmail() throws(CardIssue) -> Identifier {
    let value = value
    return try checked { () throws(IdentifierError) in
      if AddressBookURI(value).scheme == "mailto" { return try Identifier(value) }
      return .email(try EmailAddress(value))
    }
  }

  /// TEL as an identifier: a number with its country code, or a `tel:` or `sms:` URI.
  func asTelephone() throws(CardIssue) -> Identifier {
    let uri = AddressBookURI(value)
    let isURI = ["tel", "sms", "smsto"].contains(uri.scheme)
    return try number(isURI ? uri.decodedRest ?? uri.rest : value)
  }

  /// IMPP, or a property for one messenger, as an identifier: a MIMI identifier, the address of a messenger whose addresses
  /// are, by their form, an email address too, or a telephone number by which an account is known.
  func asChat() throws(CardIssue) -> Identifier {
    let uri = AddressBookURI(value)
    guard let scheme = uri.scheme else {
      // X-JABBER and its like have the bare address.
      guard isAddressed else { throw otherService }
      return try address(value)
    }
    switch scheme {
    case "dns": return try checked { () throws(IdentifierError) in .mimi(try HostName(uri.dnsName)) }
    case "mailto": return try asEmail()
    case "tel", "sms", "smsto": return try asTelephone()
    case "im", "pres", "xmpp": return try address(uri.userAtHost)
    case "sip", "sips":
      let account = uri.userAtHost
      if account.utf8.first == UInt8(ascii: "+") { return try number(String(account.prefix { $0 != "@" })) }
      return try address(account)
    default:
      if let digits = uri.linkedNumber { return try number(digits) }
      guard isAddressed, let rest = uri.decodedRest, rest.contains("@") else { throw otherService }
      return try address(rest)
    }
  }

  /// Whether the service is one of those with addresses like an email address.
  private var isAddressed: Bool {
    let services = ["xmpp", "jabber", "googletalk", "google talk", "gtalk", "sip", "mimi"]
    return service.map { services.contains($0.lowercased()) } ?? false
  }

  private var otherService: CardIssue {
    let whose: DisplayText = service.map { "an account at \(DisplayText($0))" } ?? "this"
    return CardIssue(
      line: line, text: value, code: "no-identifier", message: "\(whose) is no identifier that can be looked up")
  }

  private func address(_ text: String) throws(CardIssue) -> Identifier {
    // A messenger's room or server has no user, and is nobody's identifier.
    guard text.contains("@") else { throw otherService }
    return try checked { () throws(IdentifierError) in .email(try EmailAddress(text)) }
  }

  private func number(_ text: String) throws(CardIssue) -> Identifier {
    // iOS puts the number between marks of writing direction.
    let visible = text.unicodeScalars.filter { $0.properties.generalCategory != .format }
    let parts = String(String.UnicodeScalarView(visible)).split(separator: ";", omittingEmptySubsequences: false)
    if parts.dropFirst().contains(where: { $0.lowercased().hasPrefix("ext=") }) {
      throw CardIssue(
        line: line, text: value, code: IdentifierError.Code.badTelephoneNumber.rawValue,
        message: "the number has an extension", status: .malformed)
    }
    let digits = String(parts.first?.prefix { $0 != "?" } ?? "")
    return try checked { () throws(IdentifierError) in .telephone(try TelephoneNumber(digits)) }
  }

  private func checked(_ read: () throws(IdentifierError) -> Identifier) throws(CardIssue) -> Identifier {
    let identifier: Identifier
    do {
      identifier = try read()
    } catch {
      throw CardIssue(line, value, error)
    }
    // Nobody could see for whom they ask.
    guard DisplayText(identifier.unicode).description == identifier.unicode else {
      throw CardIssue(
        line: line, text: value, code: "hidden-characters", message: "there are hidden characters in it",
        status: .malformed)
    }
    return identifier
  }
}
