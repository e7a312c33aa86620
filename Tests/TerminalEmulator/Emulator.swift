/// A terminal without a window: it is given what a program writes, and knows what a user would see.
///
/// It does what xterm does, for every sequence that the terminfo entries of xterm, tmux, screen, vt100 and the Linux
/// console hold, printing, left and right margins and memory lock excepted. What it does not know it does not guess:
/// that is in `unknownSequences`, which a test expects to be empty. There is no scrollback.
public struct Emulator: Sendable {
  /// A cell's place, both from 0.
  public struct Place: Sendable, Hashable {
    /// From the left.
    public var column: Int
    /// From the top.
    public var row: Int

    /// A place.
    public init(column: Int, row: Int) {
      self.column = column
      self.row = row
    }
  }

  /// Cells of a row.
  public var columns: Int { grid.columns }
  /// Rows.
  public var rows: Int { grid.rows }
  /// Where the cursor stands. After a character in the last column it stands there still: the next one wraps.
  public internal(set) var cursor = Place(column: 0, row: 0)
  /// Whether the next character goes to the next line, since the last one has filled this one.
  public internal(set) var isWrapPending = false
  /// Whether the alternate screen is shown.
  public internal(set) var isAlternateScreen = false
  /// What the program has switched on and off.
  public internal(set) var modes = Modes()
  /// How the next characters are set off.
  public internal(set) var style = Style()
  /// The rows that scroll.
  public internal(set) var scrollRegion: Range<Int>
  /// The window's title, from OSC 0 or 2.
  public internal(set) var title = ""
  /// What was put on the clipboard by OSC 52, in base64 as it came.
  public internal(set) var clipboard: [String] = []
  /// How often the bell rang, and the screen flashed.
  public internal(set) var alarms = 0
  /// Sequences and characters that it does not know, as they can be read: `\e[5n`. Only the first 1,000 are kept.
  public internal(set) var unknownSequences: [String] = []
  /// What it has to answer to the program, such as the cursor's place; `takeReplies` empties it.
  public internal(set) var replies: [UInt8] = []

  var grid: EmulatorGrid
  /// The main screen while the alternate one is shown, and the other way round.
  var otherGrid: EmulatorGrid
  var savedCursor = SavedCursor()
  var otherSavedCursor = SavedCursor()
  var characterSets = CharacterSets()
  var tabStops: Set<Int>
  /// For REP.
  var lastPrinted: Unicode.Scalar?
  private var parser = SequenceParser()

  /// An empty screen.
  public init(columns: Int, rows: Int) {
    grid = EmulatorGrid(columns: max(1, columns), rows: max(1, rows))
    otherGrid = grid
    scrollRegion = 0..<max(1, rows)
    tabStops = Self.standardTabStops
  }

  /// Wide enough for every screen of a test.
  static let standardTabStops = Set(stride(from: 8, to: 1_000, by: 8))

  /// Takes what the program has written, in any pieces.
  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if (0x20..<0x7f).contains(byte), !parser.isInside {
        print(Unicode.Scalar(byte))
        continue
      }
      // At most two tokens a byte: a broken one, and what broke it.
      var tokens: [SequenceParser.Token] = []
      parser.feed(byte) { tokens.append($0) }
      for token in tokens { perform(token) }
    }
  }

  /// The same for text.
  public mutating func feed(_ text: String) { feed(text.utf8) }

  /// The answers to the program, and none from then on.
  public mutating func takeReplies() -> [UInt8] {
    defer { replies = [] }
    return replies
  }

  /// Whether what it was given ends within a character or a sequence.
  public var isInsideSequence: Bool { parser.isInside }

  /// Another size, as in xterm: content is cut or extended at the right and at the bottom, and not flowed anew. Where
  /// the cursor would be cut off, rows go at the top instead.
  public mutating func resize(columns: Int, rows: Int) {
    let (columns, rows) = (max(1, columns), max(1, rows))
    let hidden = max(0, cursor.row - (rows - 1))
    grid.scrollUp(0..<grid.rows, by: hidden, blank: Cell())
    grid.resize(columns: columns, rows: rows)
    otherGrid.resize(columns: columns, rows: rows)
    scrollRegion = 0..<rows
    cursor = Place(column: min(cursor.column, columns - 1), row: cursor.row - hidden)
    isWrapPending = false
  }

  mutating func perform(_ token: SequenceParser.Token) {
    switch token {
    case .scalar(let scalar): print(scalar)
    case .control(let control): perform(control: control)
    case .escape(let intermediates, let final): perform(escape: intermediates, final)
    case .sequence(let sequence): perform(sequence)
    case .string(let string): perform(string)
    case .invalid(let bytes):
      note("no UTF-8: " + bytes.map { "\\x" + String($0, radix: 16, uppercase: true) }.joined())
      put("\u{FFFD}", width: 1)
    case .broken(let bytes): note("cut off: " + readable(bytes))
    }
  }

  mutating func note(_ unknown: String) {
    if unknownSequences.count < 1_000 { unknownSequences.append(unknown) }
  }
}
