import ContactStore
import Discovery
import Glibc
import Interface
import Terminal
import TerminalEmulator
import TestSupport
import Testing

@testable import mimi

/// All scenarios on a terminal, one after another: each blocks its thread, and those that tests run on are few.
@Suite(.serialized) enum TerminalScenarios {}

/// What a program on a terminal is started with.
struct TerminalSetting: Sendable {
  var kind = TerminalKind.xterm
  var size = Size(columns: 80, rows: 24)
  /// Of the environment, what is not as in every test.
  var environment: [String: String] = [:]
  /// Options of `mimi`.
  var options: [String] = []
  /// Whether colour is allowed where the terminal has it.
  var allowsColor = true
  /// Whether the locale's encoding is not UTF-8.
  var isASCII = false
  var contacts: [Contact] = []

  /// How it comes out on the terminal.
  var rendering: Rendering { Rendering(hasColor: allowsColor && kind.hasColor, isASCII: isASCII) }

  /// All of the environment.
  func environment(home: String) -> [String: String] {
    // What a crash is to write is the toolchain's own affair, and takes half a minute.
    let usual = ["TERM": kind.name, "SWIFT_BACKTRACE": "enable=no"]
    return cleanEnvironment(home: home, adding: usual.merging(environment) { $1 })
  }
}

/// The real program on a terminal, and the same session without one over an equal store, which foretells what the
/// terminal must show. Nobody answers at the resolver.
final class TerminalStage {
  /// How the program is to be started.
  struct Start {
    let program: String
    let arguments: [String]
    let environment: [String: String]
    let size: Size

    /// On a terminal of its own.
    func directly() throws -> PseudoTerminal {
      try PseudoTerminal(
        program, arguments, environment: environment, columns: size.columns, rows: size.rows)
    }

    /// As a shell has it.
    var command: String { ([program] + arguments).joined(separator: " ") }
  }

  let setting: TerminalSetting
  let terminal: PseudoTerminal
  let start: Start
  /// The file that the real program keeps its contacts in.
  let store: String
  /// What was done so far.
  private(set) var steps: [String] = []
  private let directory: PrivateDirectory
  private let session: HeadlessSession

  init(
    _ setting: TerminalSetting = TerminalSetting(), starting: (Start) throws -> PseudoTerminal = { try $0.directly() }
  ) throws {
    self.setting = setting
    directory = try PrivateDirectory()
    store = directory.path + "/real/contacts.jsonl"
    let foretold = directory.path + "/foretold/contacts.jsonl"
    if !setting.contacts.isEmpty {
      for path in [store, foretold] { try TerminalPeople.write(setting.contacts, to: path) }
    }
    let server = "127.0.0.1@9"
    start = Start(
      program: try builtProgram("mimi"),
      arguments: ["--store", store, "--resolver", server, "--dnssec", "off"] + setting.options,
      environment: setting.environment(home: directory.path), size: setting.size)
    var configuration = Configuration()
    try configuration.set("resolver", to: server)
    configuration.dnssec = .off
    let settings = LookupSettings(configuration, anchor: nil)
    let opening = StoreOpening(keepsNothing: nil) { () throws(Failure) in
      let store = ContactStore(path: foretold)
      do throws(StoreFailure) {
        return StoreOpening.Opened(store: store, notices: try store.open())
      } catch {
        throw Failure(error)
      }
    }
    var plan = SessionPlan(
      facts: Facts(settings, configuration, keepsNothing: nil), settings: settings, opening: opening, color: .never,
      identifier: nil)
    plan.facts.terminalCopies = setting.kind.isWindowed
    plan.facts.isASCII = setting.rendering.isASCII
    session = HeadlessSession(plan, size: setting.size)
    terminal = try starting(start)
  }

  /// The state that is foretold.
  var state: State { session.state }

  /// Foretells what comes of this, which is sent to the program by other means.
  func assume(_ input: Input) { session.send(input) }

  /// The same for characters.
  func assume(text: String) {
    for input in TerminalStep.text(text).inputs { session.send(input) }
  }

  /// What the terminal has to show when all is done.
  func foretell() async -> ExpectedScreen {
    while true {
      await session.waitUntilIdle()
      // What is drawn may want to be read first.
      let canvas = session.canvas
      await session.waitUntilIdle()
      if session.canvas == canvas { return ExpectedScreen(canvas, on: setting.kind, rendering: setting.rendering) }
    }
  }

  /// Waits until the terminal shows what it has to.
  func agree() async throws {
    let expected = await foretell()
    let kind = setting.kind
    let reportsMouse = session.state.mouseIsOn && kind.isWindowed
    do {
      try terminal.waitUntil { emulator in
        emulator.isAlternateScreen == kind.hasAlternateScreen && emulator.modes.bracketsPaste == kind.isWindowed
          && emulator.modes.reportsMouse == reportsMouse && expected.isShown(on: emulator)
      }
    } catch {
      throw Disagreement(
        """
        \(kind.name): \(expected.difference(terminal.emulator))
        after: \(steps.joined(separator: ", "))
        the screen has to be:
        \(expected.canvas.lines.joined(separator: "\n"))
        \(error)
        the last bytes: \(String(decoding: terminal.output.suffix(400), as: UTF8.self).debugDescription)
        """)
    }
  }

  /// Types for both, and waits until the terminal shows what it has to.
  func take(_ step: TerminalStep) async throws {
    steps.append(step.name)
    let before = session.canvas.lines
    for input in step.inputs { session.send(input) }
    if let size = step.size { try terminal.resize(columns: size.columns, rows: size.rows) }
    var bytes = step.bytes
    // Esc is a key by itself only after a while, and when nothing is to be seen of it nothing tells that it was.
    if step.isEscape, await !isSeen(since: before) {
      session.send(.key(.control("l")))
      bytes.append(0x0C)
    }
    if !bytes.isEmpty { try await send(bytes, isSeen: isSeen(since: before)) }
    try await agree()
  }

  /// Whether what was done is to be seen on any terminal, when all of it is done.
  private func isSeen(since before: [String]) async -> Bool {
    _ = await foretell()
    return session.canvas.lines != before
  }

  /// Types, and where nothing is to be seen of it waits until it is read at least: what is typed and a new size of the
  /// window come to a program in no order.
  private func send(_ bytes: [UInt8], isSeen: Bool) async throws {
    let program = terminal.foregroundGroup
    let before = try isSeen ? 0 : octetsRead(by: program)
    try terminal.send(bytes: bytes)
    guard !isSeen else { return }
    let isRead = try comesTrue { try octetsRead(by: program) >= before + bytes.count }
    if !isRead { throw terminal.failure("what was typed is not read") }
  }

  /// The same for a text, key by key.
  func type(_ text: String) async throws { try await take(.text(text)) }

  /// Has the store's contacts read, all of them, so that no key comes too early for what is not seen to be there.
  func readAll() async throws {
    let size = session.state.size
    let isOther = size.columns < 80 || size.rows < 24
    if isOther { try await take(.resize(Size(columns: 80, rows: 24))) }
    for _ in setting.contacts { try await take(.key("Down")) }
    if isOther { try await take(.resize(size)) }
  }

  /// Checks all bytes so far: nothing is in them that no screen needs.
  func checkOutput(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(terminal.emulator.unknownSequences == [], sourceLocation: sourceLocation)
    let violations = OutputScanner.violations(in: terminal.output)
    #expect(violations == [], "\(steps.joined(separator: ", "))", sourceLocation: sourceLocation)
  }

  /// Ends the program with ^C, and checks how it ends and leaves the terminal.
  func quit(sourceLocation: SourceLocation = #_sourceLocation) throws {
    try terminal.send("\u{3}")
    #expect(try terminal.waitForExit() == .exited(0), sourceLocation: sourceLocation)
    checkReturned(sourceLocation: sourceLocation)
    checkOutput(sourceLocation: sourceLocation)
  }

  /// Checks that nothing of the program's is left on the terminal.
  func checkReturned(sourceLocation: SourceLocation = #_sourceLocation) {
    let emulator = terminal.emulator
    #expect(emulator.modes == Emulator.Modes(), sourceLocation: sourceLocation)
    #expect(!emulator.isAlternateScreen && !emulator.isInsideSequence, sourceLocation: sourceLocation)
    #expect(emulator.style == Emulator.Style(), sourceLocation: sourceLocation)
    #expect(emulator.scrollRegion == 0..<emulator.rows, sourceLocation: sourceLocation)
  }
}
