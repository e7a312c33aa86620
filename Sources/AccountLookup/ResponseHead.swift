/// The head of an HTTP answer, as its lines come in.
struct ResponseHead: Sendable {
  /// The status of the last block of lines: interim answers (1xx) have blocks of their own.
  private(set) var status: Int?
  /// Whether the block has come to its end.
  private(set) var isComplete = false
  /// Whether there is more than is read.
  private(set) var isTooLarge = false
  private var octets = 0
  private var fields: [(name: String, value: String)] = []

  /// Takes one line, with its line end.
  ///
  /// - Parameter isAfterBody: whether some of the body has come: then it is a trailer field (RFC 9110 section 6.5), which
  ///   counts and is not used.
  mutating func take(line: some Sequence<UInt8>, isAfterBody: Bool) {
    let line = Array(line)
    octets += line.count
    if octets > Limits.headerOctets { isTooLarge = true }
    guard !isTooLarge, !isAfterBody else { return }
    var text = line[...]
    while let last = text.last, last == 0x0A || last == 0x0D { text.removeLast() }
    if text.starts(with: "HTTP/".utf8) {
      let parts = text.split(separator: 0x20, maxSplits: 2)
      status = parts.count > 1 ? Int(String(decoding: parts[1], as: UTF8.self)) : nil
      fields = []
      isComplete = false
    } else if text.isEmpty {
      isComplete = true
    } else if !isComplete, let colon = text.firstIndex(of: UInt8(ascii: ":")) {
      let value = text[text.index(after: colon)...].drop { $0 == 0x20 || $0 == 0x09 }
      let end = value.lastIndex { $0 != 0x20 && $0 != 0x09 }.map { value.index(after: $0) } ?? value.startIndex
      fields.append(
        (String(decoding: text[..<colon], as: UTF8.self).lowercased(), String(decoding: value[..<end], as: UTF8.self)))
    }
  }

  /// All values of a field, by its name in lower case.
  func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  /// The value of a field that may stand once only; `nil` where it is missing or stands there more than once.
  func value(_ name: String) -> String? {
    let values = values(name)
    return values.count == 1 ? values[0] : nil
  }
}
