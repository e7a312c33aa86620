import Foundation
import Glibc
import TerminalEmulator
import TestSupport
import Testing

extension InterfaceScenarios {
  /// The demo's provider: asked over TLS, started for the first question, and gone with the session.
  @Suite struct DemoProvider {
    private let folder: ContactsFolder
    init() throws { folder = try ContactsFolder() }

    /// The demo with nothing but a loopback, and this contact open.
    private func open(_ identifier: String = "bob.family.example") throws -> Window {
      let onlyLoopback = ["unshare", "-rn", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh"]
      let window = try Window(["demo", identifier], in: folder, wrapper: onlyLoopback)
      try window.wait(for: "a ask", "ask the provider")
      return window
    }

    /// The processes that the program has started and that are there still.
    private func children(of pid: Int32) throws -> [Int32] {
      try run("pgrep", ["-P", "\(pid)"]).outputText.split(separator: "\n").compactMap { Int32($0) }
    }

    /// Whether a process runs; one that only its parent still has to take note of does not.
    private func runs(_ pid: Int32) -> Bool {
      guard let status = try? String(decoding: readFile("/proc/\(pid)/stat"), as: UTF8.self) else { return false }
      let state = status.split(separator: ")").last?.split(separator: " ").first
      return state != "Z" && state != "X"
    }

    /// Waits for the end of another's child: the kernel tells it to pidwait(1).
    private func waitUntilEnded(_ pid: Int32) throws {
      let directory = try PrivateDirectory()
      let file = try directory.write("pid", "\(pid)\n")
      try withExtendedLifetime(directory) {
        _ = try run("pidwait", ["-F", file], deadline: .seconds(20 * slowness))
      }
      guard !runs(pid) else { throw SupportFailure("\(pid) runs still") }
    }

    /// From an identifier to the account; the provider's process, where the program's is `pid`.
    private func askTelegram(_ window: Window) throws -> Int32 {
      #expect(try children(of: window.terminal.pid).isEmpty, "nothing runs before somebody is asked")
      try window.type("a")
      try window.wait(for: "Ask Telegram for the account?", "Enter asks")
      #expect(try children(of: window.terminal.pid).isEmpty, "nor before the user agrees")
      try window.press(.enter)
      try window.wait(for: "im.telegram.org says:", "bob_family", "https://t.me/bob_family", "HTTP 200 from 127.0.0.1")
      let provider = try children(of: window.terminal.pid)
      #expect(provider.count == 1)
      return try #require(provider.first)
    }

    @Test func fromAnIdentifierToTheAccount() throws {
      let window = try open()
      let provider = try askTelegram(window)
      try window.press(.escape)
      try window.wait(forRowOf: "Telegram", [">*", "1", "Telegram", "says", "bob_family", "im.telegram.org"])
      // The others, of the same process.
      for (service, words) in [("WhatsApp", "no account, or no consent"), ("Signal", "not now")] {
        try window.press(.down)
        try window.type("a")
        try window.wait(for: "Ask \(service) for the account?")
        try window.press(.enter)
        try window.wait(for: words)
        try window.press(.escape)
        try window.waitUntilGone("Enter closes this")
      }
      #expect(try children(of: window.terminal.pid) == [provider])
      // It has nothing of ours open but the two ends that are meant for it, and what it opened itself.
      let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(provider)/fd")
      let paths = open.map {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(provider)/fd/\($0)")) ?? ""
      }
      #expect(
        paths.allSatisfy { $0.hasPrefix("socket:") || $0 == "/dev/null" || $0.hasPrefix("anon_inode:") }, "\(paths)")
      try window.quit()
      #expect(!runs(provider))
    }

    @Test(arguments: [SIGTERM, SIGKILL])
    func itEndsWithTheProgramHoweverThatEnds(_ signal: Int32) throws {
      let window = try open()
      let provider = try askTelegram(window)
      window.terminal.signal(signal)
      try window.terminal.waitForExit()
      try waitUntilEnded(provider)
    }

    /// A program under another name; a link where that can be done, for it is large.
    private func install(_ program: String, as path: String) throws {
      let script = "mkdir -p \"${2%/*}\" && { ln \"$1\" \"$2\" 2>/dev/null || cp \"$1\" \"$2\"; }"
      let made = try run("sh", ["-c", script, "sh", builtProgram(program), folder.directory.path + path])
      #expect(made.exitStatus == 0, "\(made.errorText)")
    }

    /// `PREFIX/bin/mimi demo`, up to a question to Telegram.
    private func askInstalled() throws -> PseudoTerminal {
      try install("mimi", as: "/bin/mimi")
      let environment = cleanEnvironment(home: folder.directory.path, adding: ["TERM": "xterm"])
      let terminal = try PseudoTerminal(
        folder.directory.path + "/bin/mimi", ["demo", "bob.family.example"], environment: environment, columns: 120,
        rows: 40)
      try terminal.waitFor("a ask")
      try terminal.send("a")
      try terminal.waitFor("Ask Telegram for the account?")
      try terminal.send("\r")
      return terminal
    }

    @Test func whereItIsNotInstalledThatIsTheAnswer() throws {
      let terminal = try askInstalled()
      try terminal.waitFor("mimi-provider")
      try terminal.waitFor("is not installed")
      try terminal.send("\u{3}")
      #expect(try terminal.waitForExit() == .exited(0))
    }

    @Test func itIsFoundWhereItIsInstalled() throws {
      try install("mimi-provider", as: "/libexec/mimi/mimi-provider")
      let terminal = try askInstalled()
      try terminal.waitFor("bob_family")
      try terminal.send("\u{3}")
      #expect(try terminal.waitForExit() == .exited(0))
    }
  }
}
