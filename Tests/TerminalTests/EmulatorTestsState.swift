import TerminalEmulator
import Testing

/// Attributes, modes, sizes, and what is not understood.
@Suite struct EmulatorTestsState {
  static let styles: [(String, Emulator.Style)] = [
    ("", Emulator.Style()), ("1", Emulator.Style(.bold)), ("2", Emulator.Style(.faint)),
    ("4", Emulator.Style(.underlined)), ("7", Emulator.Style(.reverse)), ("3", Emulator.Style(.italic)),
    ("1;4;7", Emulator.Style([.bold, .underlined, .reverse])), ("1;2;22;4", Emulator.Style(.underlined)),
    ("1;7;27", Emulator.Style(.bold)), ("1;4;24", Emulator.Style(.bold)), ("1;0", Emulator.Style()),
    ("1;", Emulator.Style()), ("4:3", Emulator.Style(.underlined)), ("4;4:0", Emulator.Style()),
    ("31", Emulator.Style(foreground: .palette(1))), ("31;39", Emulator.Style()),
    ("97", Emulator.Style(foreground: .palette(15))), ("44", Emulator.Style(background: .palette(4))),
    ("104", Emulator.Style(background: .palette(12))), ("44;49", Emulator.Style()),
    ("38;5;196;1", Emulator.Style(.bold, foreground: .palette(196))),
    ("48;5;3", Emulator.Style(background: .palette(3))),
    ("38;2;1;2;3;4", Emulator.Style(.underlined, foreground: .rgb(1, 2, 3))),
    ("38:2::1:2:3", Emulator.Style(foreground: .rgb(1, 2, 3))),
  ]

  @Test(arguments: styles) func style(_ parameters: String, _ expected: Emulator.Style) {
    var emulator = Emulator(columns: 10, rows: 2)
    emulator.feed("\u{1B}[\(parameters)mx")
    #expect(emulator.cell(0, 0).style == expected)
    #expect(emulator.unknownSequences == [])
  }

  @Test func erasedCellsHaveTheBackgroundOnly() {
    var emulator = Emulator(columns: 4, rows: 2)
    emulator.feed("\u{1B}[1;7;31;44m\u{1B}[2J")
    #expect(emulator.cell(3, 1).style == Emulator.Style(background: .palette(4)))
  }

  @Test func modes() {
    var emulator = Emulator(columns: 4, rows: 2)
    let before = emulator.modes
    emulator.feed("\u{1B}[?1049h\u{1B}[?1h\u{1B}=\u{1B}[?25l\u{1B}[?2004h\u{1B}[?1006;1000h\u{1B}[?1002h")
    #expect(emulator.isAlternateScreen)
    #expect(emulator.modes.applicationCursorKeys && emulator.modes.applicationKeypad)
    #expect(!emulator.modes.showsCursor && emulator.modes.bracketsPaste)
    #expect(emulator.modes.reportsMouse && emulator.modes.usesLongMouseReports)
    emulator.feed("\u{1B}[?1002l\u{1B}[?1006;1000l\u{1B}[?2004l\u{1B}[?12l\u{1B}[?25h\u{1B}>\u{1B}[?1l\u{1B}[?1049l")
    #expect(emulator.modes == before)
    #expect(!emulator.isAlternateScreen)
    #expect(emulator.unknownSequences == [])
  }

  @Test func titleClipboardAndReplies() {
    var emulator = Emulator(columns: 10, rows: 4)
    emulator.feed("\u{1B}]0;a\u{7}\u{1B}]2;bä\u{1B}\\\u{1B}]52;c;YWJj\u{7}\u{1B}[2;3H\u{1B}[6n\u{1B}[c\u{7}")
    #expect(emulator.title == "bä")
    #expect(emulator.clipboard == ["YWJj"])
    #expect(emulator.alarms == 1)
    #expect(emulator.takeReplies() == Array("\u{1B}[2;3R\u{1B}[?1;2c".utf8))
    #expect(emulator.takeReplies() == [])
    #expect(emulator.unknownSequences == [])
  }

  static let unknown: [([UInt8], [String])] = [
    (Array("\u{1B}[?5000h".utf8), ["\\e[?5000h"]),
    (Array("\u{1B}[?25;5000l".utf8), ["\\e[?25;5000l"]),
    (Array("\u{1B}[99m".utf8), ["\\e[99m"]),
    (Array("\u{1B}[14t".utf8), ["\\e[14t"]),
    (Array("\u{1B}[5i".utf8), ["\\e[5i"]),
    (Array("\u{1B}]8;;x\u{7}".utf8), ["\\e]8;;x\\e\\"]),
    (Array("\u{1B}P+q\u{1B}\\".utf8), ["\\eP+q\\e\\"]),
    (Array("\u{1B}[1\u{1B}[m".utf8), ["cut off: \\e[1"]),
    (Array("\u{1}".utf8), ["control: \\u{1}"]),
    (Array("\u{9B}m".utf8), ["no character: \\u{9B}"]),
    ([0xe2, 0x82, 0x41], ["no UTF-8: \\xE2\\x82"]),
    ([0xff], ["no UTF-8: \\xFF"]),
  ]

  @Test(arguments: unknown) func isNotGuessed(_ input: [UInt8], _ expected: [String]) {
    var emulator = Emulator(columns: 10, rows: 4)
    emulator.feed(input)
    #expect(emulator.unknownSequences == expected)
  }

  @Test func anotherSize() {
    var emulator = Emulator(columns: 6, rows: 3)
    emulator.feed("abcd日\r\nb\r\nc")
    emulator.resize(columns: 5, rows: 4)
    #expect(emulator.lines == ["abcd", "b", "c", ""])
    emulator.resize(columns: 8, rows: 2)
    #expect(emulator.lines == ["b", "c"])
    #expect(emulator.cursor == Emulator.Place(column: 1, row: 1))
    emulator.resize(columns: 1, rows: 1)
    emulator.feed("xyz日")
    #expect(emulator.lines == ["z"])
    #expect(emulator.cursor == Emulator.Place(column: 0, row: 0))
  }

  @Test func findsByCells() {
    var emulator = Emulator(columns: 10, rows: 2)
    emulator.feed("日e\u{301}x\r\n x")
    #expect(emulator.find("x") == Emulator.Place(column: 3, row: 0))
    #expect(emulator.find(" x") == Emulator.Place(column: 0, row: 1))
    #expect(emulator.find("日e\u{301}") == Emulator.Place(column: 0, row: 0))
    #expect(emulator.find("y") == nil)
  }

  @Test func descriptionTellsAll() {
    var emulator = Emulator(columns: 6, rows: 2)
    emulator.feed("a\u{1B}[1;31mbc\u{1B}[m\u{1B}[?25l\u{1B}[99m")
    #expect(
      emulator.screenDescription == """
        6x2, cursor at column 3, row 0, hidden
            +------+
          0 |abc   |
              1..<3 bold red
          1 |      |
            +------+
        unknown: \\e[99m
        """)
  }
}
