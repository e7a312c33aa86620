/// A host name of two labels or more, checked: A-labels in lower case, without a final dot.
///
/// Labels have 1 to 63 octets of letters, digits, `-` and `_` and neither begin nor end with a hyphen; the name has
/// at most 253. A last label that is numeric or `0x...` makes it an IP address in one of the spellings that
/// `inet_aton` takes, and no name. Labels that begin with `xn--` are those that IDNA2008 would make.
public struct HostName: Sendable, Hashable {
  /// The name as the DNS has it: `xn--bcher-kva.example`.
  public let ascii: String
  /// The name as people read it: `bücher.example`; the same as `ascii` where there is nothing to decode.
  public let unicode: String

  /// Reads a name as a person types it: Unicode, upper case and a final dot are fine.
  ///
  /// - Throws: `IdentifierError`, with the reason.
  public init(_ typed: String) throws(IdentifierError) {
    guard typed.utf8.count <= Limits.identifierOctets else { throw .nameTooLong }
    if let wrong = typed.unicodeScalars.first(where: { !Self.mayBeTyped($0) }) { throw Self.badCharacter(wrong) }
    var name = typed.utf8.allSatisfy { $0 < 0x80 } ? typed.lowercased() : try IDNA.toASCII(typed)
    if name.hasSuffix(".") { name.removeLast() }
    try Self.check(name)
    ascii = name
    unicode = Self.hasEncodedLabel(name) ? try IDNA.toUnicode(name) : name
  }

  /// Reads a name that a machine wrote: ASCII only, otherwise by the same rules.
  ///
  /// - Throws: `IdentifierError`, with the reason.
  public init(ascii text: String) throws(IdentifierError) {
    if let wrong = text.unicodeScalars.first(where: { !$0.isASCII }) { throw Self.badCharacter(wrong) }
    try self.init(text)
  }

  private static func hasEncodedLabel(_ name: String) -> Bool {
    name.utf8.split(separator: UInt8(ascii: ".")).contains { $0.starts(with: "xn--".utf8) }
  }

  private static func mayBeTyped(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII || isNameOctet(UInt8(truncatingIfNeeded: scalar.value)) || scalar == "."
      || ("A"..."Z").contains(scalar)
  }

  private static func isNameOctet(_ octet: UInt8) -> Bool {
    switch octet {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func check(_ name: String) throws(IdentifierError) {
    guard !name.isEmpty else {
      throw IdentifierError(.empty, "there is no name", hint: "type a name such as mymimi.example.com")
    }
    guard name.utf8.count <= Limits.hostNameOctets else { throw .nameTooLong }
    let labels = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    for label in labels { try check(label: label) }
    guard let last = labels.last, !isNumeric(Array(last)) else {
      throw .address
    }
    guard labels.count > 1 else {
      throw IdentifierError(
        .oneLabel, "a name of one label is not in anybody's domain",
        hint: "type the whole name, with its domain: \(name).example.com")
    }
  }

  private static func check(label: Substring.UTF8View) throws(IdentifierError) {
    if label.isEmpty {
      throw IdentifierError(
        .emptyLabel, "there is nothing between two dots, or before the first", hint: "write one dot between labels")
    }
    if label.count > Limits.labelOctets { throw .labelTooLong }
    for octet in label where !isNameOctet(octet) { throw badCharacter(Unicode.Scalar(octet)) }
    if label.first == UInt8(ascii: "-") || label.last == UInt8(ascii: "-") {
      throw .badHyphen
    }
  }

  /// What `inet_aton` and the URL standard take as the last part of an address: `127`, `0x7f`, `017`.
  private static func isNumeric(_ label: [UInt8]) -> Bool {
    if label.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return true }
    guard label.starts(with: "0x".utf8) else { return false }
    return label.dropFirst(2).allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
  }

  private static func badCharacter(_ scalar: Unicode.Scalar) -> IdentifierError {
    let shown = scalar == " " ? "a space" : "\"\(scalar)\""
    let hint =
      scalar == "/" || scalar == ":"
      ? "type the name alone, without https:// or a path" : "names have letters, digits, hyphens and dots"
    return IdentifierError(.badCharacter, "\(shown) cannot stand in a name", hint: hint)
  }
}

extension IdentifierError {
  static let address = IdentifierError(
    .address, "this is an IP address, and no name", hint: "type the name that the person published")
  static let nameTooLong = IdentifierError(
    .nameTooLong, "the name has more than \(Limits.hostNameOctets) octets", hint: "check that only the name was copied")
  static let labelTooLong = IdentifierError(
    .labelTooLong, "a part between dots has more than \(Limits.labelOctets) octets",
    hint: "check that the name was copied whole, and only the name")
  static let badHyphen = IdentifierError(
    .badHyphen, "a part between dots begins or ends with a hyphen", hint: "check that the name was copied whole")
}
