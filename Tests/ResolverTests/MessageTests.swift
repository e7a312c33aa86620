import Discovery
import Testing

@testable import Resolver

@Suite struct MessageTests {
  private let question = Question(name: "a.example", type: .txt)

  @Test func recordsOfTheTypeAndTheirLeastTTLAreTaken() throws {
    var wire = Wire(questions: 1, answers: 3)
    wire.question("a.example", 16)
    wire.record("A.Example", 16, ttl: 300, [1, 65])
    wire.record("a.example", 16, ttl: 60, [1, 66])
    wire.record("b.example", 16, ttl: 1, [1, 67])
    let message = try #require(Message(wire.octets))
    #expect(message.id == 7 && message.isResponse && !message.isTruncated)
    let answer = message.answer(to: question)
    #expect(answer.outcome == .records([[1, 65], [1, 66]]))
    #expect(answer.ttl == 60)
  }

  @Test func ttlWithItsHighestBitSetIsZero() throws {
    // RFC 2181 section 8.
    var wire = Wire(answers: 1)
    wire.record("a.example", 16, ttl: 0x8000_0001, [1, 65])
    #expect(try #require(Message(wire.octets)).answer(to: question).ttl == 0)
  }

  @Test func namesAreReadThroughPointers() throws {
    var wire = Wire(questions: 1, answers: 1)
    wire.question("a.example", 16)
    wire.record([0xC0, 12], 16, ttl: 5, [1, 65])
    #expect(try #require(Message(wire.octets)).answer(to: question).outcome == .records([[1, 65]]))
  }

  @Test func aliasesAreFollowedWhateverTheirOrder() throws {
    var wire = Wire(answers: 3)
    wire.record("c.example", 16, ttl: 300, [1, 65])
    wire.record("b.example", 5, ttl: 20, Message.wireName("c.example"))
    wire.record("a.example", 5, ttl: 100, Message.wireName("b.example"))
    let answer = try #require(Message(wire.octets)).answer(to: question)
    #expect(answer.outcome == .records([[1, 65]]))
    #expect(answer.ttl == 20, "the least of the chain")
  }

  @Test(arguments: [8, 9])
  func eightAliasesAreFollowedAndNoMore(_ hops: Int) throws {
    var wire = Wire(answers: UInt16(hops) + 1)
    for hop in 0..<hops {
      let owner = hop == 0 ? "a.example" : "n\(hop).example"
      wire.record(owner, 5, ttl: 9, Message.wireName("n\(hop + 1).example"))
    }
    wire.record("n\(hops).example", 16, ttl: 9, [1, 65])
    let outcome = try #require(Message(wire.octets)).answer(to: question).outcome
    if hops == 8 {
      #expect(outcome == .records([[1, 65]]))
    } else {
      guard case .failed(let failure) = outcome else {
        Issue.record("\(outcome)")
        return
      }
      #expect(failure.kind == .serverFailure)
    }
  }

  @Test func aliasLoopEnds() throws {
    var wire = Wire(answers: 2)
    wire.record("a.example", 5, ttl: 9, Message.wireName("b.example"))
    wire.record("b.example", 5, ttl: 9, Message.wireName("a.example"))
    guard case .failed = try #require(Message(wire.octets)).answer(to: question).outcome else {
      Issue.record("a loop is no answer")
      return
    }
  }

  /// RFC 2308 section 5.
  @Test(arguments: [(soaTTL: UInt32(600), minimum: UInt8(60), ttl: UInt32(60)), (30, 60, 30)])
  func denialIsKeptForTheLesserOfTheSOAsTimes(_ soaTTL: UInt32, _ minimum: UInt8, _ ttl: UInt32) throws {
    for (flags, outcome) in [(UInt16(0x8180), Resolution.Outcome.noData), (0x8183, .noName)] {
      var wire = Wire(flags: flags, authorities: 1)
      wire.record("example", 6, ttl: soaTTL, Wire.soa(minimum: minimum))
      let answer = try #require(Message(wire.octets)).answer(to: question)
      #expect(answer.outcome == outcome)
      #expect(answer.ttl == ttl)
    }
  }

  @Test func denialWithoutSOAIsNotKept() throws {
    #expect(try #require(Message(Wire(flags: 0x8183).octets)).answer(to: question).ttl == 0)
  }

  /// A message whose one answer is at a name that cannot be read: a failure, and not "there is nothing".
  private func expectUnreadableName(_ wire: Wire) throws {
    guard case .failed(let failure)? = Message(wire.octets)?.answer(to: question).outcome else {
      Issue.record("it was read")
      return
    }
    #expect(failure.kind == .serverFailure)
  }

  @Test func pointerThatLeadsToItselfIsNoName() throws {
    var wire = Wire(answers: 1)
    wire.record([0xC0, 12], 16, ttl: 5, [1, 65])
    try expectUnreadableName(wire)
  }

  @Test func nameLongerThan255OctetsIsNone() throws {
    var wire = Wire(questions: 1, answers: 1)
    wire.question(String(repeating: "a", count: 63), 16)
    let label = [UInt8(63)] + Array(repeating: UInt8(97), count: 63)
    wire.record(label + label + label + [0xC0, 12], 16, ttl: 5, [1, 65])
    try expectUnreadableName(wire)
  }

  @Test func rdataPastTheEndIsNoMessage() {
    var wire = Wire(answers: 1)
    wire.record(Message.wireName("a.example"), 16, ttl: 5, [1, 65], length: 3)
    #expect(Message(wire.octets) == nil)
  }

  @Test func countsThatLieAreNoMessage() {
    var wire = Wire(answers: 2)
    wire.record("a.example", 16, ttl: 5, [1, 65])
    #expect(Message(wire.octets) == nil)
  }

  /// Every truncation and many changed octets: whatever comes, reading ends, and stays within the message.
  @Test func damagedMessagesAreReadWithoutHarm() throws {
    var wire = Wire(questions: 1, answers: 3, authorities: 1)
    wire.question("a.example", 16)
    wire.record([0xC0, 12], 5, ttl: 9, [1, 98, 0xC0, 14])
    wire.record("b.example", 16, ttl: 9, [3, 97, 98, 99])
    wire.record([0xC0, 12], 46, ttl: 9, Array(repeating: 7, count: 40))
    wire.record("example", 6, ttl: 9, Wire.soa(minimum: 5))
    let whole = wire.octets
    #expect(try #require(Message(whole)).answer(to: question).outcome == .records([[3, 97, 98, 99]]))
    for length in 0..<whole.count { #expect(Message(Array(whole[..<length])) == nil) }
    var generator = Seeded(state: 42)
    var read = 0
    for _ in 0..<20_000 {
      var damaged = whole
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        damaged[Int.random(in: 0..<damaged.count, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      guard let message = Message(damaged) else { continue }
      read += 1
      if case .records(let records) = message.answer(to: question).outcome {
        #expect(records.allSatisfy { $0.count < damaged.count })
      }
    }
    #expect(read > 1_000, "enough of them are still messages")
  }
}

/// SplitMix64: the same numbers on each run.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
