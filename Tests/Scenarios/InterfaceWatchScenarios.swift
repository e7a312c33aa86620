import TestSupport
import Testing

extension InterfaceScenarios {
  /// What other programs do while nobody touches a key.
  @Suite struct Watching {
    @Test func whatOthersChangeIsSeenWithoutAKey() async throws {
      let server = try await BadServer("answer")
      let folder = try ContactsFolder()
      try folder.fill(["alice", "bob"].map { ContactsFolder.line($0 + ".example") })
      let window = try Window(Window.at(server), in: folder)
      try window.wait(for: ">  alice.example", "Contacts             2")
      #expect(try folder.contacts("name", "bob.example", "Bobby").exitStatus == 0)
      try window.wait(for: "   Bobby")
      #expect(try folder.contacts("remove", "bob.example").exitStatus == 0)
      try window.wait(for: "Contacts             1")
      try window.waitUntilGone("Bobby")
      try window.quit()
    }
  }
}
