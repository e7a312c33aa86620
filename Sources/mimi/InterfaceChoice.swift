import Glibc

/// What `mimi` without a command does, by what it was given and where it runs. Pure.
enum InterfaceChoice: Hashable {
  /// The interface on a screen, looking an identifier up where there is one.
  case screen(identifier: String?)
  /// The form without a screen.
  case dialogue(identifier: String?)
  /// What `mimi lookup` does.
  case lookup
  /// There is nothing to look up, and no terminal.
  case nothingToDo

  /// Where the program runs.
  struct Surroundings: Hashable {
    var inputIsTerminal: Bool
    var outputIsTerminal: Bool
    /// The terminal's type; `nil` where `TERM` is not set.
    var terminalType: String?
  }

  /// - Parameters:
  ///   - hasToPrint: whether JSON is asked for, which goes to scripts.
  ///   - isAccessible: whether plain lines are asked for.
  init(identifiers: [String], hasToPrint: Bool, isAccessible: Bool, in surroundings: Surroundings) {
    let isTerminal = surroundings.inputIsTerminal && surroundings.outputIsTerminal
    // Several, and those of standard input, are for one answer after another.
    guard isTerminal, !hasToPrint, identifiers.count <= 1, identifiers.first != "-" else {
      self = identifiers.isEmpty ? .nothingToDo : .lookup
      return
    }
    // That TERM names a terminal that is known is seen when the screen is made.
    let canHaveScreen = !["", "dumb", "unknown"].contains(surroundings.terminalType ?? "")
    self =
      isAccessible || !canHaveScreen
      ? .dialogue(identifier: identifiers.first) : .screen(identifier: identifiers.first)
  }
}

extension InterfaceChoice.Surroundings {
  /// Those of this process.
  static var here: Self {
    Self(
      inputIsTerminal: isatty(STDIN_FILENO) == 1, outputIsTerminal: isatty(STDOUT_FILENO) == 1,
      terminalType: CommonOptions.environment("TERM"))
  }
}
