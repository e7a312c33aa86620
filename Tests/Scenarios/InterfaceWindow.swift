import Glibc
import TerminalEmulator
import TestSupport
import Testing

/// The interface as people have it: the real program on a terminal. One after another, since each blocks its thread.
@Suite(.serialized) struct InterfaceScenarios {}

/// `mimi` on a terminal, with the store, the configuration and the temporary files of a folder of its own.
final class Window {
  /// A key that is no character.
  enum Key: String {
    case enter = "\r"
    case escape = "\u{1B}"
    case tab = "\t"
    case up = "\u{1B}[A"
    case down = "\u{1B}[B"
    case end = "\u{1B}[F"
    case home = "\u{1B}[H"
    case f5 = "\u{1B}[15~"
    case clear = "\u{15}"
    case interrupt = "\u{3}"
  }

  let terminal: PseudoTerminal
  /// Keeps the directory.
  private let folder: ContactsFolder

  /// Starts it with the folder's store.
  /// - Parameters:
  ///   - wrapper: a command that becomes the program, such as `unshare -rn`.
  ///   - environment: is added to a clean one, or takes the place of what is in it.
  init(
    _ arguments: [String], in folder: ContactsFolder, wrapper: [String] = [], environment: [String: String] = [:],
    columns: Int = 80, rows: Int = 24
  ) throws {
    self.folder = folder
    let home = folder.directory.path
    let clean = cleanEnvironment(
      home: home, adding: ["TERM": "xterm", "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home])
    let command = wrapper + [try builtProgram("mimi")] + arguments
    terminal = try PseudoTerminal(
      findProgram(command[0]), Array(command.dropFirst()), environment: clean.merging(environment) { $1 },
      columns: columns, rows: rows)
  }

  /// The options with which the world's name server is asked.
  static func atWorld() throws -> [String] {
    let world = try World.shared()
    return ["--resolver", world.knot.resolver, "--trust-anchor", world.anchorFile]
  }

  /// Those with which another server is, where nothing is signed.
  static func at(_ server: BadServer) -> [String] { ["--dnssec", "off", "--resolver", server.resolver] }

  // MARK: Keys

  func type(_ text: String) throws { try terminal.send(text) }

  func press(_ key: Key) throws { try terminal.send(key.rawValue) }

  /// Types an identifier into the empty prompt, and looks it up when the screen says that it will be.
  func lookUp(_ identifier: String) throws {
    try type(identifier)
    try wait(for: "Enter look up")
    try press(.enter)
  }

  // MARK: The screen

  /// Waits until all of these are on the screen, at the right side also over several rows.
  func wait(for texts: String...) throws {
    try terminal.waitUntil("all of \(texts)") { screen in texts.allSatisfy { Self.shows(screen, $0) } }
  }

  private static func shows(_ screen: Emulator, _ text: String) -> Bool {
    if screen.shows(text) { return true }
    let frames: Set<Character> = ["│", "─", "┌", "┐", "└", "┘", "┬", "┴"]
    let sides = screen.lines.map { line in
      line.firstIndex(of: "│").map { line[line.index(after: $0)...] } ?? line[...]
    }
    let words = sides.joined(separator: " ").split { $0 == " " || frames.contains($0) }
    return words.joined(separator: " ").contains(text)
  }

  /// Waits until a text is no longer on the screen.
  func waitUntilGone(_ text: String) throws {
    try terminal.waitUntil("“\(text)” is gone") { !Self.shows($0, text) }
  }

  /// Waits until the words of the right side's row with this text are these.
  func wait(forRowOf text: String, _ words: [String]) throws {
    try terminal.waitUntil("the row of “\(text)” is \(words)") { Self.words($0, of: text) == words }
  }

  func shows(_ text: String) -> Bool { Self.shows(terminal.emulator, text) }

  /// The words behind the bar in the topmost row with this text there.
  func words(of text: String) -> [String] { Self.words(terminal.emulator, of: text) }

  private static func words(_ screen: Emulator, of text: String) -> [String] {
    let sides = screen.lines.compactMap { line in line.split(separator: "│").last.map(String.init) }
    let row = sides.first { $0.contains(text) } ?? ""
    return row.split(separator: " ").map(String.init)
  }

  /// The contacts that are listed, with their marks: the rows below the heading at the left of the bar.
  var contacts: [String] {
    terminal.emulator.lines.dropFirst(4).filter { $0.contains("│") }
      .compactMap { line in
        let left = line.prefix { $0 != "│" }.split(separator: " ").joined(separator: " ")
        return left.isEmpty ? nil : left
      }
  }

  /// The line of messages.
  var message: String { terminal.emulator.lines[terminal.emulator.rows - 2].trimmed }

  /// The line of keys.
  var footer: String { terminal.emulator.lines[terminal.emulator.rows - 1].trimmed }

  // MARK: The end

  /// Ends it with ^C, which works everywhere, and checks that it has given the terminal back.
  func quit(sourceLocation: SourceLocation = #_sourceLocation) throws {
    try press(.interrupt)
    try expectEnd(.exited(0), sourceLocation: sourceLocation)
  }

  /// Waits for its end, and looks at all that it has written.
  func expectEnd(_ end: ProgramEnd, sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(try terminal.waitForExit() == end, "\(terminal.emulator)", sourceLocation: sourceLocation)
    #expect(!terminal.emulator.isAlternateScreen && terminal.emulator.modes.showsCursor, sourceLocation: sourceLocation)
    expectCleanOutput(sourceLocation: sourceLocation)
  }

  /// Checks that nothing from outside has reached the terminal, and nothing that a screen does not need.
  func expectCleanOutput(sourceLocation: SourceLocation = #_sourceLocation) {
    let violations = OutputScanner.violations(in: terminal.output)
    #expect(violations.isEmpty, "\(violations.prefix(5))", sourceLocation: sourceLocation)
    let unknown = terminal.emulator.unknownSequences
    #expect(unknown.isEmpty, "\(unknown.prefix(5))", sourceLocation: sourceLocation)
  }
}

extension String {
  /// Without the spaces before it.
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
