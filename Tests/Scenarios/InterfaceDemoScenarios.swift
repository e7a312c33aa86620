import Foundation
import Glibc
import TerminalEmulator
import TestSupport
import Testing

extension InterfaceScenarios {
  /// `mimi demo` on a terminal.
  @Suite struct Demo {
    private let folder: ContactsFolder
    init() throws { folder = try ContactsFolder() }

    private func open(_ arguments: String..., offline: Bool = false) throws -> Window {
      try Window(["demo"] + arguments, in: folder, wrapper: offline ? ["unshare", "-rn"] : [])
    }

    /// The temporary directories that it has made.
    private func traces() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder.directory.path).filter { $0.hasPrefix("mimi-demo") }
    }

    @Test func theFirstScreenIsFullOfPeople() throws {
      try folder.fill([ContactsFolder.line("my-own.example")])
      let before = try folder.octets()
      let window = try open(offline: true)
      try window.wait(for: "mimi demo", "DNS the built-in zone   DNSSEC validated", "Contacts            15")
      #expect(window.contacts.count >= 12, "\(window.terminal.emulator)")
      #expect(!window.shows("my-own") && window.contacts.contains { $0.contains("alice.example") })
      #expect(try traces().count == 1)
      try window.quit()
      #expect(try traces().isEmpty)
      #expect(try folder.octets() == before && folder.names() == ["contacts.jsonl"])
    }

    @Test(arguments: [
      ("alice", ["DNSSEC secure", "3 providers", "* your choice; the owner would rather have Telegram"]),
      ("bob", ["ask the provider", "3 providers"]),
      ("carol", ["priority 5 is a tie of 2: their order here is by name only"]),
      ("dora", ["dora@post.example", "answers in the evening"]),
      ("frida", ["3 records could not be read:"]),
      ("gustav", ["! no readable record", "2 records could not be read:"]),
      ("heidi", ["! not reachable"]),
      ("ivan", ["! no discovery record", "has other TXT records"]),
      ("judy", ["DNSSEC insecure"]),
      ("kim", ["out of date", "Kim at work"]),
      ("mallory", ["! DNSSEC validation failed", "What was found 3 days ago:", "mimi.signal.example"]),
      ("nobody", ["! no such name"]),
      ("oscar", ["\\u{202E}", "\\u{1B}"]),
    ])
    func everyOutcomeCanBeSeen(_ typed: String, _ words: [String]) throws {
      let window = try open()
      try window.wait(for: "Contacts            15")
      try window.type(typed)
      try window.wait(for: "1 of 15")
      for word in words { try window.wait(for: word) }
      try window.quit()
      #expect(try traces().isEmpty)
    }

    @Test func lookingUpNeedsNoNetwork() throws {
      let window = try open("--timeout", "2", offline: true)
      try window.wait(for: "Contacts            15")
      try window.type("bob.family.example")
      try window.wait(for: "1 of 15")
      try window.press(.enter)
      try window.wait(for: "p prefer")
      try window.type("r")
      try window.wait(for: "bob.family.example: 3 providers found")
      // A name that is not among the contacts is asked in the zone, too.
      try window.type("/")
      try window.press(.clear)
      try window.lookUp("zoe.example")
      try window.wait(for: "zoe.example: no such name", "! no such name")
      try window.press(.tab)
      try window.wait(for: "q quit")
      try window.type("R")
      try window.wait(for: "Look up 15 names again?")
      try window.press(.enter)
      try window.wait(for: "15 looked up again: 10 found, 5 not")
      try window.quit()
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
    func noTraceIsLeftBySignals(_ signal: Int32) throws {
      let window = try open()
      try window.wait(for: "Contacts            15")
      #expect(try traces().count == 1)
      window.terminal.signal(signal)
      let end = try window.terminal.waitForExit()
      #expect(end == .signalled(signal) || end == .exited(128 + signal), "\(end)")
      #expect(!window.terminal.emulator.isAlternateScreen)
      #expect(try traces().isEmpty)
    }

    @Test func noTraceIsLeftByAClosedWindow() throws {
      let window = try open()
      try window.wait(for: "Contacts            15")
      window.terminal.hangUp()
      try window.terminal.waitForExit()
      #expect(try traces().isEmpty)
    }

    @Test func anIdentifierOfTheDemoIsOpenedAtOnce() throws {
      let window = try open("alice.example")
      try window.wait(for: "p prefer", "3 providers")
      #expect(window.words(of: "Telegram ").first == ">", "\(window.terminal.emulator)")
      try window.quit()
    }

    @Test func withoutATerminalItPrints() throws {
      let printed = try run(builtProgram("mimi"), ["demo"])
      #expect(printed.exitStatus == 0 && printed.outputText.contains("alice.example   DNSSEC secure"))
      #expect(OutputScanner.violations(in: printed.output).isEmpty && !printed.output.contains(0x1B))
      #expect(try lookupLines(run(builtProgram("mimi"), ["demo", "--json"]).output).count == 15)
    }
  }
}
