import TerminalEmulator
import TestSupport
import Testing

extension InterfaceScenarios {
  /// Looking contacts up again: one, all, and as many as there was patience for.
  @Suite struct Refreshing {
    private static let old = "2026-01-02T03:04:05Z"

    /// A zone in which all names but one have a record.
    private static func zone(_ count: Int) throws -> Knot.Zone {
      let names = (1..<count).map { "n\($0) TXT \"v=MIMI1; p=1; a=new\($0); e=im.example.org; s=signal\"" }
      return .init(
        name: "crowd.example.",
        text: "$ORIGIN crowd.example.\n$TTL 300\n@ SOA ns hostmaster 1 7200 3600 1209600 300\n@ NS ns\nns A 127.0.0.1\n"
          + names.joined(separator: "\n") + "\n")
    }

    @Test func oneContact() async throws {
      let server = try await BadServer("answer")
      let folder = try ContactsFolder()
      try folder.fill([ContactsFolder.line("alice.example"), ContactsFolder.line("bob.example")])
      let window = try Window(Window.at(server), in: folder)
      try window.wait(for: ">  alice.example", "myname99")
      try window.press(.enter)
      try window.wait(for: "p prefer")
      try window.type("r")
      try window.wait(for: "alice.example: 1 provider found", "alice99", "checked just now")
      try window.wait(for: "just now: the account at Telegram went from myname99 to alice99")
      try window.quit()
      #expect(server.queries.allSatisfy { $0.contains(" alice.example. ") }, "\(server.queries)")
      let list = try folder.list()
      #expect(list.map { $0.providers.first?.account } == ["alice99", "myname99"])
    }

    @Test func allOfThem() throws {
      let knot = try Knot(zones: [try Self.zone(200)])
      let folder = try ContactsFolder()
      try folder.fill((1...200).map { ContactsFolder.line("n\($0).crowd.example") })
      let window = try Window(["--dnssec", "off", "--resolver", knot.resolver], in: folder)
      try window.wait(for: "Contacts           200")
      try window.press(.tab)
      try window.wait(for: "q quit")
      try window.type("R")
      try window.wait(
        for: "Look up 200 names again?", "\(knot.resolver) (not encrypted) will see each of them.",
        "Enter begins, Esc does not")
      try window.press(.escape)
      try window.waitUntilGone("Look up 200 names again?")
      #expect(window.message.isEmpty)
      try window.type("R")
      try window.wait(for: "Look up 200 names again?")
      try window.press(.enter)
      try window.wait(for: "200 looked up again: 199 found, 1 not", "new1 ")
      // The one that is not published any more is still there, with what was known.
      try window.press(.end)
      try window.wait(for: "n99.crowd.example")
      try window.type("/n200")
      try window.wait(for: "1 of 200", "! no such name", "myname99")
      try window.quit()
      let list = try folder.list()
      #expect(list.count == 200 && list.allSatisfy { $0.checkedAt != Self.old })
      #expect(list.count { $0.status == "found" && $0.providers.first?.account?.hasPrefix("new") == true } == 199)
    }

    @Test func escapeStopsAndWhatWasFoundIsKept() async throws {
      let server = try await BadServer("by-name")
      let folder = try ContactsFolder()
      let names = (1...30).map { "n\($0).answer.example" } + (1...10).map { "n\($0).silent.example" }
      try folder.fill(names.map { ContactsFolder.line($0) })
      let window = try Window(Window.at(server) + ["--timeout", "60"], in: folder)
      try window.wait(for: "Contacts            40")
      try window.press(.tab)
      try window.wait(for: "q quit")
      try window.type("R")
      try window.wait(for: "Look up 40 names again?")
      try window.press(.enter)
      try window.wait(for: "30 of 40 looked up again; Esc stops")
      // All keys work meanwhile; a second time is refused.
      try window.press(.down)
      try window.type("R")
      try window.wait(for: "all contacts are being looked up already; Esc stops that")
      try window.press(.escape)
      try window.wait(for: "stopped: 30 of 40 were looked up again")
      try window.quit()
      let list = try folder.list()
      #expect(list.count == 40 && list.count { $0.checkedAt != Self.old } == 30)
      #expect(list.filter { $0.checkedAt == Self.old }.allSatisfy { $0.id.hasSuffix(".silent.example") })
    }

    @Test func thereIsNothingToRefreshInAnEmptyList() async throws {
      let server = try await BadServer("silent")
      let window = try Window(Window.at(server) + ["--timeout", "60"], in: ContactsFolder())
      try window.lookUp("alice.example")
      try await server.wait(forQuery: "udp alice.example. TXT")
      try window.press(.tab)
      try window.wait(for: "q quit")
      try window.type("R")
      try window.wait(for: "there are no contacts to look up again")
      try window.type("r")
      try window.wait(for: "this is being looked up already")
      try window.type("e")
      try window.wait(for: "is not among your contacts")
      try window.quit()
    }
  }
}
