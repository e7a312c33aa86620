/// What a person gives others to be found by.
public enum Identifier: Sendable, Hashable {
  /// A MIMI identifier: a host name.
  case mimi(HostName)
  /// An email address.
  case email(EmailAddress)
  /// A telephone number.
  case telephone(TelephoneNumber)

  /// The kinds, as scripts see them.
  public enum Kind: String, Sendable {
    /// A MIMI identifier.
    case mimi
    /// An email address.
    case email
    /// A telephone number.
    case telephone = "tel"
  }

  /// Reads an identifier as a person types it; `mailto:` and `tel:` in front are tolerated.
  ///
  /// - Throws: `IdentifierError`, with the reason and a hint; nothing has been asked of anybody by then.
  public init(_ typed: String) throws(IdentifierError) {
    let text = Self.trim(typed)
    guard !text.isEmpty else {
      throw IdentifierError(
        .empty, "there is no identifier",
        hint: "type a name such as mymimi.example.com, an email address or a telephone number")
    }
    guard text.utf8.count <= Limits.identifierOctets else {
      throw IdentifierError(
        .tooLong, "an identifier has at most \(Limits.identifierOctets) octets",
        hint: "check that only the identifier was copied")
    }
    if let address = Self.dropping(scheme: "mailto:", from: text) {
      self = .email(try EmailAddress(try Self.addressOfMailto(address)))
    } else if let number = Self.dropping(scheme: "tel:", from: text) {
      self = .telephone(try TelephoneNumber(number))
    } else if text.unicodeScalars.contains("@") {
      self = .email(try EmailAddress(text))
    } else if TelephoneNumber.looksLikeOne(text) {
      self = .telephone(try TelephoneNumber(text))
    } else if Self.looksLikeIPv6(text) {
      throw .address
    } else {
      self = .mimi(try HostName(text))
    }
  }

  /// The kind.
  public var kind: Kind {
    switch self {
    case .mimi: .mimi
    case .email: .email
    case .telephone: .telephone
    }
  }

  /// The one owner name that is asked for, as A-labels; `nil` for a telephone number, which has one in each tree.
  public var ownerName: String? {
    switch self {
    case .mimi(let name): name.ascii
    case .email(let address): address.ownerName
    case .telephone: nil
    }
  }

  /// The one spelling by which the identifier is kept: A-labels in lower case, an email address with its domain in
  /// that form, `+` and digits.
  public var canonical: String {
    switch self {
    case .mimi(let name): name.ascii
    case .email(let address): address.written(domain: address.domain.ascii)
    case .telephone(let number): number.international
    }
  }

  /// The identifier in people's own letters.
  public var unicode: String {
    switch self {
    case .mimi(let name): name.unicode
    case .email(let address): address.written(domain: address.domain.unicode)
    case .telephone(let number): number.international
    }
  }

  private static func looksLikeIPv6(_ text: String) -> Bool {
    text.unicodeScalars.count { $0 == ":" } > 1
      && text.unicodeScalars.allSatisfy { $0.properties.isASCIIHexDigit || ":.[]%".unicodeScalars.contains($0) }
  }

  private static func trim(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }

  private static func dropping(scheme: String, from text: String) -> String? {
    guard text.prefix(scheme.count).lowercased() == scheme else { return nil }
    return trim(String(text.dropFirst(scheme.count)))
  }

  /// The address of a `mailto:` URI (RFC 6068 section 2): percent-decoded, without header fields.
  private static func addressOfMailto(_ written: String) throws(IdentifierError) -> String {
    let octets = Array(written.utf8.prefix { $0 != UInt8(ascii: "?") })
    var made: [UInt8] = []
    var index = 0
    while index < octets.count {
      if octets[index] == UInt8(ascii: "%"), index + 2 < octets.count,
        let high = Character(Unicode.Scalar(octets[index + 1])).hexDigitValue,
        let low = Character(Unicode.Scalar(octets[index + 2])).hexDigitValue
      {
        made.append(UInt8(high << 4 | low))
        index += 3
      } else {
        made.append(octets[index])
        index += 1
      }
    }
    guard let address = String(validating: made, as: UTF8.self) else {
      throw IdentifierError(
        .badCharacter, "the mailto: address is not UTF-8", hint: "type an address such as user@example.com")
    }
    return address
  }
}
