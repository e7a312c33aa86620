internal import ContactStore
internal import Discovery
internal import DisplayText

/// Numbers, times and names as people read them.
enum Words {
  /// `51,233`
  static func grouped(_ number: Int) -> DisplayText {
    let digits = Array(String(number))
    var made = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3), digits[place - 1] != "-" { made.append(",") }
      made.append(digit)
    }
    return DisplayText(made)
  }

  /// `1 provider`, `3 providers`, `no provider`
  static func count(_ number: Int, _ thing: DisplayText) -> DisplayText {
    switch number {
    case 0: "no \(thing)"
    case 1: "1 \(thing)"
    default: "\(grouped(number)) \(thing)s"
    }
  }

  /// A time in its largest unit, in minutes at the least: the screen changes once a minute at most.
  static func span(_ seconds: Int64) -> DisplayText {
    let (count, unit): (Int64, DisplayText) =
      switch seconds {
      case ..<60: (0, "")
      case ..<3_600: (seconds / 60, "minute")
      case ..<86_400: (seconds / 3_600, "hour")
      default: (seconds / 86_400, "day")
      }
    return count == 0 ? "less than a minute" : Words.count(Int(count), unit)
  }

  /// What is left of a time that is counted down, rounded up: in seconds while one waits for it, else in its largest unit.
  static func remaining(_ seconds: Int64) -> DisplayText {
    func count(_ unit: Int64, _ thing: DisplayText) -> DisplayText {
      Words.count(Int((seconds - 1) / unit + 1), thing)
    }
    switch seconds {
    case ..<Limits.countedSeconds: return count(1, "second")
    case ..<7_200: return count(60, "minute")
    case ..<172_800: return count(3_600, "hour")
    default: return count(86_400, "day")
    }
  }

  /// `just now`, `2 minutes ago`
  static func ago(_ moment: Timestamp, _ now: Timestamp) -> DisplayText {
    let seconds = now.seconds - moment.seconds
    return seconds < 60 ? "just now" : "\(span(seconds)) ago"
  }

  /// The beginning of a text from outside, more than so many columns of it where it is longer: making all of a long one safe
  /// for a row that shows little of it would cost more than the row.
  static func beginning(_ text: String, columns: Int) -> DisplayText {
    let columns = max(0, columns)
    // Without marks a scalar takes a column at least; two marks at the most stand on one base.
    for scalars in [columns + 1, 3 * columns + 3] {
      if text.utf8.count <= scalars { break }
      let beginning = DisplayText(String(text.unicodeScalars.prefix(scalars)))
      if beginning.width > columns { return beginning }
    }
    return DisplayText(text)
  }

  /// An identifier in people's own letters.
  static func identifier(_ canonical: String) -> DisplayText {
    guard canonical.utf8.contains(UInt8(ascii: "x")), canonical.contains("xn--") else { return DisplayText(canonical) }
    return DisplayText((try? Identifier(canonical))?.unicode ?? canonical)
  }
}

extension Facts {
  /// The server without how it is asked: `127.0.0.53`.
  var serverName: DisplayText { serverParts.name }

  /// The server within a sentence: `127.0.0.53 (not encrypted)`.
  var serverInSentence: DisplayText {
    let (name, manner) = serverParts
    return manner.map { "\(name) (\($0))" } ?? name
  }

  /// `127.0.0.53` and `not encrypted`: how it is asked stands behind the last comma.
  var serverParts: (name: DisplayText, manner: DisplayText?) {
    let text = server.description
    guard let comma = text.lastIndex(of: ",") else { return (server, nil) }
    let manner = text[text.index(after: comma)...].drop { $0 == " " }
    return manner.isEmpty ? (server, nil) : (DisplayText(text[..<comma]), DisplayText(manner))
  }
}
