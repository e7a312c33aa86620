import DisplayText
import TestSupport
import Testing

/// Random text from outside, with a fixed seed: whatever comes in, nothing unsafe comes out.
@Suite("No output ever holds an unsafe scalar")
struct SafetyPropertyTests {
  private static let seed: UInt64 = 0x4D49_4D49_0001

  @Test("of random scalars")
  func randomScalars() throws {
    var random = SeededGenerator(seed: Self.seed)
    for round in 0..<5_000 {
      var outside = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...12, using: &random) { outside.append(randomScalar(&random)) }
      let text = String(outside)
      let line: DisplayText = "\(text)"
      for shown in [DisplayText(text), DisplayText(bytes: Array(text.utf8)), DisplayText(text).padded(to: 20), line] {
        try #require(isSafe(shown), "seed \(Self.seed), round \(round), scalars \(scalars(text))")
      }
      try #require(DisplayText(text) == DisplayText(bytes: Array(text.utf8)), "scalars \(scalars(text))")
    }
  }

  @Test("of random octets, with and without a limit")
  func randomOctets() throws {
    var random = SeededGenerator(seed: Self.seed + 1)
    let telling: [UInt8] = [0x1B, 0x80, 0x9B, 0xBF, 0xC2, 0xC3, 0xCC, 0xE2, 0xED, 0xEF, 0xF0, 0xF3, 0xF4, 0xFF]
    for round in 0..<5_000 {
      let octets = (0..<Int.random(in: 0...16, using: &random)).map { _ in
        random.chance(oneIn: 3) ? UInt8.random(in: .min ... .max, using: &random) : random.pick(telling)
      }
      let limit = Int.random(in: 0...16, using: &random)
      for shown in [DisplayText(bytes: octets), DisplayText(bytes: octets, limit: limit)] {
        try #require(isSafe(shown), "seed \(Self.seed + 1), round \(round), octets \(octets), limit \(limit)")
      }
    }
  }

  @Test("of every scalar there is")
  func everyScalar() throws {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), !isSafe(DisplayText("a" + String(scalar))) else { continue }
      Issue.record("U+\(String(value, radix: 16)) is shown")
    }
  }

  /// By the rule's own words: no control, format character, separator of lines, private-use or unassigned scalar.
  private func isSafe(_ text: DisplayText) -> Bool {
    var marks = 2
    for scalar in text.description.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: return false
      case .nonspacingMark, .enclosingMark:
        marks += 1
        if marks > 2 { return false }
      default: marks = 0
      }
    }
    return true
  }

  private func randomScalar(_ random: inout SeededGenerator) -> Unicode.Scalar {
    let range = random.pick([
      0x00...0x7F, 0x80...0x9F, 0x300...0x36F, 0x2000...0x206F, 0xFE00...0xFE0F, 0xE000...0xE010, 0x4E00...0x4E10,
      0xE0000...0xE01EF, 0x1F600...0x1F64F, 0x0...0x10FFFF,
    ])
    return Unicode.Scalar(UInt32(Int.random(in: range, using: &random))) ?? "\u{FFFD}"
  }
}
