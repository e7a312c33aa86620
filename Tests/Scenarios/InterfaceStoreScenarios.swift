import Glibc
import TerminalEmulator
import TestSupport
import Testing

extension InterfaceScenarios {
  /// Stores that cannot be written, or not be read: it is said, people are found all the same, and nothing is lost.
  @Suite struct Stores {
    /// A command that mounts the store's directory anew before it becomes the program.
    private func mounting(_ mount: String, _ folder: ContactsFolder) -> [String] {
      let script = "directory=$0; \(mount) || exit 99; exec \"$@\""
      return ["unshare", "-rm", "sh", "-c", script, folder.parent]
    }

    @Test func aReadOnlyDirectory() async throws {
      let folder = try ContactsFolder()
      try folder.fill([ContactsFolder.line("alice.example")])
      let before = try folder.octets()
      let server = try await BadServer("answer")
      let mount = "mount --bind \"$directory\" \"$directory\" && mount -o remount,bind,ro \"$directory\""
      let window = try Window(Window.at(server), in: folder, wrapper: mounting(mount, folder), columns: 160)
      try window.wait(for: ">  alice.example", "myname99")
      try window.press(.enter)
      try window.wait(for: "p prefer")
      try window.type("p")
      try window.wait(for: "cannot be written: read-only file system; ")
      #expect(window.words(of: "Telegram").contains("myname99"))
      try window.type("/")
      try window.press(.clear)
      try window.lookUp("bob.example")
      try window.wait(for: "alice99", "cannot be written: read-only file system; ")
      // What was said can be read again.
      try window.type("L")
      try window.wait(for: "What was asked of whom", "read-only file system")
      try window.quit()
      #expect(try folder.octets() == before)
    }

    @Test func aFullDisk() throws {
      let folder = try ContactsFolder()
      #expect(try folder.lookup("straight.example").finished.exitStatus == 0)
      let mount = """
        cp "$directory/contacts.jsonl" "$directory/../saved" \
        && mount -t tmpfs -o size=64k,mode=700 tmpfs "$directory" && cp "$directory/../saved" "$directory/contacts.jsonl"
        """
      let window = try Window(try Window.atWorld(), in: folder, wrapper: mounting(mount, folder), columns: 160)
      try window.wait(for: ">  straight.example", "myname99")
      // 60 kB of records.
      try window.lookUp("large.example")
      try window.wait(for: "contacts.jsonl", "space", "40 providers", "account1 ")
      try window.type("/")
      try window.press(.clear)
      // What is small enough is kept again.
      try window.lookUp("private.example")
      try window.wait(for: "private.example is kept in your contacts", "ask the provider")
      try window.type("/")
      try window.press(.clear)
      // What could not be kept is shown until the end, and only till then.
      try window.wait(for: ">  large.example", "   private.example", "   straight.example")
      try window.quit()
    }

    @Test func aStoreOfANewerProgram() async throws {
      let folder = try ContactsFolder()
      try folder.fill([ContactsFolder.line("alice.example"), ContactsFolder.line("bob.example", schema: 2)])
      let before = try folder.octets()
      let server = try await BadServer("answer")
      let window = try Window(Window.at(server), in: folder, columns: 160)
      try window.wait(for: "was written by a newer mimi (schema 2)", "what this one can read", ">  alice.example")
      try window.press(.enter)
      try window.wait(for: "p prefer")
      try window.type("p")
      try window.wait(for: "the contacts can only be read: a newer mimi wrote them")
      try window.type("/")
      try window.press(.clear)
      try window.lookUp("carol.example")
      try window.wait(for: "1 provider found; not kept: the contacts can only be read", "alice99")
      try window.quit()
      #expect(try folder.octets() == before)
    }

    @Test func damagedLinesAreSaidAndPutAside() async throws {
      let folder = try ContactsFolder()
      let damaged = "{\"schema\": 1, \"id\": \"damaged.example\", \"kind\": "
      try folder.fill([ContactsFolder.line("alice.example"), damaged, ContactsFolder.line("bob.example")])
      let server = try await BadServer("answer")
      let window = try Window(Window.at(server), in: folder, columns: 160)
      try window.wait(for: "a line that is no contact was put aside into", "contacts.rejected.jsonl", "Contacts")
      #expect(window.contacts.map { $0.split(separator: " ").last } == ["alice.example", "bob.example"])
      try window.press(.tab)
      try window.wait(for: "q quit")
      // It does not stay on the screen, and can be read again.
      try window.waitUntilGone("put aside")
      try window.type("L")
      try window.wait(for: "put aside into", "mimi contacts import")
      try window.quit()
      #expect(try folder.files(containing: "damaged.example") == folder.parent + "/contacts.rejected.jsonl\n")
      #expect(try folder.list().map(\.id) == ["alice.example", "bob.example"])
    }

    @Test func nothingIsKeptWhereNothingIsToBeKept() async throws {
      let folder = try ContactsFolder()
      let server = try await BadServer("answer")
      let empty = try Window(Window.at(server) + ["--no-save"], in: folder)
      try empty.wait(for: "--no-save keeps nothing.")
      try empty.lookUp("alice.example")
      try empty.wait(for: "alice.example: 1 provider found; not kept: --no-save keeps nothing", "alice99")
      try empty.type("p")
      try empty.wait(for: "--no-save keeps nothing")
      try empty.quit()
      #expect(try folder.names().isEmpty && !folder.exists(folder.parent))

      try folder.fill([ContactsFolder.line("alice.example")])
      let before = try folder.octets()
      let window = try Window(Window.at(server) + ["--no-save"], in: folder)
      try window.wait(for: ">  alice.example", "myname99")
      try window.press(.enter)
      try window.wait(for: "p prefer")
      try window.type("r")
      try window.wait(for: "alice99", "not kept: --no-save keeps nothing")
      try window.quit()
      #expect(try folder.octets() == before)
    }

    @Test func aStoreThatIsNoFile() async throws {
      let folder = try ContactsFolder()
      mkdir(folder.parent, 0o700)
      mkdir(folder.path, 0o700)
      let server = try await BadServer("answer")
      let window = try Window(Window.at(server), in: folder, columns: 160)
      try window.wait(for: "contacts.jsonl")
      #expect(window.message.contains("; "), "\(window.message)")
      try window.lookUp("alice.example")
      try window.wait(for: "alice99")
      try window.quit()
    }
  }
}
