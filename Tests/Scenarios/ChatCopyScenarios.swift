import Foundation
import TerminalEmulator
import TestSupport
import Testing

/// `mimi contacts copy`, with real clipboards.
@Suite(.serialized) struct ChatCopyScenarios {
  private static let hostile = "-x; `id` '\n\u{1B}]52;c;?\u{7}\u{202E}"
  private static let shownHostile = "-x; `id` '\\u{A}\\u{1B}]52;c;?\\u{7}\\u{202E}"
  private let chat: ChatFolder

  init() throws {
    chat = try ChatFolder(
      .init(service: "telegram", account: "myname99"), .init(service: "whatsapp"),
      .init(service: "unheard-of", account: Self.hostile))
  }

  @Test func theDesktopsClipboardHasTheAccountThenTheLink() throws {
    let server = try XServer()
    let account = try chat.run("copy", environment: ["DISPLAY": server.display])
    #expect(account.exitStatus == 0 && account.output.isEmpty)
    #expect(account.errorText == "mimi: hint: copied with xclip: myname99\n")
    #expect(try server.clipboard() == "myname99")
    let link = try chat.run("copy", "--link", "--json", environment: ["DISPLAY": server.display])
    #expect(link.outputText.contains(#""done": "copied", "by": "xclip""#))
    #expect(try server.clipboard() == "https://t.me/myname99")
  }

  @Test func whatIsHostileIsCopiedAsItIsShown() throws {
    let server = try XServer()
    let finished = try chat.run("copy", "--provider", "unheard-of", environment: ["DISPLAY": server.display])
    #expect(try server.clipboard() == Self.shownHostile)
    #expect(finished.errorText.contains("characters that cannot be shown"))
    #expect(OutputScanner.violations(in: finished.output + finished.errors).isEmpty)
  }

  @Test func tmuxHasIt() throws {
    let server = try TmuxServer()
    let finished = try chat.run("copy", environment: ["TMUX": server.variable])
    #expect(finished.exitStatus == 0 && finished.errorText.contains("copied with tmux"))
    #expect(try server.buffer() == "myname99")
  }

  @Test(arguments: [("telegram", "myname99"), ("unheard-of", shownHostile)])
  func theTerminalIsAskedWhereThereIsNothingElse(service: String, text: String) throws {
    let terminal = try chat.open("copy", "--provider", service, columns: 200)
    try terminal.waitFor("does not say whether it did")
    #expect(try terminal.waitForExit() == .exited(0))
    let copied = terminal.emulator.clipboard.map { Data(base64Encoded: $0) ?? Data() }
    #expect(copied.map { String(decoding: $0, as: UTF8.self) } == [text])
    #expect(OutputScanner.violations(in: terminal.output, allowing: .clipboard).isEmpty)
    // It is what is missing from the others, and nothing else.
    #expect(OutputScanner.violations(in: terminal.output).count == 1)
  }

  @Test(arguments: ["dumb", "vt100", "linux", "unheard-of"])
  func aTerminalOfAnotherKindIsNotAsked(type: String) throws {
    let terminal = try chat.open("copy", environment: ["TERM": type])
    #expect(try terminal.waitForExit() == .exited(69))
    #expect(terminal.emulator.clipboard.isEmpty && !terminal.output.contains(0x07))
    #expect(terminal.emulator.shows("nothing here can copy"))
  }

  @Test func nothingThatCopiesIsAnErrorThatSaysWhatToInstall() throws {
    let finished = try chat.run("copy", "--json")
    #expect(finished.exitStatus == 69 && finished.outputText.contains(#""done": null, "by": null"#))
    #expect(finished.errorText.contains("wl-clipboard") && finished.errorText.contains("myname99"))
  }

  @Test func whatIsNotKnownCannotBeCopied() throws {
    let finished = try chat.run("copy", "--provider", "whatsapp")
    #expect(finished.exitStatus == 1)
    #expect(finished.errorText.contains("mimi account mymimi.example.com --provider whatsapp"))
  }

  @Test func whatAProgramSaysReachesNoTerminal() throws {
    let path = try chat.add("xclip", #"printf '\033]0;x\007' | tee /dev/stderr; exit 1"#)
    let terminal = try chat.open("copy", environment: ["PATH": path, "DISPLAY": "127.0.0.1:9"], columns: 200)
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.emulator.title.isEmpty && terminal.emulator.shows("xclip failed with exit status 1"))
    #expect(OutputScanner.violations(in: terminal.output, allowing: .clipboard).isEmpty)
  }
}
