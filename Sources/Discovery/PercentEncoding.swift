/// Percent-encoding (RFC 3986 section 2.1).
public enum PercentEncoding {
  /// Everything encoded but the unreserved characters (RFC 3986 section 2.3).
  public static func encode(_ text: String) -> String {
    var made: [UInt8] = []
    for octet in text.utf8 {
      if isUnreserved(octet) {
        made.append(octet)
      } else {
        made += [UInt8(ascii: "%"), digits[Int(octet >> 4)], digits[Int(octet & 0xF)]]
      }
    }
    return String(decoding: made, as: UTF8.self)
  }

  /// The text that was encoded; `nil` where a `%` is not followed by two hexadecimal digits, or what comes of it is not UTF-8.
  public static func decode(_ text: some StringProtocol) -> String? {
    var made: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let octet = rest.popFirst() {
      guard octet == UInt8(ascii: "%") else {
        made.append(octet)
        continue
      }
      guard let high = rest.popFirst().flatMap(value), let low = rest.popFirst().flatMap(value) else { return nil }
      made.append(high << 4 | low)
    }
    return String(validating: made, as: UTF8.self)
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func isUnreserved(_ octet: UInt8) -> Bool {
    switch octet {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    Character(Unicode.Scalar(digit)).hexDigitValue.map { UInt8($0) }
  }
}
