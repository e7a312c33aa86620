import TerminalEmulator
import TestSupport
import Testing

extension InterfaceScenarios {
  /// The QR code on the interface's screen: what the terminal shows is drawn as a picture, and read by zbarimg as by a
  /// telephone.
  @Suite struct QRCodes {
    @Test(arguments: ChatQRScenarios.accounts) func everyServicesLinkIsRead(service: String, account: String) throws {
      let rows = account.count > 60 ? 40 : 24
      try expectRead(service, account, ["TERM": "xterm-256color"], rows: rows)
    }

    /// Eight colours, none, and none of UTF-8.
    @Test(arguments: [
      ["TERM": "xterm"], ["TERM": "xterm-256color", "NO_COLOR": "1"], ["TERM": "vt100"],
      ["TERM": "xterm-256color", "LANG": "C"], ["TERM": "vt100", "LANG": "C"],
    ])
    func itIsReadOnEveryTerminal(environment: [String: String]) throws {
      try expectRead("telegram", "myname99", environment, rows: 40)
    }

    /// Opens the code of an account's link, and compares what is read with the link that the provider in full shows.
    private func expectRead(
      _ service: String, _ account: String, _ environment: [String: String], rows: Int
    ) throws {
      let chat = try ChatFolder(.init(service: service, account: account))
      let link = try #require(try ChatQRScenarios.link(chat))
      let window = try Window([], in: chat.folder, environment: environment, rows: rows)
      try window.wait(for: ChatFolder.id)
      try window.press(.enter)
      try window.wait(for: "c QR")
      try window.type("c")
      try window.wait(for: "c invert")
      #expect(try ChatQRScenarios.read(window.terminal.emulator.capture, chat) == link, "\(window.terminal.emulator)")
      try window.quit()
    }
  }
}
