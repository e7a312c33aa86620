internal import CIDN2

/// An email address as an identifier: its owner name in the DNS is a hash of the local-part below the domain.
///
/// The hash hides the local-part from nobody who can guess it; it is a mapping into host names, not privacy.
public struct EmailAddress: Sendable, Hashable {
  /// The local-part: NFC, quotes and quoting removed, its case kept (RFC 7929 sections 3 and 4).
  public let localPart: String
  /// The domain.
  public let domain: HostName

  /// Reads an address as a person types it.
  ///
  /// - Throws: `IdentifierError`, with the reason.
  public init(_ typed: String) throws(IdentifierError) {
    guard typed.utf8.count <= Limits.identifierOctets else {
      throw IdentifierError(.tooLong, "no email address is that long", hint: "check that only the address was copied")
    }
    guard let at = typed.utf8.lastIndex(of: UInt8(ascii: "@")) else {
      throw Self.badLocalPart("there is no @ in it")
    }
    localPart = try Self.localPart(String(typed[..<at]))
    domain = try HostName(String(typed[typed.utf8.index(after: at)...]))
    guard ownerName.utf8.count <= Limits.hostNameOctets else {
      throw IdentifierError(
        .nameTooLong, "the domain is so long that the owner name would have more than \(Limits.hostNameOctets) octets",
        hint: "such an address cannot be published in the DNS")
    }
  }

  /// The owner name of the address's records: the first 28 octets of the local-part's SHA-256 in lower-case
  /// hexadecimal (RFC 7929 section 3), then `_mimi` (RFC 8552), then the domain.
  public var ownerName: String {
    let hash = SHA256.digest(Array(localPart.utf8)).prefix(28)
    let digits = hash.flatMap { [Self.hexadecimal[Int($0 >> 4)], Self.hexadecimal[Int($0 & 15)]] }
    return String(decoding: digits, as: UTF8.self) + "._mimi." + domain.ascii
  }

  /// The address as it can be read again: with quotes where the local-part needs them.
  func written(domain: String) -> String {
    if (try? Self.dotAtom(localPart)) != nil { return "\(localPart)@\(domain)" }
    let quoted = localPart.unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
    return "\"\(quoted)\"@\(domain)"
  }

  private static let hexadecimal = Array("0123456789abcdef".utf8)

  private static func localPart(_ written: String) throws(IdentifierError) -> String {
    let bare = written.unicodeScalars.first == "\"" ? try unquote(written) : try dotAtom(written)
    let composed = try compose(bare)
    guard composed.utf8.count <= Limits.localPartOctets else {
      throw badLocalPart("the part before the @ has more than \(Limits.localPartOctets) octets")
    }
    return composed
  }

  /// A dot-atom (RFC 5322 section 3.2.3) with UTF-8 (RFC 6532 section 3.2).
  private static func dotAtom(_ written: String) throws(IdentifierError) -> String {
    guard !written.isEmpty else { throw badLocalPart("there is nothing before the @") }
    for scalar in written.unicodeScalars {
      let fits =
        scalar.isASCII
        ? scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
          || "!#$%&'*+-/=?^_`{|}~.".unicodeScalars.contains(scalar)
        : scalar.properties.generalCategory != .control
      if !fits {
        let shown = scalar == " " ? "a space" : "\"\(scalar)\""
        throw badLocalPart("\(shown) cannot stand before the @ without quotes")
      }
    }
    // By scalars: a combining mark after a dot makes another character of it, and no other dot.
    if written.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false).contains(where: \.isEmpty) {
      throw badLocalPart("a dot before the @ has no other character beside it")
    }
    return written
  }

  /// A quoted-string (RFC 5322 section 3.2.4), without its quotes and backslashes.
  private static func unquote(_ written: String) throws(IdentifierError) -> String {
    var made = String.UnicodeScalarView()
    var quoted = false
    var closed = false
    for scalar in written.unicodeScalars.dropFirst() {
      if closed { throw badLocalPart("there is text between the closing quote and the @") }
      if scalar.properties.generalCategory == .control { throw badLocalPart("a control character stands before the @") }
      switch scalar {
      case _ where quoted:
        made.append(scalar)
        quoted = false
      case "\\": quoted = true
      case "\"": closed = true
      default: made.append(scalar)
      }
    }
    guard closed, !made.isEmpty else { throw badLocalPart("the quotes before the @ do not match, or hold nothing") }
    return String(made)
  }

  /// Unicode Normalization Form C (UAX #15), by libunistring.
  private static func compose(_ text: String) throws(IdentifierError) -> String {
    let input = Array(text.utf8)
    if input.allSatisfy({ $0 < 0x80 }) { return text }
    var length = 0
    guard let made = mimi_compose(input, input.count, &length) else {
      throw badLocalPart("the part before the @ cannot be normalised")
    }
    defer { free(made) }
    return String(decoding: UnsafeBufferPointer(start: made, count: length), as: UTF8.self)
  }

  private static func badLocalPart(_ reason: String) -> IdentifierError {
    IdentifierError(.badLocalPart, reason, hint: "type an address such as user@example.com")
  }
}
