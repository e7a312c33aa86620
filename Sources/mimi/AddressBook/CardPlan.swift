import ContactStore
import Discovery
import DisplayText
import VCard

/// What a file of cards comes to before anything is asked: whom to look up, and what is of no use.
struct CardPlan {
  /// An identifier, and what its card says of it.
  struct Wanted {
    var identifier: Identifier
    var name: String?
    var note: String?
  }

  /// Each identifier once, in the order of the file.
  private(set) var wanted: [Wanted] = []
  /// How many cards were read.
  private(set) var cardCount = 0
  /// How many cards have something to look up.
  private(set) var usefulCards = 0
  /// Telephone numbers that are some.
  private(set) var telephones = 0
  /// What is of no use, the first `Limits.importProblems`.
  private(set) var issues: [CardIssue] = []
  /// How much is of no use.
  private(set) var issueCount = 0
  /// What that means for the exit status.
  private(set) var status = ExitStatus.found

  private var places: [String: Int] = [:]
  private var telephonesSeen: Set<String> = []
  private var textOctets = 0
  private var isFull = false

  /// Takes a card.
  mutating func add(_ card: Card) {
    cardCount += 1
    var isUseful = false
    for entry in card.emails { take(card, &isUseful) { () throws(CardIssue) in try entry.asEmail() } }
    for entry in card.telephones { take(card, &isUseful) { () throws(CardIssue) in try entry.asTelephone() } }
    for entry in card.chats { take(card, &isUseful) { () throws(CardIssue) in try entry.asChat() } }
    if isUseful { usefulCards += 1 }
  }

  /// Takes what the reader could not read.
  mutating func add(_ problems: [CardProblem], count: Int) {
    for problem in problems {
      note(
        CardIssue(
          line: problem.line, text: nil, code: "not-read", message: DisplayText(bytes: problem.reason.utf8, limit: 256),
          status: .malformed))
    }
    issueCount += count - problems.count
    issues.sort { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  private mutating func take(_ card: Card, _ isUseful: inout Bool, _ read: () throws(CardIssue) -> Identifier) {
    let identifier: Identifier
    do {
      identifier = try read()
    } catch {
      var issue = error
      issue.card = card.name.map { DisplayText(bytes: $0.utf8, limit: Limits.quotedOctets) }
      return note(issue)
    }
    guard identifier.ownerName != nil else {
      // They are told in one sentence: there are many of them, and nothing is wrong with them.
      if !telephonesSeen.contains(identifier.canonical), hasRoom(card) {
        telephonesSeen.insert(identifier.canonical)
        telephones += 1
      }
      return
    }
    isUseful = true
    if let place = places[identifier.canonical] {
      if wanted[place].name == nil { wanted[place].name = name(card, identifier) }
      if wanted[place].note == nil { wanted[place].note = note(of: card) }
    } else if hasRoom(card) {
      places[identifier.canonical] = wanted.count
      wanted.append(Wanted(identifier: identifier, name: name(card, identifier), note: note(of: card)))
    }
  }

  private mutating func hasRoom(_ card: Card) -> Bool {
    if wanted.count + telephonesSeen.count < Limits.importedIdentifiers { return true }
    if !isFull {
      note(
        CardIssue(
          line: card.line, text: nil, code: "too-many",
          message: "the file has more than \(Limits.importedIdentifiers) identifiers; import it in parts",
          status: .malformed))
    }
    isFull = true
    return false
  }

  /// A name or a note, while there is room for it.
  private mutating func kept(_ text: String, _ what: DisplayText, of card: Card) -> String? {
    let fitted = Self.fitted(text) ?? ""
    guard textOctets + fitted.utf8.count <= Limits.importedTextOctets else {
      say(
        card, "the \(what) is left out: the file's names and notes have more than \(Limits.importedTextOctets) octets")
      return nil
    }
    if fitted.utf8.count < text.utf8.count {
      say(card, "the \(what) has more than \(Limits.ownTextOctets) octets; its beginning is kept")
    }
    textOctets += fitted.utf8.count
    return fitted.isEmpty ? nil : fitted
  }

  private mutating func say(_ card: Card, _ what: DisplayText) {
    note(CardIssue(line: card.line, text: nil, code: "cut", message: what, status: .found))
  }

  private mutating func note(of card: Card) -> String? { card.note.flatMap { kept($0, "note", of: card) } }

  private mutating func note(_ issue: CardIssue) {
    issueCount += 1
    status = max(status, issue.status)
    if issues.count < Limits.importProblems { issues.append(issue) }
  }

  /// The card's name on one line; `nil` where it only repeats the identifier.
  private mutating func name(_ card: Card, _ identifier: Identifier) -> String? {
    let words = (card.name ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if words.isEmpty || words == identifier.unicode || words == identifier.canonical { return nil }
    return kept(words, "name", of: card)
  }

  /// As much of a text as a name or a note may have.
  private static func fitted(_ text: String) -> String? {
    var end = text.startIndex
    var octets = 0
    while end < text.endIndex {
      octets += text[end].utf8.count
      if octets > Limits.ownTextOctets { break }
      end = text.index(after: end)
    }
    return end == text.startIndex ? nil : String(text[..<end])
  }
}

extension CardPlan.Wanted {
  /// Gives a contact the card's name and note, where it has none.
  func complete(_ contact: inout Contact) {
    if contact.name?.isEmpty ?? true { contact.name = name ?? contact.name }
    if contact.note?.isEmpty ?? true { contact.note = note ?? contact.note }
  }
}
