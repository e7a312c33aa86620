/// Bounds of what is sent to a terminal.
public enum Limits {
  /// Octets of a text that a terminal is asked to copy. In base64 it stays below the 100,000 octets up to which hterm, the
  /// narrowest of those that say, takes a sequence.
  public static let copiedOctets = 65_536
  /// Octets of a sequence that GNU screen hands on at once: its own bound is 768, and was 256 in older ones.
  static let handedOnOctets = 240
}
