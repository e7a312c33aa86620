import Foundation
import TestSupport
import Testing

/// What strangers publish never reaches the terminal as it is.
@Suite struct HostileTextScenarios {
  /// Control, format, private-use, unassigned, surrogate, and the two separators: what DisplayText lets nobody see raw.
  private func unsafe(_ text: String) -> [String] {
    text.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .privateUse, .unassigned, .surrogate, .lineSeparator, .paragraphSeparator: scalar != "\n"
      default: false
      }
    }.map { "U+" + String($0.value, radix: 16) }
  }

  @Test func plainOutputHasNoRawScalar() throws {
    for arguments in [
      ["lookup"], ["lookup", "--verbose"], ["lookup", "--color", "always"], ["lookup", "--accessible"],
    ] {
      let finished = try mimi(arguments, ["hostile.example"])
      #expect(finished.exitStatus == 0)
      for stream in [finished.output, finished.errors] {
        let text = try #require(String(validating: stream, as: UTF8.self))
        // Colours are the program's own: CSI digits m, and nothing else.
        let plain = arguments.contains("always") ? withoutColours(text) : text
        #expect(unsafe(plain) == [], "\(arguments)")
      }
      #expect(finished.outputText.contains("\\u{202E}nimda\\u{202C}"))
      // A forged message would begin a line.
      #expect(!(finished.outputText + "\n" + finished.errorText).contains("\nmimi: error: none"))
    }
  }

  @Test func messagesQuoteTheIdentifierSafely() throws {
    for input in ["a\u{1b}[31mb.example", "a\nmimi: error: none.example", "\u{202e}elpmaxe.b", "a\u{9b}b.example"] {
      let finished = try mimi(["lookup"], [input])
      #expect(finished.exitStatus == 64)
      #expect(unsafe(finished.outputText + finished.errorText) == [])
      #expect(!("\n" + finished.errorText).contains("\nmimi: error: none"))
    }
  }

  @Test func jsonHoldsTheDataWithEscapes() throws {
    let result = try lookup("hostile.example")
    #expect(result.finished.exitStatus == 0)
    #expect(unsafe(result.finished.outputText) == [])
    let line = try #require(result.lines.first)
    let provider = try #require(line.providers.first)
    #expect(line.providers.count == 1)
    #expect(provider.account == "z\u{200b}w\u{feff}\u{e0041}")
    #expect(
      provider.tags == [
        "note": "\u{1b}[2J\u{1b}[31mred\u{7}", "csi": "\u{9b}2J", "lines": "a\nb\rc\u{8}\u{7f}", "private": "\u{e000}",
      ])
    #expect(
      Set(line.problems.map(\.reason)) == [
        "duplicate-tag", "bad-account", "bad-service", "priority-not-a-number", "bad-endpoint",
      ])
    #expect(line.problems.count == 7)
    // A problem's record is for showing, so it is made safe before it is JSON.
    #expect(line.problems.allSatisfy { unsafe($0.record ?? "") == [] })
    #expect(line.problems.contains { $0.record == "v=MIMI1; p=2; a=\\u{1B}[31mred; e=im.example.org" })
  }

  @Test func jsonEscapesAreTheRawForm() throws {
    let text = try lookup("hostile.example").finished.outputText.lowercased()
    // The account's scalars outside the basic plane are surrogate pairs (RFC 8259 section 7).
    for escape in ["z\\u200bw\\ufeff\\udb40\\udc41", "\\u001b[2j", "\\u009b2j", "\\ue000", "\\u007f"] {
      #expect(text.contains(escape), "\(escape)")
    }
  }
}

/// Without the escape sequences that set colours: `ESC [ digits and semicolons m`.
private func withoutColours(_ text: String) -> String {
  var result = ""
  var rest = Substring(text)
  while let escape = rest.range(of: "\u{1b}[") {
    result += rest[..<escape.lowerBound]
    let after = rest[escape.upperBound...].drop { $0.isNumber || $0 == ";" }
    guard after.first == "m" else { return result + rest[escape.lowerBound...] }
    rest = after.dropFirst()
  }
  return result + rest
}
