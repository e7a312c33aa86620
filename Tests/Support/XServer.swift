import Glibc

/// An X server without a screen, for programs that keep a clipboard there. It is nobody's desktop.
public final class XServer: Sendable {
  /// What `DISPLAY` is to be.
  public let display: String
  private let daemon: Daemon
  private let directory: PrivateDirectory

  /// Starts it, and waits until it can be used.
  /// - Throws: `SupportFailure` when it cannot be started.
  public init() throws {
    directory = try PrivateDirectory()
    daemon = try Daemon(
      "Xvfb", ["-displayfd", "1", "-screen", "0", "64x64x24", "-nolisten", "tcp", "-noreset"], directory: directory)
    // It writes the number when it is ready, and finds one that is free by itself. What else it says has no such line.
    try daemon.waitForLine("\n")
    func number(_ log: String) -> Substring? {
      log.split(separator: "\n").first { line in line.allSatisfy { $0.isASCII && $0.isNumber } }
    }
    let deadline = ContinuousClock.now + .seconds(20 * slowness)
    while number(daemon.logText) == nil, daemon.isRunning, ContinuousClock.now < deadline { poll(nil, 0, 20) }
    guard let number = number(daemon.logText) else {
      throw SupportFailure("Xvfb has no display", errors: Array(daemon.logText.utf8))
    }
    display = ":\(number)"
  }

  /// By itself it takes its lock and its socket away from where all displays have theirs.
  deinit {
    daemon.signal(SIGCONT)
    daemon.signal(SIGTERM)
    let deadline = ContinuousClock.now + .seconds(5)
    while daemon.isRunning, ContinuousClock.now < deadline { poll(nil, 0, 2) }
    daemon.stop()
  }

  /// What is on its clipboard, waiting until there is something: xsel has gone to the background before it takes it.
  /// - Throws: `SupportFailure` when there is nothing.
  public func clipboard() throws -> String {
    let deadline = ContinuousClock.now + .seconds(10 * slowness)
    while true {
      let finished = try run("xclip", ["-out", "-selection", "clipboard"], environment: ["DISPLAY": display])
      if finished.exitStatus == 0 { return finished.outputText }
      if ContinuousClock.now > deadline {
        throw SupportFailure("nothing is on the clipboard", errors: finished.errors)
      }
    }
  }

  /// Has it hang, or go on: it takes connections, and answers nothing.
  public func hang(_ isHanging: Bool) { daemon.signal(isHanging ? SIGSTOP : SIGCONT) }
}
