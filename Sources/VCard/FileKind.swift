/// What a file is, by its beginning.
public enum FileKind: Sendable {
  /// A vCard file, in UTF-8 or another charset that has ASCII in it.
  case cards
  /// Text in UTF-16, which is not read.
  case utf16
  /// Something else.
  case other

  /// How many octets of a file are enough to tell.
  public static let beginning = 256

  /// Judges by the first octets, all of them or `beginning`. Blank lines and a byte order mark may stand before a card.
  public init(beginning octets: some Collection<UInt8>) {
    let octets = Array(octets.prefix(Self.beginning))
    if octets.starts(with: [0xFF, 0xFE]) || octets.starts(with: [0xFE, 0xFF]) {
      self = .utf16
      return
    }
    if octets.starts(with: [0x42, 0]) || octets.starts(with: [0, 0x42]) {
      self = .utf16
      return
    }
    let bare = octets.starts(with: [0xEF, 0xBB, 0xBF]) ? octets.dropFirst(3) : octets[...]
    let text = bare.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }.filter { $0 != 0x20 && $0 != 0x09 }
    self = text.prefix(11).map(\.upperASCII).elementsEqual("BEGIN:VCARD".utf8) ? .cards : .other
  }
}
