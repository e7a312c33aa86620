import DisplayText
import Glibc
import Services
import TestSupport
import Testing

@testable import Desktop

/// With the real xdg-open, where a program of its own is not wanted. One after another: each blocks its thread.
@Suite(.serialized) struct OpeningTests {
  @Test func theBrowserIsGivenTheLinkAndNothingElse() throws {
    let machine = try Machine()
    try machine.add("browser", #"printf '%s\n' "$#" "$@" > "$HOME/arguments""#)
    let desktop = machine.desktop(["BROWSER": machine.programs + "/browser"])
    #expect(desktop.obstacle == nil)
    #expect(desktop.open(try Machine.link()) == .handedTo("xdg-open"))
    #expect(try machine.written("arguments") == "1\nhttps://t.me/myname99\n")
  }

  @Test func itHasNoTerminalNoDescriptorOfOursAndNoSignalBlocked() throws {
    let machine = try Machine()
    try machine.add(
      "xdg-open",
      """
      ls -l /proc/$$/fd > "$HOME/descriptors"
      sed -n 's/^Sig\\(Blk\\|Ign\\):[[:space:]]*//p' /proc/self/status > "$HOME/signals"
      ps -o sid= -p $$ | tr -d ' ' > "$HOME/session"; echo $$ > "$HOME/pid"
      if (: < /dev/tty) 2>/dev/null; then echo yes; else echo no; fi > "$HOME/terminal"
      tr '\\0' '\\n' < /proc/$$/environ | sort > "$HOME/environment"
      """)
    // One that is not close-on-exec, as a library or our parent may have left it; and what this program ignores.
    let leaked = open("/dev/zero", O_RDONLY)
    defer { close(leaked) }
    signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, SIG_DFL) }
    #expect(machine.desktop(["DISPLAY": ":1", "LANG": "C"]).open(try Machine.link()) == .handedTo("xdg-open"))
    // `... 0 -> /dev/null`; the shell has its script open besides, and the file of the list.
    let descriptors = try machine.written("descriptors").split(separator: "\n").filter { $0.contains(" -> ") }
    let targets = descriptors.compactMap { $0.split(separator: " ").last.map(String.init) }
    #expect(targets.filter { !$0.hasPrefix(machine.programs) } == ["/dev/null", "/dev/null", "/dev/null"])
    let signals = try machine.written("signals").split(separator: "\n").map { UInt64($0, radix: 16) }
    // Blocked, then ignored; 32 and 33 are the C library's own, which it keeps from programs that are started.
    #expect(signals.count == 2 && signals[0] == 0 && signals[1].map { $0 & 0x7FFF_FFFF } == 0)
    #expect(try machine.written("session") == machine.written("pid"))
    #expect(try machine.written("terminal") == "no\n")
    let environment = try machine.written("environment").split(separator: "\n")
    #expect(environment.contains("DISPLAY=:1") && environment.contains("HOME=\(machine.directory.path)"))
  }

  @Test(arguments: [
    (1, "xdg-open failed with exit status 1"), (2, "xdg-open found no file, and took the link for one"),
    (3, "xdg-open found no program that opens such links here"),
    (4, "the program that xdg-open started for the link failed"),
  ])
  func aFailureIsSaidInWords(status: Int, words: String) throws {
    let machine = try Machine()
    try machine.add("xdg-open", "exit \(status)")
    guard case .failed(let message, let hint) = machine.desktop(["DISPLAY": ":1"]).open(try Machine.link()) else {
      Issue.record("it is no failure")
      return
    }
    #expect(message.description == words)
    #expect(!hint.isEmpty)
  }

  @Test func whatNoBrowserCanBeFoundForIsAFailureOfTheRealOne() throws {
    let machine = try Machine()
    try machine.add("browser", "exit 1")
    let desktop = machine.desktop(["BROWSER": machine.programs + "/browser"])
    #expect(
      desktop.open(try Machine.link())
        == .failed(
          message: "xdg-open found no program that opens such links here",
          hint: "copy the link, or have its QR code read by your telephone"))
  }

  /// The browser is still there when the link counts as handed over, and no zombie once it has ended.
  @Test func aBrowserMayStayAndIsReaped() throws {
    let machine = try Machine()
    let pipe = machine.directory.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    try machine.add("xdg-open", #"echo $$ > "$HOME/pid"; read line < "$HOME/pipe""#)
    var hasStarted = false
    #expect(machine.desktop(["DISPLAY": ":1"]).open(try Machine.link()) { hasStarted = true } == .handedTo("xdg-open"))
    #expect(hasStarted)
    let pid = try #require(pid_t(machine.written("pid").filter { !$0.isNewline }))
    #expect(kill(pid, 0) == 0)
    let end = open(pipe, O_WRONLY | O_CLOEXEC)
    close(end)
    // A zombie still has its number.
    let deadline = ContinuousClock.now + .seconds(20 * slowness)
    while kill(pid, 0) == 0, ContinuousClock.now < deadline { poll(nil, 0, 5) }
    #expect(kill(pid, 0) == -1)
  }

  @Test func whereThereIsNoDesktopNothingIsStarted() throws {
    let machine = try Machine()
    try machine.add("xdg-open", #"touch "$HOME/started""#)
    let desktop = machine.desktop(["DISPLAY": "", "BROWSER": ""])
    let obstacle = try #require(desktop.obstacle)
    #expect(obstacle.description.contains("no desktop"))
    guard case .failed(let message, _) = desktop.open(try Machine.link()) else {
      Issue.record("it is no failure")
      return
    }
    #expect(message == obstacle)
    #expect(access(machine.directory.path + "/started", F_OK) != 0)
  }

  @Test func withoutXdgOpenItIsSaidWhatToInstall() throws {
    let desktop = try Machine().desktop(["WAYLAND_DISPLAY": "wayland-1"], systemPrograms: false)
    #expect(desktop.obstacle == "xdg-open is not installed, which opens links (Debian: xdg-utils)")
  }

  @Test func programsAreNotFoundByWayOfTheCurrentDirectory() throws {
    let machine = try Machine()
    try machine.add("xdg-open", "exit 0")
    let here = try #require(getcwd(nil, 0))
    defer { free(here) }
    let depth = String(cString: here).split(separator: "/").count
    let relative = String(repeating: "../", count: depth) + machine.programs.dropFirst()
    #expect(access(relative + "/xdg-open", X_OK) == 0)
    for path in [relative, ":", ".", ""] {
      #expect(Desktop(environment: ["PATH": path, "DISPLAY": ":1"]).obstacle != nil)
      #expect(Desktop(environment: ["PATH": "\(path):\(machine.programs)", "DISPLAY": ":1"]).obstacle == nil)
    }
    // Nor by what is started.
    #expect(ProgramSearch(path: "::bin:./bin:/usr/bin:.:/bin:").path == "/usr/bin:/bin")
  }
}
