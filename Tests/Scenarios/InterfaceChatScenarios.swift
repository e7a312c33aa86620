import Foundation
import Glibc
import TerminalEmulator
import TestSupport
import Testing

extension InterfaceScenarios {
  /// From the screen to a browser and to clipboards.
  @Suite struct Chat {
    private let chat: ChatFolder

    init() throws {
      chat = try ChatFolder(
        .init(service: "telegram", account: "myname99"),
        .init(service: "unheard-of", account: "-x\u{1B}]52;c;?\u{7}\u{202E}"))
    }

    /// The interface with the contact open.
    private func open(_ environment: [String: String] = [:]) throws -> Window {
      let window = try Window(
        [ChatFolder.id, "--store", chat.folder.path, "--dnssec", "off", "--resolver", "127.0.0.1@9"], in: chat.folder,
        environment: environment)
      try window.wait(for: "myname99", "im1.example")
      return window
    }

    private func copied(_ window: Window) -> [String] {
      window.terminal.emulator.clipboard.map { String(decoding: Data(base64Encoded: $0) ?? Data(), as: UTF8.self) }
    }

    @Test func theTerminalIsAskedToCopyBetweenTwoFrames() throws {
      let window = try open()
      try window.type("y")
      try window.terminal.waitUntil("it is asked") { $0.clipboard.count == 1 }
      try window.type("Y")
      try window.terminal.waitUntil("it is asked again") { $0.clipboard.count == 2 }
      try window.press(.down)
      try window.type("y")
      try window.terminal.waitUntil("and again") { $0.clipboard.count == 3 }
      #expect(
        copied(window) == ["myname99", "https://t.me/myname99", "-x\\u{1B}]52;c;?\\u{7}\\u{202E}"])
      try window.press(.interrupt)
      #expect(try window.terminal.waitForExit() == .exited(0))
      #expect(OutputScanner.violations(in: window.terminal.output, allowing: .clipboard).isEmpty)
      #expect(window.terminal.emulator.unknownSequences.isEmpty)
    }

    @Test func theClipboardHasItWhereThereIsOne() throws {
      let server = try XServer()
      let window = try open(["DISPLAY": server.display])
      try window.type("y")
      try window.wait(for: "xclip")
      #expect(try server.clipboard() == "myname99")
      try window.quit()
    }

    @Test func theBrowserIsGivenTheLinkAfterItWasShown() throws {
      _ = try chat.add("browser", #"printf '%s\n' "$#" "$@" > "${0%/*}/arguments""#)
      let window = try open(["BROWSER": chat.path("browser")])
      try window.type("o")
      try window.wait(for: "https://t.me/myname99")
      #expect(!chat.folder.exists(chat.path("arguments")))
      try window.press(.enter)
      try window.wait(for: "xdg-open")
      let deadline = ContinuousClock.now + .seconds(20 * slowness)
      while !chat.folder.exists(chat.path("arguments")), ContinuousClock.now < deadline { poll(nil, 0, 5) }
      try window.quit()
      #expect(try chat.written("arguments") == "1\nhttps://t.me/myname99\n")
    }

    @Test func keysAndTheEndWaitForNoClipboardThatHangs() throws {
      let path = try chat.add("xclip", #"echo $$ > "${0%/*}/pid"; exec sleep 1000"#)
      let window = try open(["PATH": path, "DISPLAY": ":9"])
      try window.type("y")
      let deadline = ContinuousClock.now + .seconds(20 * slowness)
      while !chat.folder.exists(chat.path("pid")), ContinuousClock.now < deadline { poll(nil, 0, 5) }
      try window.type("?")
      try window.wait(for: "Moving")
      try window.press(.interrupt)
      #expect(try window.terminal.waitForExit() == .exited(0))
      let pid = try #require(pid_t(chat.written("pid").filter { !$0.isNewline }))
      while isRunning(pid), ContinuousClock.now < deadline { poll(nil, 0, 5) }
      #expect(!isRunning(pid), "it is ended with the session")
    }

    @Test func withoutAScreenTheTerminalIsAskedToo() throws {
      let home = chat.folder.directory.path
      let terminal = try PseudoTerminal(
        builtProgram("mimi"),
        [
          "--accessible", ChatFolder.id, "--store", chat.folder.path, "--dnssec", "off", "--resolver", "127.0.0.1@9",
        ], environment: cleanEnvironment(home: home, adding: ["TERM": "xterm"]), columns: 200)
      try terminal.waitFor("8 copy")
      try terminal.send("8\r1\r1\r")
      try terminal.waitUntil("it is asked") { $0.clipboard.count == 1 }
      #expect(
        Data(base64Encoded: terminal.emulator.clipboard[0]).map { String(decoding: $0, as: UTF8.self) } == "myname99")
      try terminal.send("\u{4}")
      #expect(try terminal.waitForExit() == .exited(0))
      #expect(OutputScanner.violations(in: terminal.output, allowing: .clipboard).isEmpty)
    }
  }
}
