import Testing

@testable import Interface

struct LineEditorTests {
  @Test func marksJoinTheCharacterBefore() {
    var line = LineEditor()
    let took1 = line.insert("e")
    #expect(took1)
    let took2 = line.insert("\u{301}")
    #expect(took2)
    #expect(line.characters.count == 1 && line.point == 1)
    line.deleteBackward()
    #expect(line.isEmpty)
  }

  @Test func wordsEndAtDots() {
    var line = LineEditor("alice.work.example")
    line.deleteWord()
    #expect(line.text == "alice.work.")
    line.deleteWord()
    #expect(line.text == "alice.")
  }

  @Test func editingInTheMiddle() {
    var line = LineEditor("alce")
    line.moveToStart()
    line.move(by: 2)
    let took3 = line.insert("i")
    #expect(took3)
    #expect(line.text == "alice" && line.point == 3)
    line.deleteToEnd()
    #expect(line.text == "ali")
    line.deleteToStart()
    #expect(line.isEmpty)
    line.deleteForward()
    line.move(by: 5)
    #expect(line.point == 0)
  }

  @Test func itNeverHoldsMoreThanItsLimit() {
    var line = LineEditor(limit: 10)
    let took4 = line.insert("äöüäöüäöü")
    #expect(!took4)
    #expect(line.text == "äöüäö")
    line.deleteBackward()
    let took5 = line.insert("x")
    #expect(took5)
    #expect(line.text.utf8.count == 9)
  }
}
