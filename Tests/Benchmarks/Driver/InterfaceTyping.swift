import TestSupport

/// Typing into the filter and erasing it, letter by letter. abook has no filter.
enum InterfaceTyping {
  /// Parts of names and identifiers, and what each finds.
  private static let texts = [
    ("greta", "Greta"), ("zo\u{EB}", "Zo\u{EB}"), ("m\u{FC}ller", "M\u{FC}ller"), ("hoffmann", "Hoffmann"),
    ("user47112", "user47112."),
  ]

  static func run(_ stages: [InterfaceStage], rounds: Int) throws -> String {
    let before = Machine.load
    var keys = InterfaceKeys(stages)
    try keys.run(rounds: rounds) { stage in
      try texts.flatMap { text, hit in
        let typed = try text.map { try stage.press(String($0)) }
        guard stage.shows("> \(text)"), stage.shows(hit) else { throw stage.failure("does not find “\(text)”") }
        return try typed + text.map { _ in try stage.press(Keys.backspace) }
      }
    }
    let load = "load \(fixed(before, 1)) before, \(fixed(Machine.load, 1)) after"
    let count = texts.reduce(0) { $0 + $1.0.count } * 2
    let tables = keys.tables(target: \.targets.filter, ratios: [:])
    return "interface: a letter typed or erased in the filter; \(rounds) rounds of \(count) keys; \(load)\n\(tables)"
  }
}
