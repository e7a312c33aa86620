import Foundation
import TerminalEmulator
import TestSupport
import Testing

/// `mimi contacts open`, with the real xdg-open and a browser that writes down what it is given.
@Suite(.serialized) struct ChatOpenScenarios {
  private let chat: ChatFolder
  private let desktop: [String: String]

  init() throws {
    chat = try ChatFolder(
      .init(service: "telegram", account: "myname99"), .init(service: "whatsapp"),
      .init(service: "unheard-of", account: "-x;\n\u{202E}"),
      .init(service: "xmpp", account: "a\u{1B}]0;x", links: ["javascript:alert(1)", "xmpp:me@im.example?message"]))
    desktop = ["BROWSER": chat.path("browser")]
    _ = try chat.add("browser", #"printf '%s\n' "$#" "$@" > "${0%/*}/arguments""#)
  }

  @Test func theLinkIsShownAndOpenedAfterAYes() throws {
    let terminal = try chat.open("open", environment: desktop)
    try terminal.waitFor("Open it? [y]es, [n]o:")
    #expect(terminal.emulator.shows("https://t.me/myname99") && terminal.emulator.shows("Telegram (im1.example)"))
    try terminal.send("what\r")
    try terminal.waitFor("Type y or n")
    #expect(!chat.folder.exists(chat.path("arguments")))
    try terminal.send("y\r")
    try terminal.waitFor("xdg-open has the link")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try chat.written("arguments") == "1\nhttps://t.me/myname99\n")
    #expect(OutputScanner.violations(in: terminal.output).isEmpty)
  }

  @Test(arguments: ["n\r", "\u{4}"]) func aNoOpensNothing(answer: String) throws {
    let terminal = try chat.open("open", environment: desktop)
    try terminal.waitFor("Open it?")
    try terminal.send(answer)
    #expect(try terminal.waitForExit() == .exited(1))
    #expect(!chat.folder.exists(chat.path("arguments")))
  }

  @Test func aScriptAgreesBeforehand() throws {
    let finished = try chat.run("open", "--yes", "--json", environment: desktop)
    #expect(finished.exitStatus == 0, "\(finished.errorText)")
    #expect(try chat.written("arguments") == "1\nhttps://t.me/myname99\n")
    #expect(
      finished.outputText == """
        {"schema": 1, "id": "mymimi.example.com", "provider": {"service": "telegram", "endpoint": "im1.example", \
        "account": "myname99"}, "account": "myname99", "link": "https://t.me/myname99", "linkFrom": "account", \
        "reason": null, "done": "opened", "by": "xdg-open"}

        """)
    let refused = try chat.run("open", environment: desktop)
    #expect(refused.exitStatus == 64 && refused.errorText.contains("--yes"))
  }

  @Test func aLinkThatTheProviderToldIsSaidToBeItsWord() throws {
    let finished = try chat.run("open", "--yes", "--provider", "xmpp", environment: desktop)
    #expect(finished.exitStatus == 0, "\(finished.errorText)")
    #expect(try chat.written("arguments") == "1\nxmpp:me@im.example?message\n")
    #expect(finished.errorText.contains("This link is the word of im4.example"))
    let told = try chat.run("open", "--yes", "--json", "--provider", "#4", environment: desktop)
    #expect(told.outputText.contains(#""linkFrom": "provider""#))
  }

  @Test func whereThereIsNoLinkItIsSaidWhyAndWhatCanBeDone() throws {
    let unknown = try chat.run("open", "--yes", "--provider", "whatsapp", "--json", environment: desktop)
    #expect(unknown.exitStatus == 1 && unknown.outputText.contains(#""reason": "no-account""#))
    #expect(unknown.errorText.contains("mimi account mymimi.example.com --provider whatsapp"))
    #expect(unknown.errorText.contains("Telegram (im1.example) has one: mimi contacts open"))
    let hostile = try chat.run("open", "--yes", "--provider", "unheard-of", "--json", environment: desktop)
    #expect(hostile.exitStatus == 1 && hostile.outputText.contains(#""reason": "unknown-service""#))
    #expect(hostile.errorText.contains("mimi contacts copy mymimi.example.com --provider unheard-of"))
    #expect(OutputScanner.violations(in: hostile.output + hostile.errors).isEmpty)
    #expect(!chat.folder.exists(chat.path("arguments")))
    let none = try chat.run("open", "--yes", "--provider", "nobody", environment: desktop)
    #expect(none.exitStatus == 64)
  }

  @Test func withoutADesktopTheLinkIsTold() throws {
    let finished = try chat.run("open", "--yes")
    #expect(finished.exitStatus == 69 && finished.errorText.contains("there is no desktop here"))
    #expect(finished.errorText.contains("https://t.me/myname99") && finished.errorText.contains("mimi contacts qr"))
    #expect(try chat.run("open", "--yes", environment: desktop.merging(["PATH": "/nowhere:"]) { $1 }).exitStatus == 69)
  }

  @Test func aBrowserThatFailsIsSaid() throws {
    _ = try chat.add("browser", "exit 1")
    let finished = try chat.run("open", "--yes", environment: desktop)
    #expect(finished.exitStatus == 69 && finished.errorText.contains("xdg-open found no program"))
  }
}
