import ContactStore
import Discovery
import DisplayText
import Terminal
import TestSupport
import Testing

@testable import Interface
@testable import Services

/// Whatever is pressed, in whatever order answers come: nobody is asked without an agreement, and no account gets to somebody
/// else's contact or provider.
struct AskingWalkTests {
  private static let names = ["alice.example", "bob.example", "carol.example"]
  private static let records = [
    "v=MIMI1; p=1; e=im.telegram.org; s=telegram", "v=MIMI1; p=2; e=mimi.signal.example; s=signal",
    "v=MIMI1; p=3; e=mimi.wire.example", "v=MIMI1; p=1; a=mine; e=mimi.signal.example; s=signal",
    "v=MIMI1; p=9; e=im.telegram.org; s=telegram", "v=MIMI1; p=0; a=alice99; e=im.telegram.org; s=telegram",
  ]
  private static let keys: [Key] =
    "aaaaAAjkhlgGdurRpsLq?/neny oooYc".map { .character($0) } + [
      .enter, .enter, .enter, .escape, .tab, .backTab, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end,
      .function(1), .control("l"), .control("u"),
    ]
  private static let ways: [[Key]] = [
    [], [.down], [.down, .character("a")], [.character("a"), .end], [.character("a"), .end, .enter], [.character("o")],
    [.end, .character("o"), .enter], [.character("o"), .enter, .enter],
  ]
  private static let sizes = [Size(columns: 80, rows: 24), Size(columns: 40, rows: 10), Size(columns: 120, rows: 40)]

  @Test(arguments: 0..<12) func noKeyAsksWithoutAnAgreement(seed: UInt64) {
    var generator = SeededGenerator(seed: 7_000 + seed)
    func contact(_ name: String) -> Contact { Rehearsal.contact(name, someRecords(&generator)) }
    var rehearsal = Rehearsal(Self.names.map(contact))
    rehearsal.holdsAccounts = true
    rehearsal.holdsLookups = generator.chance(oneIn: 2)
    var questions = 0
    var links: [ChatLink] = []
    var reading = Reading()
    for step in 0..<1_000 {
      let what: Comment = "seed \(seed), step \(step)"
      func press(_ keys: [Key]) {
        for key in keys {
          let before = rehearsal.state
          rehearsal.send(.input(.key(key)))
          if Self.questions(rehearsal) > questions { #expect(Self.agrees(key, before), what) }
          questions = Self.questions(rehearsal)
          let now = Self.links(rehearsal)
          if now.count > links.count {
            #expect(now.count == links.count + 1 && reading.agrees(key, before, now[links.count]), what)
          }
          links = now
          reading.look(rehearsal.state)
        }
      }
      switch Int.random(in: 0..<30, using: &generator) {
      case 0: for name in Self.names { rehearsal.zone[name] = someRecords(&generator) }
      case 1: rehearsal.changeElsewhere(Self.names.filter { _ in !generator.chance(oneIn: 4) }.map(contact))
      case 2: rehearsal.wait(seconds: generator.pick([1, 60, 3_600]))
      case 3: rehearsal.send(.input(.resize(generator.pick(Self.sizes))))
      case 4: rehearsal.send(.input(.paste("yA\n")))
      case 5, 6: if let name = rehearsal.waiting.first?.identifier.canonical { rehearsal.answer(name) }
      case 7, 8, 9: answer(&rehearsal, &generator)
      case 10, 11, 12:
        // To somebody's providers, wherever it was.
        if rehearsal.contacts.isEmpty { rehearsal.changeElsewhere(Self.names.map(contact)) }
        press(Array(repeating: .escape, count: 6) + [.control("u"), .enter])
        press(generator.pick(Self.ways))
      default: press([generator.pick(Self.keys)])
      }
      #expect(Self.questions(rehearsal) == questions, "no key was pressed: \(what)")
      #expect(Self.links(rehearsal) == links, "no key was pressed: \(what)")
      reading.look(rehearsal.state)
      if step.isMultiple(of: 7) { _ = rehearsal.state.canvas }
      for contact in rehearsal.contacts.values {
        for provider in contact.providers where provider.accountFrom == .provider {
          #expect(provider.account == "\(contact.id) at \(provider.endpoint)", what)
        }
      }
    }
    #expect(questions > 0, "seed \(seed)")
    #expect(!links.isEmpty, "seed \(seed)")
  }

  /// What has been on the screen of a link since its panel was opened, it was chosen, or the screen got another size.
  private struct Reading {
    private var link: ChatLink?
    private var size = Size(columns: 1, rows: 1)
    private var shown: Set<String> = []

    mutating func look(_ state: State) {
      guard case .chat(let panel) = state.place else {
        // Help may stand over it.
        if !state.placesBefore.contains(where: { $0.kind == .chat }) { link = nil }
        return
      }
      if panel.offer?.link != link || state.size != size {
        (link, size, shown) = (panel.offer?.link, state.size, [])
      }
      shown.formUnion(state.canvas.lines)
    }

    /// Whether the key may open the link: Enter, in the panel, which has shown all of it.
    func agrees(_ key: Key, _ before: State, _ opened: ChatLink) -> Bool {
      guard case .chat(let panel) = before.place, panel.offer?.link == opened, link == opened, key == .enter else {
        return false
      }
      let columns = before.boxColumns(before.layout.side) - 2
      return opened.shown.wrapped(to: columns).allSatisfy { piece in
        shown.contains { $0.contains(piece.description) }
      }
    }
  }

  private static func links(_ rehearsal: Rehearsal) -> [ChatLink] {
    rehearsal.effects.compactMap { if case .openLink(let link) = $0 { link } else { nil } }
  }

  private static func questions(_ rehearsal: Rehearsal) -> Int {
    rehearsal.effects.count { if case .askAccount = $0 { true } else { false } }
  }

  /// Whether the key may ask: in the panel that says what is sent, or because the user had said always.
  private static func agrees(_ key: Key, _ before: State) -> Bool {
    if case .account(let panel) = before.place, panel.stage == .consent {
      return key == .enter || key == .character("A")
    }
    let endpoint = before.accountPanel?.question.endpoint ?? before.selectedProvider?.endpoint
    return key == .character("a") && endpoint.map(before.isAlwaysAsked) == true
  }

  /// Any question that was asked, also one that was given up, is answered.
  private func answer(_ rehearsal: inout Rehearsal, _ generator: inout SeededGenerator) {
    guard !rehearsal.asked.isEmpty else { return }
    let question = generator.pick(rehearsal.asked).question
    let first = rehearsal.asked.first { $0.question.endpoint == question.endpoint }?.question ?? question
    rehearsal.providers[question.endpoint] = generator.pick([
      AccountAnswer(
        .found, account: "\(first.identifier.canonical) at \(first.endpoint)",
        links: [.init(rel: "self", href: "https://chat.example/" + String(repeating: "way/", count: 60))]),
      AccountAnswer(.wait, retryAfter: generator.pick([1, 90, .max])), AccountAnswer(.notFound),
    ])
    rehearsal.answerAccount(question.endpoint)
  }

  private func someRecords(_ generator: inout SeededGenerator) -> [String] {
    Self.records.filter { _ in generator.chance(oneIn: 2) }
  }
}
