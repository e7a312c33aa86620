import TerminalEmulator
import TestSupport
import Testing

extension InterfaceScenarios {
  /// Each outcome in words of its own, from servers that really answer so.
  @Suite struct Outcomes {
    /// What is typed, what stands above and at the bottom, and what it means.
    private typealias Case = (identifier: String, heading: String, meaning: [String])

    /// Looks all of them up in one session, in which nobody is to be found.
    private func expect(_ cases: [Case], _ window: Window) throws {
      for (identifier, heading, meaning) in cases {
        try window.lookUp(identifier)
        try window.wait(for: "! \(heading)", "\(identifier): \(heading)")
        for words in meaning {
          #expect(window.shows(words), "\(identifier): “\(words)”\n\(window.terminal.emulator)")
        }
        // The one that was not found is looked at, and keys are text still.
        #expect(window.shows("checked just now") && window.footer.contains("Enter look up"), "\(identifier)")
        try window.press(.clear)
        try window.waitUntilGone("! \(heading)")
      }
    }

    @Test func whatIsPublishedInNoUsableForm() throws {
      let folder = try ContactsFolder()
      let window = try Window(try Window.atWorld(), in: folder)
      try expect(
        [
          ("nobody.example", "no such name", ["nobody.example is not in the DNS", "check the spelling"]),
          ("address-only.example", "nothing published", ["is there, and has no discovery"]),
          ("others-only.example", "no discovery record", ["others-only.example has 2 other TXT records"]),
          ("unreachable.example", "not reachable", ["cannot be", "ask the person for another way"]),
          (
            "bad-endpoint-1.malformed.example", "no readable record",
            ["1 record could not be read:", "v=MIMI1; p=1; e=127.0.0.1"]
          ),
          ("wrong.example", "DNSSEC validation failed", ["domain signed, so it is not used", "try another network"]),
          ("expired.example", "DNSSEC validation failed", ["so it is not used"]),
        ], window)
      try window.quit()
      #expect(try folder.list().isEmpty)
    }

    @Test func whatIsNotSigned() throws {
      let folder = try ContactsFolder()
      let window = try Window(try Window.atWorld(), in: folder)
      try window.lookUp("plain.insecure.example")
      try window.wait(for: "DNSSEC insecure, good for", "p prefer")
      try window.press(.enter)
      try window.wait(for: "insecure: the domain is not signed, so anybody")
      try window.quit()

      let strict = try Window(try Window.atWorld() + ["--dnssec", "require"], in: ContactsFolder())
      try expect(
        [("plain.insecure.example", "not secure", ["its domain is not signed", "use --dnssec auto"])], strict)
      try strict.quit()
      let unvalidated = try Window(try Window.atWorld() + ["--dnssec", "off"], in: ContactsFolder())
      try unvalidated.lookUp("straight.example")
      try unvalidated.wait(for: "DNSSEC unchecked, good for", "DNSSEC not validated")
      try unvalidated.quit()
    }

    @Test func whatServersCannotDo() async throws {
      let server = try await BadServer("by-name")
      let folder = try ContactsFolder()
      let window = try Window(Window.at(server) + ["--timeout", "1"], in: folder)
      try expect(
        [
          ("alice.refused.example", "refused", ["\(server.resolver) refuses to answer"]),
          ("alice.silent.example", "timed out", ["no answer for alice.silent.example", "within 1", "--timeout"]),
          ("alice.servfail.example", "server failure", ["try again later"]),
        ], window)
      try window.quit()
      let nobody = "127.0.0.1@\(try freePort())"
      let alone = try Window(["--dnssec", "off", "--resolver", nobody, "--timeout", "2"], in: folder)
      try expect([("alice.example", "unreachable", ["\(nobody) cannot be reached", "check the network"])], alone)
      try alone.quit()
      #expect(try folder.list().isEmpty)
    }

    /// What was known stays when a later answer is a forged one.
    @Test func aForgedAnswerTakesNothingAway() async throws {
      let world = try World.shared()
      let folder = try ContactsFolder()
      #expect(try folder.lookup("straight.example").finished.exitStatus == 0)
      let forger = try await BadServer("break-signatures", ["--upstream", world.knot.resolver])
      let window = try Window(
        ["--resolver", forger.resolver, "--trust-anchor", world.anchorFile, "--timeout", "2"], in: folder)
      try window.wait(for: ">  straight.example")
      try window.press(.enter)
      try window.wait(for: "p prefer")
      try window.type("r")
      try window.wait(for: "! DNSSEC validation failed", "straight.example: DNSSEC validation failed")
      try window.wait(for: "What was found just now:", "DNSSEC secure, good for", "im.telegram.org")
      try window.wait(for: ">  straight.example   !")
      try window.quit()
      let kept = try #require(try folder.list().first)
      #expect(kept.status == "bogus" && kept.providers.count == 2 && kept.dnssec == "secure")
    }

    @Test func hostileTextIsSeenAndDoesNothing() throws {
      let window = try Window(try Window.atWorld() + ["hostile.example"], in: ContactsFolder())
      try window.wait(for: "p prefer", "hostile.example is kept in your contacts")
      try window.wait(for: "z\\u{200B}w\\u{FEFF}\\u{E", "records could not be read")
      try window.press(.enter)
      try window.wait(for: "note=\\u{1B}[2J\\u{1B}[31mred\\u{7}", "csi=\\u{9B}2J")
      #expect(window.terminal.emulator.title.isEmpty && window.terminal.emulator.alarms == 0)
      try window.quit()
    }

    @Test func whatIsNoIdentifierIsSaidAndNotAsked() async throws {
      let server = try await BadServer("answer")
      let window = try Window(Window.at(server), in: ContactsFolder())
      for (typed, words) in [
        ("localhost", "this is part of a MIMI identifier"), ("user@", "this is part of an email address"),
        ("a..b.example", "! not an identifier"), ("+15550100", "! cannot be looked up"),
      ] {
        try window.type(typed)
        try window.press(.enter)
        try window.wait(for: words)
        try window.press(.clear)
        try window.wait(for: "How can a person be reached?")
      }
      try window.quit()
      #expect(server.queries.isEmpty)
    }
  }
}
