/// Writes cards as version 4.0 (RFC 6350): UTF-8, lines that end with CRLF and are folded at 75 octets, and neither cut a
/// character nor hold a control.
public enum CardWriter {
  /// The octets of a card.
  public static func octets(_ card: Card) -> [UInt8] {
    var lines = Lines()
    lines.add("BEGIN:VCARD")
    lines.add("VERSION:4.0")
    lines.add("PRODID:-//mimi//NONSGML mimi//EN")
    if let uid = card.uid { lines.add("UID:\(CardText.encode(uid))") }
    // FN has to be there (RFC 6350 section 6.2.1), and telephones want N, in which the whole is the given name.
    let name = CardText.encode(card.name ?? "")
    lines.add("FN:\(name)")
    lines.add("N:;\(name);;;")
    for entry in card.emails { lines.add("EMAIL\(parameters(entry)):\(CardText.encode(entry.value))") }
    for entry in card.telephones { lines.add("TEL\(parameters(entry)):\(CardText.encode(entry.value))") }
    for entry in card.chats { lines.add("IMPP\(parameters(entry)):\(uri(entry.value))") }
    if let note = card.note { lines.add("NOTE:\(CardText.encode(note))") }
    if let revision = card.revision { lines.add("REV:\(CardText.encode(revision))") }
    lines.add("END:VCARD")
    return lines.octets
  }

  private static func parameters(_ entry: Card.Entry) -> String {
    var made = ""
    if let preference = entry.preference {
      let range = Limits.preferences
      made += ";PREF=\(min(max(preference, range.lowerBound), range.upperBound))"
    }
    if let service = entry.service { made += ";SERVICE-TYPE=\(ParameterText.encode(service))" }
    if let username = entry.username { made += ";USERNAME=\(ParameterText.encode(username))" }
    return made
  }

  /// A URI is not escaped; what cannot be in one is left out, and a backslash, which readers could take for an escape, is
  /// percent-encoded.
  private static func uri(_ text: String) -> String {
    var made = ""
    for scalar in text.unicodeScalars where !CardText.isControl(scalar) && scalar != "\t" {
      if scalar == "\\" { made += "%5C" } else { made.unicodeScalars.append(scalar) }
    }
    return made
  }

  private struct Lines {
    var octets: [UInt8] = []

    /// Adds a line, folded.
    mutating func add(_ text: String) {
      var room = Limits.foldedOctets
      for scalar in text.unicodeScalars {
        let size = UTF8.width(scalar)
        if size > room {
          octets += [0x0D, 0x0A, 0x20]
          room = Limits.foldedOctets - 1
        }
        octets.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        room -= size
      }
      octets += [0x0D, 0x0A]
    }
  }
}
