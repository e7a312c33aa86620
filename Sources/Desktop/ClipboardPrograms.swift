/// The programs that keep the clipboard, the desktop's own first.
struct ClipboardProgram: Sendable, Hashable {
  /// Its name, by which it is found and called.
  var name: String
  /// What it is given, until one succeeds. The text comes by standard input.
  var arguments: [[String]]

  /// Those that have something to talk to.
  ///
  /// - Parameter has: whether a variable is set.
  static func all(_ has: (String) -> Bool) -> [ClipboardProgram] {
    var programs: [ClipboardProgram] = []
    // The type, or it would run another program to find it out.
    if has("WAYLAND_DISPLAY") { programs.append(Self("wl-copy", ["--type", "text/plain"])) }
    if has("DISPLAY") {
      programs.append(Self("xclip", ["-selection", "clipboard", "-in"]))
      programs.append(Self("xsel", ["--clipboard", "--input"]))
    }
    if has("TMUX") {
      // -w hands it on to the terminal that tmux runs in; tmux before 3.2 does not know it.
      var tmux = Self("tmux", ["load-buffer", "-w", "-"])
      tmux.arguments.append(["load-buffer", "-"])
      programs.append(tmux)
    }
    return programs
  }

  private init(_ name: String, _ arguments: [String]) {
    self.name = name
    self.arguments = [arguments]
  }
}
