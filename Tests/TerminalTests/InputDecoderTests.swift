import Terminal
import TestSupport
import Testing

@Suite struct InputDecoderTests {
  @Test func everySequenceMeansWhatItMeansWhereverItIsSplit() {
    for (text, expected) in SequenceCorpus.entries {
      let bytes = Array(text.utf8)
      for split in 0...bytes.count {
        var decoder = InputDecoder()
        let inputs = decoder.feed(bytes[..<split]) + decoder.feed(bytes[split...])
        #expect(inputs == expected, "\(text.debugDescription) split at \(split)")
        #expect(decoder.waiting == nil, "\(text.debugDescription) split at \(split)")
      }
    }
  }

  @Test func sequencesOneAfterTheOtherDoNotDisturbEachOther() {
    let bytes = SequenceCorpus.entries.flatMap { Array($0.bytes.utf8) }
    let expected = SequenceCorpus.entries.flatMap(\.inputs)
    var whole = InputDecoder()
    #expect(whole.feed(bytes) == expected)
    for size in [1, 2, 3, 5, 7, 64] {
      var decoder = InputDecoder()
      let inputs = stride(from: 0, to: bytes.count, by: size).flatMap {
        decoder.feed(bytes[$0..<min($0 + size, bytes.count)])
      }
      #expect(inputs == expected, "in pieces of \(size)")
    }
  }

  @Test func whatIsCutOffIsAKeyByItselfOrNothing() {
    let cases: [(String, InputDecoder.Waiting, [Input])] = [
      ("\u{1B}", .escape, [.key(.escape)]), ("\u{1B}[", .sequence, [.key(.alt("["))]),
      ("\u{1B}O", .sequence, [.key(.alt("O"))]), ("\u{1B}]", .sequence, [.key(.alt("]"))]),
      ("\u{1B}P", .sequence, [.key(.alt("P"))]), ("\u{1B}[1;5", .sequence, []), ("\u{1B}[M!", .sequence, []),
      ("\u{1B}]0;a", .sequence, []), ("\u{1B}[200~ab", .paste, [.paste("ab")]),
      ("\u{1B}[200~ab\u{1B}[20", .paste, [.paste("ab\u{1B}[20")]),
    ]
    for (text, waiting, expected) in cases {
      var decoder = InputDecoder()
      #expect(decoder.feed(text.utf8).isEmpty)
      #expect(decoder.waiting == waiting)
      #expect(decoder.pause() == expected, "\(text.debugDescription)")
      #expect(decoder.waiting == nil)
      #expect(decoder.pause().isEmpty)
    }
  }

  @Test func aSequenceThatIsCutOffSwallowsNoControlKeyAndNoOtherSequence() {
    var decoder = InputDecoder()
    #expect(decoder.feed("\u{1B}[1;\u{3}".utf8) == [.key(.control("c"))])
    #expect(decoder.feed("\u{1B}[1;\u{1B}[A".utf8) == [.key(.up)])
    #expect(decoder.feed("\u{1B}]0;title\r".utf8) == [.key(.enter)])
    #expect(decoder.feed("\u{1B}]0;title\u{1B}[B".utf8) == [.key(.down)])
    #expect(decoder.feed("\u{1B}[1é".utf8) == [.key(.character("é"))])
    #expect(decoder.waiting == nil)
  }

  @Test func badBytesAreReplacedAndSwallowNothing() {
    let replaced = Input.key(.character("\u{FFFD}"))
    let cases: [([UInt8], [Input])] = [
      ([0xE9, 0x61], [replaced, .key(.character("a"))]), ([0xFF, 0x0D], [replaced, .key(.enter)]),
      ([0xE6, 0xBC, 0x61], [replaced, .key(.character("a"))]), ([0xC0, 0x80], [replaced, replaced]),
      ([0xED, 0xA0, 0x80], [replaced, replaced, replaced]), ([0xE6, 0x1B, 0x5B, 0x41], [replaced, .key(.up)]),
      ([0xE6, 0xE6, 0xBC, 0xA2], [replaced, .key(.character("漢"))]),
      ([0xF5, 0x90, 0x61], [replaced, replaced, .key(.character("a"))]),
    ]
    for (bytes, expected) in cases {
      var decoder = InputDecoder()
      #expect(decoder.feed(bytes) == expected, "\(bytes)")
    }
    var decoder = InputDecoder()
    #expect(decoder.feed([0xE6, 0xBC]).isEmpty)
    #expect(decoder.waiting == .sequence)
    #expect(decoder.pause() == [replaced])
  }

  @Test func theTerminalsOwnKeysComeFirst() {
    let own: [[UInt8]: Key] = [
      Array("\u{1B}A".utf8): .up, Array("\u{1B}[224z".utf8): .function(1), Array("\u{1B}[H".utf8): .insert,
    ]
    var decoder = InputDecoder(keys: own)
    #expect(
      decoder.feed("\u{1B}A\u{1B}[224z\u{1B}[H\u{1B}B".utf8)
        == [.key(.up), .key(.function(1)), .key(.insert), .key(.alt("B"))])
  }

  @Test func aLargePasteIsOneInput() {
    let text = String(repeating: "Zeile äöü\r\u{1B}[31m", count: 8_000)
    var decoder = InputDecoder()
    let inputs = decoder.feed("\u{1B}[200~\(text)\u{1B}[201~q".utf8)
    #expect(inputs == [.paste(text), .key(.character("q"))])
  }

  @Test func aPasteBeyondTheLimitIsCutBetweenCharacters() {
    // An odd byte first, so that the limit falls inside a character of two.
    let text = "a" + String(repeating: "é", count: InputDecoder.pasteLimit)
    var decoder = InputDecoder()
    let inputs = decoder.feed("\u{1B}[200~\(text)\u{1B}[201~q".utf8)
    let kept = "a" + String(repeating: "é", count: InputDecoder.pasteLimit / 2 - 1)
    #expect(inputs == [.paste(kept), .key(.character("q"))])
  }

  @Test func aSequenceOfAnyLengthIsSwallowed() {
    var decoder = InputDecoder()
    #expect(decoder.feed("\u{1B}[<\(String(repeating: "1", count: 100_000));1;1M".utf8).isEmpty)
    #expect(decoder.feed("\u{1B}[\(String(repeating: "1;", count: 100_000))A".utf8).isEmpty)
    #expect(decoder.feed("\u{1B}]\(String(repeating: "ü", count: 100_000))\u{1B}\\".utf8).isEmpty)
    #expect(decoder.waiting == nil)
    #expect(decoder.feed("q".utf8) == [.key(.character("q"))])
  }

  @Test func afterAnyBytesAndAPauseAKeyIsAKey() {
    var random = SeededGenerator(seed: 20_260_101)
    // What sequences are made of comes more often than the rest.
    let likely =
      Array("\u{1B}\u{1B}\u{1B}[[O]PM<>?;;0120~$ABhlm\\\u{7}\r\u{3}aé漢".utf8) + [0x80, 0xBF, 0xE6, 0xF0, 0xFF]
    for _ in 0..<20_000 {
      var decoder = InputDecoder()
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let bytes = (0..<Int.random(in: 0...12, using: &random)).map { _ in
          Bool.random(using: &random)
            ? likely.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
        }
        _ = decoder.feed(bytes)
      }
      _ = decoder.pause()
      #expect(decoder.waiting == nil)
      #expect(decoder.feed("q".utf8) == [.key(.character("q"))])
    }
  }

  @Test func splittingAnyBytesChangesNothing() {
    var random = SeededGenerator(seed: 7)
    let likely = Array("\u{1B}\u{1B}\u{1B}[[O]PM<>?;;0120~$AB\\\u{7}\ra漢".utf8) + [0x80, 0xE6, 0xFF]
    for _ in 0..<5_000 {
      let bytes = (0..<20).map { _ in likely.randomElement(using: &random) ?? 0 }
      var whole = InputDecoder()
      let expected = whole.feed(bytes) + whole.pause()
      var single = InputDecoder()
      let inputs = bytes.flatMap { single.feed([$0]) } + single.pause()
      #expect(inputs == expected, "\(bytes)")
    }
  }
}
