internal import CNcurses

/// What the terminal database says of the terminal, as far as ncurses does not see to it. To be read after `newterm`.
struct Capabilities {
  /// What hides the cursor, and what shows it.
  let cursorHiding, cursorShowing: String?
  /// What goes to the alternate screen, and what goes back.
  let screenEntering, screenLeaving: String?
  /// What makes the cursor keys and the keypad send what the database says, and what undoes it.
  let keypadEntering, keypadLeaving: String?
  /// What ends all attributes and colours.
  let attributesEnding, colorsEnding: String?
  /// Whether the terminal is of the kind that has a mouse and bracketed paste: one that is drawn in a window. A terminal
  /// that knows none of it could show the strings that switch it on.
  let isWindowed: Bool

  init() {
    func capability(_ name: String) -> String? {
      mimi_capability(name).map { Self.withoutDelays(String(cString: $0)) }
    }
    cursorHiding = capability("civis")
    cursorShowing = capability("cnorm")
    screenEntering = capability("smcup")
    screenLeaving = capability("rmcup")
    keypadEntering = capability("smkx")
    keypadLeaving = capability("rmkx")
    attributesEnding = capability("sgr0")
    colorsEnding = capability("op")
    // The Linux console has a mouse too, but through a program of its own, and no alternate screen.
    isWindowed = capability("kmous") != nil && screenEntering != nil
  }

  /// The sequences of the keys that the database knows.
  func keys() -> [[UInt8]: Key] {
    var names: [(String, Key)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
      ("kpp", .pageUp), ("knp", .pageDown), ("kdch1", .delete), ("kich1", .insert), ("kcbt", .backTab),
      ("kent", .enter), ("kri", .up), ("kind", .down), ("kLFT", .left), ("kRIT", .right), ("kHOM", .home),
      ("kEND", .end), ("kPRV", .pageUp), ("kNXT", .pageDown), ("kDC", .delete), ("kIC", .insert),
    ]
    for number in 1...20 { names.append(("kf\(number)", .function(number))) }
    var keys: [[UInt8]: Key] = [:]
    for (name, key) in names {
      guard let string = mimi_capability(name) else { continue }
      let sequence = Array(String(cString: string).utf8)
      // A control character is the same key on every terminal: ^H is Backspace, though some say that it is Left.
      if sequence.count > 1, sequence[0] == 0x1B, keys[sequence] == nil { keys[sequence] = key }
    }
    return keys
  }

  /// The database's `$<50/>` asks for a time to wait, which no terminal of today needs.
  private static func withoutDelays(_ string: String) -> String {
    var made = ""
    var rest = string[...]
    while let start = rest.firstRange(of: "$<"), let end = rest[start.upperBound...].firstIndex(of: ">") {
      made += rest[..<start.lowerBound]
      rest = rest[rest.index(after: end)...]
    }
    return made + rest
  }
}
