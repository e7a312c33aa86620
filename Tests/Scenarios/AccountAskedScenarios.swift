import Foundation
import Glibc
import TerminalEmulator
import TestSupport
import Testing

/// `mimi account` on a terminal, from the question to the account, over knotd and nginx.
@Suite(.serialized) struct AccountAskedScenarios {
  /// Providers that nobody else asks: one of nginx, one that says nothing. Made once a process, and only read after.
  private struct Providers {
    let namespace: NetworkNamespace
    let knot: Knot
    let nginx: Nginx
    let silent: ProviderServer
    let configuration: String
    private let directory: PrivateDirectory

    static let made = Result { try Providers() }

    static let endpoint = "im.terminal.example"
    static let identifier = "alice.people.example"

    init() throws {
      directory = try PrivateDirectory()
      namespace = try NetworkNamespace()
      let authority = try Authority()
      let host = Nginx.Host(
        name: Self.endpoint, certificate: try authority.leaf([Self.endpoint]),
        answers: [
          "acct%3A\(Self.identifier)%40\(Self.endpoint)":
            #"{"subject": "acct:alice99@\#(Self.endpoint)", "links": [{"rel": "self", "href": "xmpp:alice99@example.org"}]}"#
        ])
      nginx = try Nginx([host], in: namespace, address: "127.0.0.3")
      silent = try ProviderServer(
        script: #"{"hosts": [{"endpoint": "im.silent.example", "behaviour": "silent-after-handshake"}]}"#,
        in: namespace, listen: "127.0.0.2@443")
      let zone = """
        $ORIGIN example.
        $TTL 600
        @ SOA ns hostmaster 1 7200 3600 1209600 300
        @ NS ns
        ns A 127.0.0.1
        alice.people TXT "v=MIMI1; p=1; e=\(Self.endpoint); s=xmpp"
        alice.people TXT "v=MIMI1; p=2; e=im.silent.example; s=matrix"
        im.terminal A 127.0.0.3
        im.silent A 127.0.0.2

        """
      knot = try Knot(zones: [.init(name: "example.", text: zone)], in: namespace)
      let authorities = try directory.write("authorities.pem", silent.authority + authority.text)
      configuration = try directory.write(
        "config.json",
        """
        {"privateEndpoints": ["\(Self.endpoint)", "im.silent.example"], "certificateAuthorities": "\(authorities)"}
        """)
    }

    var options: [String] { ["--resolver", knot.resolver, "--dnssec", "off", "--config", configuration] }
  }

  private let folder: ContactsFolder
  private let providers: Providers

  init() throws {
    folder = try ContactsFolder()
    providers = try Providers.made.get()
  }

  private func window(_ arguments: [String]) throws -> Window {
    try Window(arguments + providers.options, in: folder, wrapper: providers.namespace.wrapper)
  }

  @Test func theCommandAsksAfterAYesAndKeepsWhatItIsTold() throws {
    let before = try providers.nginx.requests().count
    let terminal = try window(["account", Providers.identifier]).terminal
    try terminal.waitFor("Ask \(Providers.endpoint)? [y]es, [n]o, [a]lways:")
    #expect(try providers.nginx.requests().count == before, "nothing before the consent")
    try terminal.send("y\r")
    try terminal.waitFor("alice99")
    try terminal.waitFor("This is the word of \(Providers.endpoint), and no part of the owner's record.")
    try terminal.waitFor("xmpp:alice99@example.org")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try providers.nginx.requests().count == before + 1)
    // The line of progress is gone.
    #expect(!terminal.emulator.shows("Asking"))
    let kept = try #require(try folder.list().first?.providers.first)
    #expect(kept.account == "alice99" && kept.accountFrom == "provider" && kept.accountAt != nil)
    let shown = try folder.contacts("show", Providers.identifier)
    #expect(shown.outputText.contains("says alice99"))
    #expect(shown.outputText.contains("alice99 was told by \(Providers.endpoint)"), "\(shown.outputText)")
    #expect(!shown.outputText.contains("went from"), "no change of the owner's: \(shown.outputText)")
    // It is asked again all the same: what it told is no part of the record.
    let again = try window(["account", Providers.identifier]).terminal
    try again.waitFor("Ask \(Providers.endpoint)?")
    try again.send("n\r")
    #expect(try again.waitForExit() == .exited(1))
    #expect(try providers.nginx.requests().count == before + 1)
  }

  @Test func interruptedWhileAProviderIsAskedItEndsByTheSignal() throws {
    let terminal = try window(["account", Providers.identifier, "--provider", "matrix", "--timeout", "60"]).terminal
    try terminal.waitFor("Ask im.silent.example?")
    try terminal.send("y\r")
    try terminal.waitFor("Asking im.silent.example: 1 s of 60 s, ^C gives up")
    try terminal.send("\u{3}")
    #expect(try terminal.waitForExit() == .signalled(SIGINT))
    let kept = try folder.list().first?.providers ?? []
    #expect(kept.count == 2 && kept.allSatisfy { $0.account == nil }, "what the DNS said")
  }
}
