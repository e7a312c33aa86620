import TerminalEmulator
import TestSupport
import Testing

extension InterfaceScenarios {
  /// What can be done while a lookup is under way.
  @Suite struct LookupsUnderWay {
    @Test func nothingIsAskedWhileOneTypes() async throws {
      let server = try await BadServer("answer")
      let window = try Window(Window.at(server), in: ContactsFolder())
      try window.type("alice.example")
      try window.wait(for: "+ Discover alice", "Discover alice.example", "Nothing has been sent yet.")
      try window.press(.clear)
      try window.wait(for: "How can a person be reached?")
      try window.lookUp("bob.example")
      try window.wait(for: "bob.example is kept in your contacts")
      try window.quit()
      #expect(Set(server.queries) == ["udp bob.example. TXT", "udp bob.example. TYPE65432"], "\(server.queries)")
    }

    @Test func escapeCancelsASilentServer() async throws {
      let server = try await BadServer("silent")
      let folder = try ContactsFolder()
      let window = try Window(Window.at(server) + ["--timeout", "60"], in: folder)
      try window.lookUp("alice.example")
      try await server.wait(forQuery: "udp alice.example. TXT")
      try window.wait(for: "asking \(server.resolver) for alice.example…", "Esc cancels")
      // Keys are taken all the while.
      try window.type("/bob")
      try window.wait(for: "> alice.example/bob")
      try window.press(.escape)
      try window.wait(for: "alice.example is no longer looked up")
      try window.waitUntilGone("Esc cancel")
      try window.quit()
      #expect(try folder.list().isEmpty)
    }

    /// An answer to what was cancelled comes before that to the next question, and is dropped.
    @Test func aLateAnswerIsDropped() async throws {
      let server = try await BadServer("slow", ["--delay-ms", "400"])
      let folder = try ContactsFolder()
      let window = try Window(Window.at(server), in: folder)
      try window.lookUp("alice.example")
      try await server.wait(forQuery: "udp alice.example. TXT")
      try window.press(.escape)
      try window.wait(for: "alice.example is no longer looked up")
      try window.press(.clear)
      try window.wait(for: "How can a person be reached?")
      try window.lookUp("bob.example")
      try window.wait(for: "bob.example is kept in your contacts")
      #expect(!window.shows("alice.example"), "\(window.terminal.emulator)")
      try window.quit()
      #expect(try folder.list().map(\.id) == ["bob.example"])
    }

    @Test func theFocusStaysWhereTheUserHasMovedIt() async throws {
      // Nobody answers until the user has moved.
      let server = try await BadServer("outage-silent")
      let window = try Window(Window.at(server) + ["--timeout", "60"], in: ContactsFolder())
      try window.lookUp("alice.example")
      try await server.wait(forQuery: "udp alice.example. TXT")
      try window.press(.tab)
      try window.wait(for: "q quit")
      try await server.command("up")
      try window.wait(for: "alice.example is kept in your contacts")
      #expect(!window.footer.contains("prefer"), "\(window.terminal.emulator)")
      #expect(window.words(of: "Telegram") == ["*", "1", "Telegram", "alice99", "im.telegram.org"])
      try window.quit()
    }

    @Test func theFocusGoesToTheProvidersWhereTheUserWaited() async throws {
      let server = try await BadServer("slow", ["--delay-ms", "100"])
      let window = try Window(Window.at(server), in: ContactsFolder())
      try window.lookUp("alice.example")
      try window.wait(for: "p prefer")
      #expect(window.words(of: "Telegram") == [">*", "1", "Telegram", "alice99", "im.telegram.org"])
      try window.quit()
    }

    @Test func quittingDoesNotWaitForASilentServer() async throws {
      let server = try await BadServer("silent")
      let window = try Window(Window.at(server) + ["--timeout", "60", "alice.example"], in: ContactsFolder())
      try await server.wait(forQuery: "udp alice.example. TXT")
      try window.quit()
    }
  }
}
