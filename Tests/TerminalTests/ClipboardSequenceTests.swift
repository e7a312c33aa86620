import DisplayText
import Foundation
import TerminalEmulator
import TestSupport
import Testing

@testable import Terminal

/// OSC 52.
@Suite struct ClipboardSequenceTests {
  private static func copied(_ octets: [UInt8]) throws -> [UInt8]? {
    var emulator = Emulator(columns: 20, rows: 5)
    emulator.feed(octets)
    #expect(emulator.unknownSequences.isEmpty)
    return try emulator.clipboard.first.map { [UInt8](try #require(Data(base64Encoded: $0))) }
  }

  @Test func anyTextArrivesAndNothingButBase64IsSent() throws {
    var random = SeededGenerator(seed: 52)
    for length in 0..<200 {
      let outside = String(decoding: (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }, as: UTF8.self)
      let text = DisplayText(outside)
      let octets = try #require(ClipboardSequence.octets(of: text))
      #expect(try Self.copied(octets) == Array(text.description.utf8))
      #expect(OutputScanner.violations(in: octets, allowing: .clipboard).isEmpty)
      #expect(OutputScanner.violations(in: octets).count == 1)
    }
  }

  @Test func tooLongATextIsNotSent() {
    let limit = Limits.copiedOctets
    #expect(ClipboardSequence.octets(of: DisplayText(String(repeating: "a", count: limit)))?.count ?? 0 < 100_000)
    #expect(ClipboardSequence.octets(of: DisplayText(String(repeating: "a", count: limit + 1))) == nil)
  }

  /// What GNU screen hands on is what is in its device control strings, none of which is longer than it takes.
  @Test func screenHandsItOnInPieces() throws {
    let text = DisplayText(String(repeating: "mymimi.example.com ", count: 40))
    let octets = try #require(ClipboardSequence.octets(of: text, isWithinScreen: true))
    let pieces = String(decoding: octets, as: UTF8.self).components(separatedBy: "\u{1B}\\")
    #expect(pieces.count > 3 && pieces.last == "")
    let inside = pieces.dropLast().map { $0.dropFirst(2) }
    #expect(pieces.dropLast().allSatisfy { $0.hasPrefix("\u{1B}P") } && inside.allSatisfy { $0.utf8.count < 256 })
    #expect(try Self.copied(Array(inside.joined().utf8)) == Array(text.description.utf8))
  }
}
