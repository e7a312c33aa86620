import TerminalEmulator
import TestSupport
import Testing

extension InterfaceScenarios {
  /// Several programs at one store.
  @Suite struct Sharing {
    @Test func whatAnotherCommandChangesIsShown() async throws {
      let server = try await BadServer("answer")
      let folder = try ContactsFolder()
      try folder.fill(["alice", "bob", "carol"].map { ContactsFolder.line($0 + ".example") })
      let window = try Window(Window.at(server), in: folder)
      try window.wait(for: ">  alice.example", "Contacts             3")
      #expect(try folder.contacts("name", "bob.example", "Bobby").exitStatus == 0)
      #expect(try folder.contacts("note", "alice.example", "answers in the evening").exitStatus == 0)
      #expect(try folder.contacts("remove", "carol.example").exitStatus == 0)
      try window.press(.enter)
      try window.wait(for: "p prefer")
      try window.type("r")
      try window.wait(for: "Contacts             2", "Bobby", "answers in the evening", "alice99")
      try window.waitUntilGone("carol.example")
      try window.quit()
      let list = try folder.list().sorted { $0.id < $1.id }
      #expect(list.map(\.id) == ["alice.example", "bob.example"] && list.map(\.name) == [nil, "Bobby"])
      #expect(list.first?.note == "answers in the evening" && list.first?.providers.first?.account == "alice99")
    }

    @Test func whatIsRemovedElsewhereIsNotChanged() async throws {
      let server = try await BadServer("answer")
      let folder = try ContactsFolder()
      try folder.fill(["alice", "bob"].map { ContactsFolder.line($0 + ".example") })
      let window = try Window(Window.at(server), in: folder)
      try window.wait(for: ">  alice.example", "Telegram")
      try window.press(.enter)
      try window.wait(for: "p prefer")
      #expect(try folder.contacts("remove", "alice.example").exitStatus == 0)
      try window.wait(for: "alice.example is not among the contacts any more", "Contacts             1")
      // Nor is what is pressed then about the next one.
      try window.type("p")
      try window.wait(for: "p does nothing here")
      try window.quit()
      #expect(try folder.list().map(\.id) == ["bob.example"])
    }

    @Test func twoInterfacesLoseNothing() async throws {
      let server = try await BadServer("answer")
      let folder = try ContactsFolder()
      try folder.fill(["alice", "bob"].map { ContactsFolder.line($0 + ".example") })
      let left = try Window(Window.at(server), in: folder)
      let right = try Window(Window.at(server), in: folder)
      for window in [left, right] {
        try window.wait(for: ">  alice.example", "Telegram")
        try window.press(.enter)
        try window.wait(for: "p prefer")
      }
      try left.type("p")
      try left.wait(for: "Telegram is your choice for alice.example")
      try right.type("e")
      try right.wait(for: "Your name for alice.example")
      try right.type("Alice at work")
      try right.press(.enter)
      try right.wait(for: "alice.example is called Alice at work here", "* your choice")
      try left.type("n")
      try left.wait(for: "Your note on alice.example")
      try left.type("met in Berlin")
      try left.press(.enter)
      try left.wait(for: "the note is kept", "Alice at work", "met in Berlin", "* your choice")
      try left.quit()
      try right.quit()
      let alice = try #require(try folder.list().first)
      #expect(alice.name == "Alice at work" && alice.note == "met in Berlin")
      #expect(alice.preferred == .init(service: "telegram", endpoint: "im.telegram.org", account: "myname99"))
    }

    @Test func removingAndBringingBack() async throws {
      let server = try await BadServer("answer")
      let folder = try ContactsFolder()
      try folder.fill([ContactsFolder.line("alice.example", name: "Alice"), ContactsFolder.line("bob.example")])
      let window = try Window(Window.at(server), in: folder)
      try window.wait(for: ">  Alice", "Telegram")
      try window.press(.tab)
      try window.wait(for: "q quit")
      try window.type("d")
      try window.wait(for: "Alice is removed; u brings it back until the program ends", ">  bob.example")
      #expect(try folder.list().map(\.id) == ["bob.example"])
      try window.type("u")
      try window.wait(for: "Alice is back", "Contacts             2")
      try window.quit()
      #expect(try folder.list().map(\.name) == ["Alice", nil])
    }
  }
}
