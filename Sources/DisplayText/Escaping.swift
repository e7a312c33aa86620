internal import CWidth

/// Columns of one scalar in C.UTF-8; -1 where the C library knows none.
func columnWidth(_ scalar: Unicode.Scalar) -> Int { Int(mimi_column_width(scalar.value)) }

extension DisplayText {
  /// Combining marks shown on one base; a stack of hundreds covers the lines above and below.
  static let marksOnOneBase = 2

  static func escaping(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var made = String.UnicodeScalarView()
    var marks = marksOnOneBase
    for scalar in scalars {
      if scalar.isUnsafeToShow || scalar.isPresentationSelector {
        made.append(contentsOf: escape(scalar))
        marks = marksOnOneBase
        continue
      }
      switch columnWidth(scalar) {
      case 0 where marks < marksOnOneBase:
        made.append(scalar)
        marks += 1
      case ...0:
        made.append(contentsOf: escape(scalar))
      default:
        made.append(scalar)
        marks = 0
      }
    }
    return String(made)
  }

  /// Bytes that are not all UTF-8: what can be read is escaped as text, each other byte is written as `\xFF`.
  static func escapingInvalid(_ bytes: [UInt8]) -> String {
    var made = ""
    var readable: [Unicode.Scalar] = []
    var position = 0
    while position < bytes.count {
      let length = min(UTF8.sequenceLength(lead: bytes[position]), bytes.count - position)
      if let text = String(validating: bytes[position..<position + length], as: UTF8.self) {
        readable += text.unicodeScalars
        position += length
      } else {
        made += escaping(readable) + "\\x" + hexadecimal(UInt32(bytes[position]), digits: 2)
        readable = []
        position += 1
      }
    }
    return made + escaping(readable)
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    ("\\u{" + hexadecimal(scalar.value, digits: 1) + "}").unicodeScalars
  }

  private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}

extension UTF8 {
  /// Octets of the sequence that this lead byte announces (RFC 3629 section 3).
  fileprivate static func sequenceLength(lead: UInt8) -> Int {
    switch lead {
    case 0xC0...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF7: 4
    default: 1
    }
  }
}
