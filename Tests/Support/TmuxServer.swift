/// A tmux of its own, with one session and no terminal.
public final class TmuxServer: Sendable {
  private let socket: String
  private let directory: PrivateDirectory
  /// What `TMUX` is in its panes.
  public let variable: String

  /// Starts it.
  /// - Throws: `SupportFailure` when it cannot be started.
  public init() throws {
    directory = try PrivateDirectory()
    socket = directory.path + "/tmux"
    let common = ["-S", socket, "-f", "/dev/null", "-u"]
    let started = try run(
      "tmux", common + ["new-session", "-d", "-x", "80", "-y", "24", "cat", ";", "set", "-g", "set-clipboard", "on"])
    guard started.exitStatus == 0 else { throw SupportFailure("tmux", errors: started.errors) }
    let pid = try run("tmux", common + ["display-message", "-p", "#{pid}"])
    variable = "\(socket),\(pid.outputText.filter { !$0.isNewline }),0"
  }

  /// What was copied last, without anything added.
  /// - Throws: `SupportFailure` when there is nothing.
  public func buffer() throws -> String {
    let shown = try run("tmux", ["-S", socket, "show-buffer"])
    guard shown.exitStatus == 0 else { throw SupportFailure("tmux has no buffer", errors: shown.errors) }
    return shown.outputText
  }

  deinit { _ = try? run("tmux", ["-S", socket, "kill-server"]) }
}
