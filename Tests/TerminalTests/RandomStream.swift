import TerminalEmulator

/// A random stream of what the terminfo entries can emit, made along with the emulator's own state: after a line that is
/// full come only those sequences that terminals agree on then, as ncurses has it too.
struct RandomStream {
  /// What is in the stream besides plain text and moves.
  enum Flavor: CaseIterable { case colors, wide, regions }

  private(set) var emulator: Emulator
  private(set) var bytes: [UInt8] = []
  private var random: SplitMix

  init(seed: UInt64, _ flavor: Flavor, columns: Int, rows: Int, steps: Int) {
    emulator = Emulator(columns: columns, rows: rows)
    random = SplitMix(state: seed)
    for _ in 0..<steps {
      add(emulator.isWrapPending ? afterFullLine() : step(flavor))
    }
  }

  private mutating func add(_ text: String) {
    bytes += Array(text.utf8)
    emulator.feed(text)
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  private mutating func afterFullLine() -> String {
    switch number(0...3) {
    case 0: return place()
    case 1: return "\r"
    case 2: return "\r\n"
    default: return text(8)
    }
  }

  private mutating func place() -> String {
    "\u{1B}[\(number(1...emulator.rows));\(number(1...emulator.columns))H"
  }

  private mutating func text(_ most: Int) -> String {
    String((0..<number(1...most)).map { _ in Character(Unicode.Scalar(UInt8(number(0x21...0x7e)))) })
  }

  private mutating func step(_ flavor: Flavor) -> String {
    switch number(0...9) {
    case 0...2: return text(30)
    case 3: return place()
    case 4: return move()
    case 5...6: return edit()
    default:
      switch flavor {
      case .colors: return rendition()
      case .wide: return wideText()
      case .regions: return region()
      }
    }
  }

  private mutating func move() -> String {
    let count = number(1...9)
    var moves = [
      "\u{1B}[\(count)A", "\u{1B}[\(count)B", "\u{1B}[\(count)C", "\u{1B}[\(count)D", "\u{1B}[\(count * 5)G",
      "\u{1B}[\(count)d", "\r", "\r\n", "\t", "\u{1B}[Z", "\u{1B}M", "\n", "\u{1B}E", "\u{1B}D", "\u{1B}[H",
    ]
    // At the beginning of a line tmux goes back to the end of the one before.
    if emulator.cursor.column > 0 { moves.append("\u{8}") }
    return moves[number(0...moves.count - 1)]
  }

  private mutating func edit() -> String {
    let count = number(1...5)
    let column = emulator.cursor.column
    // xterm clears a wide character that is cut, tmux leaves a half of it.
    let cells = emulator.cells(ofRow: emulator.cursor.row)
    guard (cells[column...].prefix(6) + cells.suffix(5)).allSatisfy({ $0.width == 1 }) else { return place() }
    var edits = [
      "\u{1B}[\(count)P", "\u{1B}[\(count)X", "\u{1B}[K", "\u{1B}[1K", "\u{1B}[J", "\u{1B}[\(count)S",
      "\u{1B}[\(count)T",
    ]
    // tmux leaves cells as they were where more is inserted than is left to move.
    if column + 2 * count <= emulator.columns {
      edits += ["\u{1B}[\(count)@", "\u{1B}[4h\(text(count))\u{1B}[4l"]
    }
    // Outside of the region xterm disregards these, and tmux does not.
    if emulator.scrollRegion.contains(emulator.cursor.row) {
      edits += ["\r\u{1B}[\(count)L", "\r\u{1B}[\(count)M"]
    }
    // tmux repeats to the end of the line at most.
    if column + count + 1 < emulator.columns { edits.append("x\u{1B}[\(count)b") }
    return edits[number(0...edits.count - 1)]
  }

  private mutating func rendition() -> String {
    let renditions = [
      "1", "2", "4", "7", "22", "24", "27", "", "3\(number(0...7))", "4\(number(0...7))", "39;49", "9\(number(0...7))",
      "38;5;\(number(0...255))", "48;5;\(number(0...255))", "0;1;3\(number(0...7))",
    ]
    return "\u{1B}[\(renditions[number(0...renditions.count - 1)])m"
  }

  private mutating func wideText() -> String {
    // A combining character over a right half: tmux brings the wide one back.
    if emulator.cell(emulator.cursor.column, emulator.cursor.row).width == 0 { return place() }
    let texts = ["日本語", "e\u{301}x", "한", "a日b", "Ａ", "\u{1B}(0lqqk\u{1B}(B", "\u{1B})0\u{E}xq\u{F}", "ßé"]
    return texts[number(0...texts.count - 1)]
  }

  private mutating func region() -> String {
    let top = number(1...emulator.rows - 1)
    switch number(0...5) {
    case 0...2: return "\u{1B}[\(top);\(number(top + 1...emulator.rows))r"
    case 3: return "\u{1B}[r"
    case 4: return "\u{1B}7"
    default: return "\u{1B}8"
    }
  }
}

/// Numbers that are the same in each run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
