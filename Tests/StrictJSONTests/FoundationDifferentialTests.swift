import Foundation
import StrictJSON
import TestSupport
import Testing

/// Our parser beside Foundation's, with fixed seeds.
@Suite("Our parser reads what Foundation's JSONSerialization reads, and refuses more")
struct FoundationDifferentialTests {
  private static let seed: UInt64 = 0x4D49_4D49_0100

  @Test("random valid documents: both read what was meant")
  func valid() throws {
    for round in 0..<2_000 {
      let seed = Self.seed + UInt64(round)
      let document = RandomDocument(seed: seed)
      try #require(try parse(document.text) == document.value, "seed \(seed): \(document.text)")
      let theirs = try JSONSerialization.jsonObject(with: Data(document.text.utf8), options: .fragmentsAllowed)
      try #require(agrees(document.value, theirs), "seed \(seed): \(document.text)")
    }
  }

  @Test("mutated documents: both judge alike, but for what is named here")
  func mutated() throws {
    var random = SeededGenerator(seed: Self.seed)
    let telling = Array("{}[]:,\"\\/u09.eE+- \t\ntfn\u{FC}\u{1F600}".utf8) + [0x00, 0x1F, 0x80, 0xC0, 0xED, 0xFF]
    for round in 0..<10_000 {
      var octets = Array(RandomDocument(seed: random.next()).text.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) where !octets.isEmpty {
        let place = Int.random(in: 0..<octets.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: octets.remove(at: place)
        case 1: octets.insert(random.pick(telling), at: place)
        case 2: octets[place] = random.pick(telling)
        default: octets.removeLast(place)
        }
      }
      try compare(octets, "seed \(Self.seed), round \(round): \(String(decoding: octets, as: UTF8.self)) \(octets)")
    }
  }

  private func compare(_ octets: [UInt8], _ shown: String) throws {
    let theirs = try? JSONSerialization.jsonObject(with: Data(octets), options: .fragmentsAllowed)
    do throws(JSONError) {
      let ours = Plain(try JSONParser.parse(octets))
      let isAlike = theirs.map { agrees(ours, $0) } ?? hasHugeNumber(ours)
      #expect(isAlike, "we read it, Foundation does not read the same: \(shown)")
    } catch {
      #expect(theirs == nil || isLaxer(octets, error), "Foundation reads what we refuse (\(error.reason)): \(shown)")
    }
  }

  /// Where Foundation is stricter: a number beyond the range of `Double` is an error for it; we keep its digits.
  private func hasHugeNumber(_ value: Plain) -> Bool {
    switch value {
    case .number(let text): Double(text).map { !$0.isFinite || ($0 == 0 && text.contains("e")) } ?? true
    case .array(let elements): elements.contains(where: hasHugeNumber)
    case .object(let members): members.contains { hasHugeNumber($0.value) }
    case .null, .boolean, .string: false
    }
  }

  /// Where Foundation is laxer: a member twice (it keeps one), lists deeper than ours may be, a comma before a list's
  /// `]`, and UTF-16 and UTF-32, which it guesses from the zero octets at the beginning (RFC 4627 section 3 had that,
  /// RFC 8259 section 8.1 has not).
  private func isLaxer(_ octets: [UInt8], _ error: JSONError) -> Bool {
    if error.reason.contains("stands twice") || error.reason.contains("nested more than") { return true }
    if octets.prefix(4).contains(0) { return true }
    let lines = octets.split(separator: 0x0A, omittingEmptySubsequences: false)
    let before = lines.prefix(error.position.line - 1).reduce(0) { $0 + $1.count + 1 } + error.position.column - 1
    let last = octets.prefix(before).last { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return last == UInt8(ascii: ",") && octets.dropFirst(before).first == UInt8(ascii: "]")
  }

  private func agrees(_ ours: Plain, _ theirs: Any) -> Bool {
    switch ours {
    case .null: return theirs is NSNull
    case .boolean(let value): return theirs as? Bool == value
    case .number(let text):
      // Foundation rounds twice, by way of Decimal.
      guard let meant = Double(text), let read = (theirs as? NSNumber)?.doubleValue else { return false }
      return abs(meant - read) <= abs(meant) * 1e-13
    case .string(let octets): return (theirs as? String).map { Array($0.utf8) } == octets
    case .array(let elements):
      guard let others = theirs as? [Any], others.count == elements.count else { return false }
      return zip(elements, others).allSatisfy { agrees($0, $1) }
    case .object(let members):
      guard let others = theirs as? [String: Any], others.count == members.count else { return false }
      return members.allSatisfy { member in
        others[String(decoding: member.name, as: UTF8.self)].map { agrees(member.value, $0) } ?? false
      }
    }
  }
}
