import TerminalEmulator
import TestSupport
import Testing

extension InterfaceScenarios {
  /// What the program is for: somebody is looked up, a provider is preferred, and all of it is there the next time.
  @Suite struct MainJob {
    private static let whatsapp = ["2", "WhatsApp", "+15551234567", "mimi.whatsapp.com"]
    private static let telegram = ["1", "Telegram", "myname99", "im.telegram.org"]

    /// The providers stand one below the other, in the owner's order.
    private func expectOrder(_ window: Window) {
      let screen = window.terminal.emulator
      let (first, second) = (screen.find("Telegram   myname99"), screen.find("WhatsApp   +15551234567"))
      #expect(first?.row == second.map { $0.row - 1 } && first?.column == second?.column, "\(screen)")
    }

    @Test func aPersonIsFoundPreferredAndThereWithoutANetwork() throws {
      let world = try World.shared()
      let knot = try Knot(zones: world.served)
      let folder = try ContactsFolder()
      let options = ["--resolver", knot.resolver, "--trust-anchor", world.anchorFile]

      let first = try Window(options, in: folder)
      try first.wait(for: "How can a person be reached?", "Typing sends nothing.")
      #expect(first.shows("DNS \(knot.resolver), not encrypted   DNSSEC validated"), "\(first.terminal.emulator)")
      try first.type("straight.example")
      try first.wait(for: "a MIMI identifier", "+ Discover straight", "Nothing has been sent yet.")
      try first.press(.enter)
      try first.wait(for: "straight.example is kept in your contacts", "* the owner's first")
      try first.wait(for: "DNSSEC secure, good for", "checked just now", "p prefer")
      #expect(first.words(of: "Telegram") == [">*"] + Self.telegram, "\(first.terminal.emulator)")
      #expect(first.words(of: "WhatsApp") == Self.whatsapp)
      expectOrder(first)
      try first.press(.down)
      try first.wait(forRowOf: "WhatsApp", [">"] + Self.whatsapp)
      try first.type("p")
      try first.wait(for: "WhatsApp is your choice for straight.example")
      try first.wait(for: "* your choice; the owner would rather have Telegram")
      #expect(first.words(of: "WhatsApp  ") == [">*"] + Self.whatsapp)
      try first.type("q")
      try first.expectEnd(.exited(0))

      knot.stop()
      let second = try Window(options, in: folder)
      try second.type("trai")
      try second.wait(for: "1 of 1", ">  straight.example")
      try second.press(.enter)
      try second.wait(for: "p prefer", "* your choice; the owner would rather have Telegram")
      try second.wait(for: "DNSSEC secure, good for ")
      #expect(second.words(of: "WhatsApp  ") == ["*"] + Self.whatsapp, "\(second.terminal.emulator)")
      #expect(second.words(of: "Telegram  ") == [">"] + Self.telegram)
      expectOrder(second)
      try second.quit()

      let shown = try contactLines(folder.contacts("show", "--json", "straight.example").output)
      #expect(shown.map(\.id) == ["straight.example"] && shown.first?.dnssec == "secure")
      #expect(
        shown.first?.preferred
          == .init(service: "whatsapp", endpoint: "mimi.whatsapp.com", account: "+15551234567"))
      #expect(
        shown.first?.providers.map(short) == [
          "1 telegram im.telegram.org myname99", "2 whatsapp mimi.whatsapp.com +15551234567",
        ])
    }

    @Test func anIdentifierIsLookedUpAtOnceAndThenComesFromTheContacts() async throws {
      let world = try World.shared()
      let folder = try ContactsFolder()
      let relay = try await BadServer("relay", ["--upstream", world.knot.resolver])
      let arguments = ["--resolver", relay.resolver, "--trust-anchor", world.anchorFile, "Straight.Example"]
      let first = try Window(arguments, in: folder)
      try first.wait(for: "straight.example is kept in your contacts", "p prefer")
      #expect(first.words(of: "Telegram") == [">*"] + Self.telegram)
      try first.quit()
      let asked = relay.queries
      #expect(asked.contains("udp straight.example. TXT"), "\(asked)")

      let second = try Window(arguments, in: folder)
      try second.wait(for: "p prefer", "DNSSEC secure, good for ")
      #expect(second.words(of: "Telegram") == [">*"] + Self.telegram)
      // By its own word, and by the server's.
      try second.type("L")
      try second.wait(for: "nothing has been asked yet")
      try second.quit()
      #expect(relay.queries == asked)
    }

    @Test func withoutATerminalItIsLookup() throws {
      let options = try Window.atWorld() + ["--no-save"]
      let mimi = try builtProgram("mimi")
      let plain = try run(mimi, options + ["straight.example"])
      let lookup = try run(mimi, ["lookup"] + options + ["straight.example"])
      #expect(plain.exitStatus == 0 && plain.outputText.contains("Telegram"))
      #expect(plain.output == lookup.output && plain.errors == lookup.errors)
      let nobody = try run(mimi, options + ["nobody.example"])
      #expect(nobody.exitStatus == 1)
      let nothing = try run(mimi, options)
      #expect(nothing.exitStatus == 64 && nothing.errorText.hasPrefix("mimi: error: "), "\(nothing.errorText)")
    }

    @Test func jsonIsLookupOnATerminalToo() throws {
      let window = try Window(try Window.atWorld() + ["--json", "straight.example"], in: ContactsFolder())
      try window.expectEnd(.exited(0))
      let lines = try lookupLines(window.terminal.output.filter { $0 != 0x0D })
      #expect(lines.map(\.status) == ["found"] && lines.first?.providers.count == 2)
    }
  }
}
