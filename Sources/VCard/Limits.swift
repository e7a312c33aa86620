/// Every bound of this module, in one place.
public enum Limits {
  /// Octets of a file: ten thousand people with a picture of 100 KB each. What is behind is not read, and that is said.
  public static let fileOctets = 1 << 30
  /// Octets of an unfolded line. Names, addresses and notes are shorter; a picture is longer, and is not held.
  public static let lineOctets = 1 << 16
  /// Cards of a file; no address book of a person has as many.
  public static let cards = 200_000
  /// Properties of a card that count: nobody has as many addresses.
  public static let propertiesOfCard = 1_000
  /// Octets of all properties of a card that count.
  public static let cardOctets = 1 << 20
  /// Parameters of a property.
  static let parameters = 64
  /// Problems that are described; the rest are counted.
  public static let problems = 1_000
  /// Octets of a piece of a line that is quoted in a problem.
  static let quotedOctets = 40
  /// Octets of a written line without its end (RFC 6350 section 3.2).
  static let foldedOctets = 75
  /// The highest and the last PREF (RFC 6350 section 5.3).
  static let preferences = 1...100
}
