import Terminal

/// Something done at a terminal: what it sends, and what that is to the program.
struct TerminalStep: Sendable {
  /// For a failure's message.
  let name: String
  var bytes: [UInt8] = []
  var inputs: [Input] = []
  /// The window's new size, for this one step that sends nothing.
  var size: Size?

  var isEscape: Bool { bytes == [0x1B] }

  /// A key that is no character, by its name in `keys`.
  static func key(_ name: String) -> TerminalStep {
    guard let (sequence, key) = keys[name] else { preconditionFailure("no key is called \(name)") }
    return TerminalStep(name: name, bytes: Array(sequence.utf8), inputs: [.key(key)])
  }

  /// A letter with Control.
  static func control(_ letter: Character) -> TerminalStep {
    let byte = (letter.asciiValue ?? 0x60) - 0x60
    return TerminalStep(name: "^" + letter.uppercased(), bytes: [byte], inputs: [.key(.control(letter))])
  }

  /// Characters, scalar by scalar as a terminal sends them.
  static func text(_ text: String) -> TerminalStep {
    let inputs = text.unicodeScalars.map { Input.key(.character(Character($0))) }
    return TerminalStep(name: "“\(escaped(text))”", bytes: Array(text.utf8), inputs: inputs)
  }

  /// A paste in brackets.
  static func paste(_ text: String) -> TerminalStep {
    let bytes = Array("\u{1B}[200~\(text)\u{1B}[201~".utf8)
    return TerminalStep(name: "paste “\(escaped(text))”", bytes: bytes, inputs: [.paste(text)])
  }

  /// A press of the left button, or two at once; the releases follow.
  static func press(_ point: Point, isDouble: Bool = false) -> TerminalStep {
    let place = "\(point.column + 1);\(point.row + 1)"
    let once = "\u{1B}[<0;\(place)M\u{1B}[<0;\(place)m"
    return TerminalStep(
      name: (isDouble ? "double " : "") + "press \(point.column),\(point.row)",
      bytes: Array((isDouble ? once + once : once).utf8),
      inputs: [.mouse(.press, point)] + (isDouble ? [.mouse(.doublePress, point)] : []))
  }

  /// A notch of the wheel.
  static func wheel(up: Bool, _ point: Point) -> TerminalStep {
    TerminalStep(
      name: "wheel \(up ? "up" : "down") \(point.column),\(point.row)",
      bytes: Array("\u{1B}[<\(up ? 64 : 65);\(point.column + 1);\(point.row + 1)M".utf8),
      inputs: [.mouse(up ? .wheelUp : .wheelDown, point)])
  }

  /// Another size of the window.
  static func resize(_ size: Size) -> TerminalStep {
    TerminalStep(name: "size \(size.columns)x\(size.rows)", inputs: [.resize(size)], size: size)
  }

  /// What is no key, such as a terminal's late answer.
  static func noise(_ bytes: String) -> TerminalStep {
    TerminalStep(name: "noise \(escaped(bytes))", bytes: Array(bytes.utf8))
  }

  /// The keys that are no characters, and what sends them.
  static let keys: [String: (sequence: String, key: Key)] = [
    "Up": ("\u{1B}[A", .up), "Down": ("\u{1B}[B", .down), "Right": ("\u{1B}[C", .right), "Left": ("\u{1B}[D", .left),
    "Application Up": ("\u{1B}OA", .up), "Application Down": ("\u{1B}OB", .down),
    "Application Right": ("\u{1B}OC", .right), "Application Left": ("\u{1B}OD", .left),
    "Home": ("\u{1B}[H", .home), "End": ("\u{1B}OF", .end), "PgUp": ("\u{1B}[5~", .pageUp),
    "PgDn": ("\u{1B}[6~", .pageDown), "Delete": ("\u{1B}[3~", .delete), "Insert": ("\u{1B}[2~", .insert),
    "Tab": ("\t", .tab), "Shift-Tab": ("\u{1B}[Z", .backTab), "Enter": ("\r", .enter), "Esc": ("\u{1B}", .escape),
    "Backspace": ("\u{7F}", .backspace), "F1": ("\u{1B}OP", .function(1)), "F5": ("\u{1B}[15~", .function(5)),
  ]

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.prefix(100).map { scalar in
      scalar.isASCII && scalar.value >= 0x20 && scalar.value < 0x7F ? String(scalar) : scalar.escaped(asASCII: true)
    }.joined()
  }
}
