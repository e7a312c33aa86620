import Interface
import Terminal

/// Somebody who presses anything, the same for the same seed.
struct TerminalRandom {
  private var generator: SplitMix
  private let size: Size
  private var lastPress: Point?

  /// - Parameter size: the window's size, to which it returns now and then.
  init(seed: UInt64, size: Size) {
    generator = SplitMix(state: seed)
    self.size = size
  }

  /// Something that neither ends the program nor asks the DNS.
  mutating func step(in state: State) -> TerminalStep {
    while true {
      let step = anything(in: state)
      var trial = state
      let isAllowed = step.inputs.allSatisfy { input in
        trial.update(.input(input)).allSatisfy { effect in
          switch effect {
          case .lookUp, .quit, .suspend: false
          default: true
          }
        }
      }
      if isAllowed { return step }
    }
  }

  private mutating func anything(in state: State) -> TerminalStep {
    switch Int.random(in: 0..<100, using: &generator) {
    case 0..<28: return .key(pick(Self.moves))
    case 28..<36: return .key(pick(["Enter", "Tab", "Esc"]))
    case 36..<62: return .text(String(pick(Array("jjkkgGdusLm?peenn/hlcoyYaxrR"))))
    case 62..<72: return .text(pick(Self.fragments))
    case 72..<78: return .control(pick(Array("abefwukldx")))
    case 78..<83: return .paste(pick(TerminalPeople.texts + Self.pastes))
    case 83..<93: return mouse(in: state.size)
    case 93..<97: return resize(from: state.size)
    default: return .noise(pick(Self.noises))
    }
  }

  private mutating func mouse(in size: Size) -> TerminalStep {
    let point = Point(
      column: Int.random(in: 0..<size.columns, using: &generator),
      // The keys of the last line as often as all others.
      row: Bool.random(using: &generator) ? size.rows - 1 : Int.random(in: 0..<size.rows, using: &generator))
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return .wheel(up: Bool.random(using: &generator), point)
    // A second press at the same place soon after is a double one, and how soon it is nobody knows.
    case _ where point == lastPress: return .wheel(up: false, point)
    case 1:
      lastPress = point
      return .press(point, isDouble: true)
    default:
      lastPress = point
      return .press(point)
    }
  }

  private mutating func resize(from now: Size) -> TerminalStep {
    if now != size { return .resize(size) }
    let other = pick(Self.sizes)
    return .resize(other == now ? Size(columns: other.columns + 1, rows: other.rows) : other)
  }

  private mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int.random(in: 0..<choices.count, using: &generator)]
  }

  private static let moves = TerminalStep.keys.keys.sorted().filter { !["Enter", "Tab", "Esc"].contains($0) }

  private static let fragments = [
    "a", "al", "people", "j12", "q", ".example", "@post", "日本", "e\u{301}", "\u{301}", "😀", "\u{202E}x", "\u{200D}",
    " ",
    "c2.people.example", "+1555", "nobody at all", "\u{E0041}", "ẞ",
  ]

  private static let pastes = [
    "", "\n", "two\nlines\r\n", "q\u{3}\u{1A}", "\u{1B}[A\u{1B}[B\u{1B}", String(repeating: "long ", count: 300),
    String(repeating: "界", count: 400), "d5.people.example",
  ]

  /// Answers and reports that nobody asked for, keys that nobody has, and strings without meaning.
  private static let noises = [
    "\u{1B}[?1;2c", "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}[I\u{1B}[O",
    "\u{1B}[99~", "\u{1B}[1;2;3;4;5x", "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}[<2;1;1M\u{1B}[<0;1;1m", "\u{1B}[?997;1n",
    "\u{1B}[" + String(repeating: "1;", count: 200) + "u",
  ]

  static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 60, rows: 20), Size(columns: 40, rows: 10),
    Size(columns: 20, rows: 5), Size(columns: 1, rows: 1), Size(columns: 200, rows: 50),
  ]
}

/// SplitMix64: the same numbers for the same seed everywhere.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
