import Glibc
import TerminalEmulator
import TestSupport
import Testing

/// `mimi account` on a terminal: what is said before a provider is asked, and what each answer does.
@Suite(.serialized) struct AccountTerminalScenarios {
  private let folder: ContactsFolder
  private var consents: String { folder.parent + "/consents.jsonl" }

  init() throws { folder = try ContactsFolder() }

  private func open(_ options: String..., identifier: String = "private.example") throws -> PlainWindow {
    let world = try World.shared()
    return try PlainWindow(
      ["account", identifier, "--accessible", "--timeout", "3"] + options
        + ["--resolver", world.knot.resolver, "--trust-anchor", world.anchorFile], in: folder)
  }

  private static let question = "Ask im.telegram.org? [y]es, [n]o, [a]lways: "

  @Test func whatIsSentToWhomAndWhoLearnsWhatIsSaidBeforeAndANoSendsNothing() throws {
    let window = try open("--verbose")
    try window.wait(for: [
      "Sent", "private.example, nothing about you", "To", "im.telegram.org", "Over", "HTTPS", "It learns",
      "Others", "not encrypted", Self.question,
    ])
    try window.say("n", "not asked", "nothing was sent")
    try window.expectEnd(.exited(1))
    #expect(!window.answer.contains("hint: asked im.telegram.org"))
    try expectTheDiscoveryIsKept()
  }

  /// The DNS was asked, whatever came after.
  private func expectTheDiscoveryIsKept() throws {
    let kept = try folder.list()
    #expect(kept.map(\.id) == ["private.example"] && kept.first?.providers.count == 2)
    #expect(kept.first?.providers.allSatisfy { $0.account == nil } == true)
  }

  @Test func aNoInJSONIsDeclined() throws {
    let window = try open("--json")
    try window.wait(for: [Self.question])
    try window.say("no", "\"status\": \"declined\", \"account\": null")
    try window.expectEnd(.exited(1))
  }

  @Test func theEndOfTheInputIsANo() throws {
    let window = try open()
    try window.wait(for: [Self.question])
    try window.endInput()
    try window.wait(for: ["not asked"])
    try window.expectEnd(.exited(1))
  }

  @Test func whatIsNoAnswerIsAskedAgain() throws {
    let window = try open()
    try window.wait(for: [Self.question])
    for line in ["", "maybe", "\u{1B}[2J"] { try window.say(line, "Type y, n or a", Self.question) }
    try window.say("N", "not asked")
    // What was typed is echoed by the terminal, escape as ^[.
    try window.expectEnd(.exited(1))
  }

  @Test func aYesAsksThisOnceOnly() throws {
    let window = try open()
    try window.wait(for: [Self.question])
    try window.say("y", "Asking im.telegram.org", "mimi: error: im.telegram.org", "mimi: hint: ")
    try expectTheDiscoveryIsKept()
    let again = try open()
    try again.wait(for: [Self.question])
    try again.say("n", "not asked")
    try again.expectEnd(.exited(1))
  }

  @Test func anAlwaysIsRememberedListedAndRevocable() throws {
    let window = try open()
    try window.wait(for: [Self.question])
    try window.say("a", "mimi consents revoke im.telegram.org", "mimi: error: im.telegram.org")
    #expect(
      try String(decoding: readFile(consents), as: UTF8.self).hasPrefix(
        "{\"schema\": 1, \"endpoint\": \"im.telegram.org\""))
    let again = try open()
    try again.wait(for: [
      "im.telegram.org is asked without asking you, since 20", "Asking im.telegram.org", "mimi: error: im.telegram.org",
    ])
    #expect(!again.answer.contains("Ask im.telegram.org?"))
    // It is that party's alone.
    let other = try open("--provider", "whatsapp")
    try other.wait(for: ["Ask mimi.whatsapp.com?"])
    try other.say("n", "not asked")
    let revoked = try run(builtProgram("mimi"), ["consents", "revoke", "im.telegram.org", "--store", folder.path])
    #expect(revoked.exitStatus == 0)
    let afterwards = try open()
    try afterwards.wait(for: [Self.question])
    try afterwards.say("n", "not asked")
  }

  @Test func nothingIsRememberedWithNoSave() throws {
    let window = try open("--no-save")
    try window.wait(for: [Self.question])
    try window.say("always", "--no-save keeps nothing", "mimi: error: im.telegram.org")
    #expect(try folder.names().isEmpty)
  }

  @Test func interruptedAtTheQuestionItEndsByTheSignal() throws {
    let window = try open()
    try window.wait(for: [Self.question])
    try window.interrupt()
    try window.expectEnd(.signalled(SIGINT))
    #expect(!window.answer.contains("Asking"))
    try expectTheDiscoveryIsKept()
  }

  @Test func nobodyIsAskedNorTheUserWhereTheOwnerPublishesTheAccount() throws {
    let window = try open(identifier: "straight.example")
    try window.wait(for: ["myname99", "im.telegram.org was not asked"])
    try window.expectEnd()
    #expect(!window.answer.contains("Ask im.telegram.org?"))
  }
}
