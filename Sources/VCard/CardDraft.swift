/// A card that is being read. Its properties are kept as they are written until its end: what an escape means depends on
/// the version, which may stand anywhere.
struct CardDraft {
  let line: Int
  private var properties: [Property] = []
  private var octets = 0
  private var isFull = false

  init(line: Int) { self.line = line }

  /// Takes a property, if it is one of those that count.
  ///
  /// - Returns: why it is left out, as half a sentence; `nil` where there is nothing to say.
  mutating func add(_ property: Property, isCut: Bool) -> String? {
    guard Self.names.contains(property.name) || Self.messengers[property.name] != nil else { return nil }
    if isCut { return "\(property.name) has more than \(Limits.lineOctets) octets" }
    if property.values("ENCODING").contains(where: { ["B", "BASE64"].contains($0.uppercased()) }) {
      return "\(property.name) is in base64"
    }
    guard properties.count < Limits.propertiesOfCard, octets + property.size <= Limits.cardOctets else {
      defer { isFull = true }
      return isFull ? nil : "the card is too large; the rest of it was not read"
    }
    octets += property.size
    properties.append(property)
    return nil
  }

  /// The card, and what of it could not be read.
  func finished() -> (card: Card, problems: [CardProblem]) {
    var card = Card()
    var problems: [CardProblem] = []
    card.line = line
    let version = properties.first { $0.name == "VERSION" }
    card.version = version.map { String(decoding: $0.value, as: UTF8.self).filter { !$0.isWhitespace } }
    let isOld = card.version == "2.1"
    var names: [String: String] = [:]
    for property in properties where property.name != "VERSION" {
      guard let written = Self.text(property) else {
        let charset = property.values("CHARSET").first ?? ""
        problems.append(
          CardProblem(line: property.line, reason: "\(property.name) is in a charset not known, \(charset)"))
        continue
      }
      func text() -> String { CardText.decode(written, isOld: isOld) }
      switch property.name {
      case "N": names["N"] = names["N"] ?? Self.name(CardText.components(written), isOld)
      case "ORG":
        let parts = CardText.components(written).map { CardText.decode($0, isOld: isOld) }
        names["ORG"] = names["ORG"] ?? Self.joined(parts, ", ")
      case "FN", "NICKNAME":
        let name = Self.joined([text()], "")
        if names[property.name] == nil { names[property.name] = name }
      case "NOTE": if card.note == nil, text().contains(where: { !$0.isWhitespace }) { card.note = text() }
      case "UID": card.uid = card.uid ?? text()
      case "REV": card.revision = card.revision ?? text()
      case "EMAIL": Self.append(text(), property, to: &card.emails)
      case "TEL": Self.append(text(), property, to: &card.telephones)
      case "IMPP": Self.append(text(), property, to: &card.chats)
      default: Self.append(text(), property, service: Self.messengers[property.name], to: &card.chats)
      }
    }
    card.name = names["FN"] ?? names["N"] ?? names["NICKNAME"] ?? names["ORG"]
    return (card, problems)
  }

  private static let names: Set = [
    "VERSION", "FN", "N", "NICKNAME", "ORG", "EMAIL", "TEL", "IMPP", "NOTE", "UID", "REV",
  ]

  /// Properties for one messenger each, from before IMPP (RFC 4770).
  private static let messengers = [
    "X-JABBER": "Jabber", "X-GTALK": "Google Talk", "X-GOOGLE-TALK": "Google Talk", "X-SKYPE": "Skype",
    "X-SKYPE-USERNAME": "Skype", "X-AIM": "AIM", "X-ICQ": "ICQ", "X-MSN": "MSN", "X-YAHOO": "Yahoo", "X-QQ": "QQ",
  ]

  /// The value without its encoding and its charset; `nil` where that is not known.
  private static func text(_ property: Property) -> String? {
    let isQuoted = property.values("ENCODING").contains { ["QUOTED-PRINTABLE", "Q"].contains($0.uppercased()) }
    let octets = isQuoted ? QuotedPrintable.decode(property.value) : Array(property.value)
    guard let charset = property.values("CHARSET").first else { return Charset.decode(octets) }
    return Charset.decode(octets, named: charset)
  }

  private static func append(
    _ value: String, _ property: Property, service: String? = nil, to entries: inout [Card.Entry]
  ) {
    let trimmed = value.trimmed
    guard !trimmed.isEmpty else { return }
    var entry = Card.Entry(trimmed)
    entry.line = property.line
    let types = property.values("TYPE").flatMap { $0.split(separator: ",") }
    if let number = property.values("PREF").first.flatMap({ Int($0) }), Limits.preferences.contains(number) {
      entry.preference = number
    } else if types.contains(where: { $0.lowercased() == "pref" }) {
      entry.preference = Limits.preferences.lowerBound
    }
    entry.service = service ?? (property.values("SERVICE-TYPE") + property.values("X-SERVICE-TYPE")).first
    entry.username = property.values("USERNAME").first
    entries.append(entry)
  }

  /// "family;given;additional;prefixes;suffixes" as it is spoken.
  private static func name(_ components: [Substring], _ isOld: Bool) -> String? {
    let parts = components.map { CardText.decode($0, isOld: isOld) }
    func part(_ place: Int) -> String { place < parts.count ? parts[place] : "" }
    return joined([part(3), part(1), part(2), part(0), part(4)], " ")
  }

  /// Those that say something, each on one line; `nil` where none does.
  private static func joined(_ parts: [String], _ separator: String) -> String? {
    let said = parts.map { part in
      part.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }.joined(separator: " ")
    }.filter { !$0.isEmpty }
    return said.isEmpty ? nil : said.joined(separator: separator)
  }
}

extension String {
  /// Without white space at both ends.
  var trimmed: String {
    var scalars = unicodeScalars[...]
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }
}
