/// Reads vCard files of the versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), and what programs write for them, piece by
/// piece: memory is bounded, however long a file or a line is. Nothing in a file stops it; what could not be read is told
/// with its line.
public struct CardReader: ~Copyable {
  /// What could not be read, the first `Limits.problems` of it.
  public private(set) var problems: [CardProblem] = []
  /// How much could not be read, whether it is described or not.
  public private(set) var problemCount = 0
  /// How many cards were read.
  public private(set) var cardCount = 0
  /// Whether a limit of the file is reached: what follows is not read.
  public private(set) var isFull = false

  private var lines = ContentLines()
  private var draft: CardDraft?
  /// Cards inside this one: AGENT of version 2.1.
  private var depth = 0
  private var awaitsAgent = false
  private var wasOutside = false
  private var octetCount = 0
  private var lastLine = 0

  /// A reader at the beginning of a file.
  public init() {}

  /// Takes the next octets of the file.
  ///
  /// - Parameter body: takes each card that is whole by then.
  public mutating func read(_ octets: UnsafeBufferPointer<UInt8>, _ body: (Card) -> Void) {
    guard !isFull else { return }
    let room = Limits.fileOctets - octetCount
    octetCount += octets.count
    let part = UnsafeBufferPointer(rebasing: octets.prefix(room))
    var position = 0
    while let line = lines.next(in: part, from: &position), !isFull { take(line, body) }
    if octets.count > room {
      stop("the file has more than \(Limits.fileOctets >> 30) GiB; the rest was not read", body)
    }
  }

  /// Takes the end of the file.
  public mutating func finish(_ body: (Card) -> Void) {
    for line in lines.rest() { take(line, body) }
    endOpenCard(body)
  }

  /// All cards of a file in memory.
  public static func cards(_ octets: [UInt8]) -> (cards: [Card], problems: [CardProblem]) {
    var reader = CardReader()
    var cards: [Card] = []
    octets.withUnsafeBufferPointer { octets in reader.read(octets) { cards.append($0) } }
    reader.finish { cards.append($0) }
    return (cards, reader.problems)
  }

  private mutating func take(_ line: ContentLines.Line, _ body: (Card) -> Void) {
    guard !isFull else { return }
    lastLine = line.number
    let property: Property
    do {
      property = try Property(line)
    } catch {
      // One complaint about what stands outside of cards is enough for all of it.
      if draft == nil { return noteOutside(line.number) }
      if depth == 1 { complain(line.number, error.reason) }
      return
    }
    switch property.name {
    case "BEGIN" where property.isAboutCard: begin(at: line.number, body)
    case "END" where property.isAboutCard: end(at: line.number, body)
    default:
      guard draft != nil else { return noteOutside(line.number) }
      guard depth == 1 else { return }
      awaitsAgent = property.name == "AGENT" && property.isBlank
      if let reason = draft?.add(property, isCut: line.isCut) { complain(line.number, reason) }
    }
  }

  private mutating func begin(at line: Int, _ body: (Card) -> Void) {
    wasOutside = false
    if draft != nil, depth > 1 || awaitsAgent {
      depth += 1
      awaitsAgent = false
      return
    }
    endOpenCard(body)
    guard cardCount < Limits.cards else {
      return stop("the file has more than \(Limits.cards) cards; the rest was not read", body)
    }
    draft = CardDraft(line: line)
    depth = 1
  }

  private mutating func end(at line: Int, _ body: (Card) -> Void) {
    guard draft != nil else { return complain(line, "END:VCARD ends nothing") }
    awaitsAgent = false
    depth -= 1
    if depth == 0 { finishCard(body) }
  }

  /// Ends a card whose end is missing: what is known of it counts.
  private mutating func endOpenCard(_ body: (Card) -> Void) {
    guard let line = draft?.line else { return }
    complain(line, "the card that begins here has no END:VCARD")
    depth = 0
    finishCard(body)
  }

  private mutating func finishCard(_ body: (Card) -> Void) {
    guard let draft else { return }
    self.draft = nil
    awaitsAgent = false
    cardCount += 1
    let (card, problems) = draft.finished()
    for problem in problems { complain(problem.line, problem.reason) }
    body(card)
  }

  private mutating func noteOutside(_ line: Int) {
    if !wasOutside { complain(line, "this is in no card") }
    wasOutside = true
  }

  private mutating func stop(_ reason: String, _ body: (Card) -> Void) {
    if draft != nil { endOpenCard(body) }
    complain(lastLine, reason)
    isFull = true
  }

  private mutating func complain(_ line: Int, _ reason: String) {
    problemCount += 1
    if problems.count < Limits.problems { problems.append(CardProblem(line: line, reason: reason)) }
  }
}

extension Property {
  fileprivate var isAboutCard: Bool {
    value.filter { $0 != 0x20 && $0 != 0x09 }.map(\.upperASCII).elementsEqual("VCARD".utf8)
  }

  fileprivate var isBlank: Bool { value.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
}
