import TerminalEmulator
import TestSupport
import Testing

extension InterfaceScenarios {
  /// Keys of the user's own.
  @Suite struct OwnKeys {
    private func folder(_ configuration: String) throws -> (folder: ContactsFolder, path: String) {
      let folder = try ContactsFolder()
      try folder.fill([ContactsFolder.line("alice.example")])
      return (folder, try folder.directory.write("keys.json", configuration))
    }

    @Test func aKeyOfTheConfigurationWorksAndIsShown() async throws {
      let server = try await BadServer("answer")
      let (folder, path) = try folder("{\"keys\": {\"refresh\": \"F5\", \"quit\": \"x\"}}\n")
      let window = try Window(Window.at(server) + ["--config", path], in: folder)
      try window.wait(for: ">  alice.example", "myname99")
      try window.press(.tab)
      try window.wait(for: "F5 refresh", "x quit")
      try window.type("?")
      try window.wait(for: "  F5                look this contact up again")
      try window.press(.end)
      try window.wait(for: "no contact: Enter looks it up")
      try window.press(.escape)
      try window.wait(for: "F5 refresh")
      // The usual keys have nothing to say any more.
      try window.type("rq")
      try window.press(.f5)
      try window.wait(for: "alice.example: 1 provider found", "alice99")
      #expect(server.count(ofQuery: "udp alice.example. TXT") == 1)
      try window.type("x")
      try window.expectEnd(.exited(0))
    }

    @Test(arguments: [
      ("{\n  \"keys\": {\n    \"refresh\": \"F99\"}}\n", "line 3", "there is no key \"F99\""),
      ("{\"keys\": {\n  \"refrehs\": \"F5\"}}\n", "line 2", "there is no action \"refrehs\""),
      ("{\"keys\": {\"refresh\": \"p\"}}\n", "line 1", "is the key of \"prefer\" already"),
    ])
    func aBrokenOneIsSaidBeforeThereIsAScreen(_ configuration: String, _ line: String, _ words: String) throws {
      let (folder, path) = try folder(configuration)
      let window = try Window(["--config", path], in: folder, columns: 200)
      try window.expectEnd(.exited(78))
      #expect(window.shows("mimi: error: ") && window.shows("mimi: hint: "), "\(window.terminal.emulator)")
      #expect(window.shows("keys.json, \(line): ") && window.shows(words), "\(window.terminal.emulator)")
    }
  }
}
