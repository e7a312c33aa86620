import TerminalEmulator
import TestSupport
import Testing

extension InterfaceScenarios {
  /// From an identifier to the account name on the screen, over real servers: knotd for the names, nginx and mimi-provider
  /// for the accounts.
  @Suite struct Accounts {
    /// The interface in the world's network, with this person looked up.
    private func open(_ identifier: String) throws -> Window {
      let world = try AccountWorld.shared()
      let options = ["--resolver", world.knot.resolver, "--config", world.configuration, "--dnssec", "off"]
      let window = try Window(options, in: ContactsFolder(), wrapper: world.namespace.wrapper)
      try window.lookUp(identifier)
      try window.wait(for: "a ask", "ask the provider")
      return window
    }

    @Test func anAccountComesFromNginx() throws {
      let window = try open("one.people.example")
      try window.type("a")
      try window.wait(for: "for the account?", "Sent", "one.people.example, nothing about you", "Enter asks")
      try window.press(.enter)
      try window.wait(for: "says:", "alice99", "xmpp:alice99@example.org", "HTTP 200 from 127.0.0.3")
      try window.press(.escape)
      try window.wait(for: "says alice99")
      try window.quit()
    }

    @Test func nobodyIsConnectedToBeforeTheConsent() throws {
      let provider = try AccountWorld.shared().provider
      let endpoint = AccountWorld.endpoint(AccountScript.onScreen)
      let window = try open(AccountWorld.identifier(AccountScript.onScreen))
      #expect(try provider.events(of: endpoint).isEmpty, "not by looking up")
      try window.type("a")
      try window.wait(for: "for the account?", "Enter asks")
      #expect(try provider.events(of: endpoint).isEmpty, "not by the question")
      try window.press(.escape)
      try window.waitUntilGone("for the account?")
      #expect(try provider.events(of: endpoint).isEmpty, "not after a no")
      try window.type("a")
      try window.wait(for: "for the account?", "Enter asks")
      try window.press(.enter)
      try window.wait(for: "says:", "seen99")
      let events = try provider.events(of: endpoint)
      #expect(events.map(\.event) == ["connection", "hello", "request"], "\(events)")
      try window.quit()
    }

    @Test func theDNSIsAskedForTheProviderAfterTheConsentOnly() async throws {
      let world = try AccountWorld.shared()
      let (identifier, endpoint) = ("one.people.example", AccountWorld.endpoint("one"))
      let names = try await BadServer(
        "rebind", ["--answer", "v=MIMI1; p=1; e=\(endpoint); s=xmpp", "--address", "127.0.0.3"], in: world.namespace)
      let options = ["--resolver", names.resolver, "--config", world.configuration, "--dnssec", "off"]
      let window = try Window(options, in: ContactsFolder(), wrapper: world.namespace.wrapper)
      try window.lookUp(identifier)
      try window.wait(for: "a ask", "ask the provider")
      try window.type("a")
      try window.wait(for: "for the account?", "Enter asks")
      #expect(names.queries.allSatisfy { $0.contains(" \(identifier). ") }, "\(names.queries)")
      #expect(!names.queries.isEmpty)
      try window.press(.enter)
      try window.wait(for: "says:", "alice99")
      #expect(names.count(ofQuery: "udp \(endpoint). A") == 1, "\(names.queries)")
      try window.quit()
    }
  }
}
