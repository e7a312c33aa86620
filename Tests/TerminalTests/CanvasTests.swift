import DisplayText
import Terminal
import TestSupport
import Testing

@Suite struct CanvasTests {
  @Test func textIsDrawnAndCutAtTheEdges() {
    var canvas = Canvas(size: Size(columns: 6, rows: 2))
    #expect(canvas.write("abc", column: 1, row: 0) == 4)
    #expect(canvas.write("abcdef", column: 3, row: 1) == 6)
    #expect(canvas.lines == [" abc", "   abc"])
    #expect(canvas.write("xy", column: -1, row: 0) == 1)
    #expect(canvas.lines[0] == "yabc")
    canvas.write("nothing", column: 0, row: -1)
    canvas.write("nothing", column: 0, row: 2)
    canvas.write("nothing", column: 6, row: 0)
    canvas.write("nothing", column: 0, row: 0, limit: 0)
    canvas.write("nothing", column: .max, row: 0)
    #expect(canvas.lines == ["yabc", "   abc"])
    #expect(canvas.write("abcdef", column: 0, row: 0, limit: 2) == 2)
    #expect(canvas.lines[0] == "abbc")
  }

  @Test func aWideCharacterThatWouldBeCutIsASpace() {
    var canvas = Canvas(size: Size(columns: 5, rows: 1))
    canvas.write("漢字漢", column: 0, row: 0)
    #expect(canvas.lines == ["漢字"])
    #expect(canvas[4, 0].width == 1)
    canvas = Canvas(size: Size(columns: 5, rows: 1))
    canvas.write("abc", column: 0, row: 0)
    canvas.write("漢x", column: -1, row: 0)
    #expect(canvas.lines == [" xc"])
    canvas.write("漢字", column: 2, row: 0, limit: 3)
    #expect(canvas.lines == [" x漢"])
    #expect(canvas.write("漢字", column: -4, row: 0, limit: 1) == -3)
    #expect(canvas.lines == [" x漢"])
  }

  @Test func anOverlayLeavesNoHalf() {
    for column in 0...5 {
      for overlay in ["x", "漢", "xy", "漢x"] as [DisplayText] {
        var canvas = Canvas(size: Size(columns: 6, rows: 1))
        canvas.write("漢字漢", column: 0, row: 0)
        canvas.write(overlay, column: column, row: 0)
        #expect(halvesMatch(canvas), "\(overlay) at \(column)")
      }
      var canvas = Canvas(size: Size(columns: 6, rows: 1))
      canvas.write("漢字漢", column: 0, row: 0)
      canvas.clear(Rect(column: column, row: 0, columns: 1, rows: 1))
      #expect(halvesMatch(canvas))
    }
  }

  @Test func anythingWrittenAnywhereLeavesNoHalf() {
    var random = SeededGenerator(seed: 11)
    let texts: [DisplayText] = ["漢", "漢字", "a", "a漢b", "e\u{301}\u{323}x", "", "字x字x字"]
    var canvas = Canvas(size: Size(columns: 13, rows: 4))
    for step in 0..<20_000 {
      let column = Int.random(in: -4...15, using: &random)
      let row = Int.random(in: -1...4, using: &random)
      if Int.random(in: 0...3, using: &random) == 0 {
        let part = Rect(
          column: column, row: row, columns: Int.random(in: 0...6, using: &random),
          rows: Int.random(in: 0...3, using: &random))
        if Bool.random(using: &random) { canvas.clear(part) } else { canvas.add(.reverse, to: part) }
      } else {
        let limit = Int.random(in: 0...8, using: &random)
        canvas.write(texts.randomElement(using: &random) ?? "", column: column, row: row, limit: limit)
      }
      guard halvesMatch(canvas) else {
        Issue.record("half a character after step \(step): \(canvas.lines)")
        return
      }
      #expect(halvesMatch(canvas.adapted(to: Rendering(hasColor: false, isASCII: true))))
    }
  }

  @Test func marksStayOnTheirBase() {
    var canvas = Canvas(size: Size(columns: 4, rows: 1))
    canvas.write("e\u{301}\u{323}x", column: 0, row: 0)
    #expect(canvas.lines == ["e\u{301}\u{323}x"])
    #expect(canvas[0, 0].firstMark == "\u{301}")
    #expect(canvas[0, 0].secondMark == "\u{323}")
    #expect(canvas[1, 0].base == "x")
  }

  @Test func attributesAreAdded() {
    var canvas = Canvas(size: Size(columns: 3, rows: 2))
    canvas.write("abc", column: 0, row: 0, style: TextStyle(.bold, color: .red))
    canvas.add(.reverse, to: Rect(column: 1, row: 0, columns: 9, rows: 1))
    #expect(canvas[0, 0].style == TextStyle(.bold, color: .red))
    #expect(canvas[1, 0].style == TextStyle([.bold, .reverse], color: .red))
    #expect(canvas[0, 1].style == .plain)
  }

  @Test func aTerminalWithoutColorsAndUTF8GetsWhatItCanShow() {
    var canvas = Canvas(size: Size(columns: 12, rows: 1))
    canvas.write("─│┼a…é漢e\u{301}", column: 0, row: 0, style: TextStyle(.bold, color: .cyan))
    #expect(canvas.adapted(to: Rendering()) == canvas)
    let plain = canvas.adapted(to: Rendering(hasColor: false, isASCII: true))
    #expect(plain.lines == ["-|+a~???e"])
    #expect(plain.cells.allSatisfy { $0.style.color == .standard && $0.width == 1 })
    #expect(plain[0, 0].style.attributes == .bold)
    #expect(canvas.adapted(to: Rendering(hasColor: false)).lines == canvas.lines)
    #expect(canvas.adapted(to: Rendering(isASCII: true))[0, 0].style.color == .cyan)
  }

  @Test func textIsFittedFromItsBeginningOrItsEnd() {
    let name: DisplayText = "mimi.signal.example"
    #expect(name.fitted(to: 19) == name)
    #expect(name.fitted(to: 10) == "mimi.sign…")
    #expect(name.fitted(to: 15, keepsEnd: true) == "…signal.example")
    #expect(name.fitted(to: 1) == "…")
    #expect(name.fitted(to: 0) == "")
    #expect(("漢字漢" as DisplayText).fitted(to: 4) == "漢…")
    #expect(("漢字漢" as DisplayText).fitted(to: 4, keepsEnd: true) == "…漢")
  }

  /// Whether each wide character is followed by its right half, and each right half is one.
  private func halvesMatch(_ canvas: Canvas) -> Bool {
    for row in 0..<canvas.size.rows {
      var isHalfDue = false
      for column in 0..<canvas.size.columns {
        let width = canvas[column, row].width
        if (width == 0) != isHalfDue { return false }
        isHalfDue = width == 2
      }
      if isHalfDue { return false }
    }
    return true
  }
}
