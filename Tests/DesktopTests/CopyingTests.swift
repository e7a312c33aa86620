import DisplayText
import Glibc
import Services
import TestSupport
import Testing

@testable import Desktop

/// With the real programs. One after another: each blocks its thread.
@Suite(.serialized) struct CopyingTests {
  /// What an account may hold, as it is shown; `-x` and the rest would mean something to a program or a shell.
  static let texts: [DisplayText] = [
    "myname99", "-selection", "; rm -rf ~ #", "$(id) `id` \"'\\", "bücher日本🙂", "\("a\u{202E}b\n\u{1B}]0;x\u{07}")",
  ]

  @Test(arguments: texts) func xclipPutsItOnTheClipboard(text: DisplayText) throws {
    let server = try XServer()
    let desktop = try Machine().desktop(["DISPLAY": server.display])
    #expect(desktop.copy(text) == .by("xclip"))
    #expect(try server.clipboard() == text.description)
  }

  @Test(arguments: texts) func xselDoesWhereThereIsNoXclip(text: DisplayText) throws {
    let server = try XServer()
    let machine = try Machine()
    #expect(symlink(try findProgram("xsel"), machine.programs + "/xsel") == 0)
    let desktop = machine.desktop(["DISPLAY": server.display], systemPrograms: false)
    #expect(desktop.copy(text) == .by("xsel"))
    #expect(try server.clipboard() == text.description)
  }

  @Test(arguments: texts) func tmuxKeepsItWhereThereIsNoDesktop(text: DisplayText) throws {
    let server = try TmuxServer()
    #expect(try Machine().desktop(["TMUX": server.variable]).copy(text) == .by("tmux"))
    #expect(try server.buffer() == text.description)
  }

  @Test func anOlderTmuxIsGivenItInItsOwnWay() throws {
    let server = try TmuxServer()
    let machine = try Machine()
    // Before 3.2.
    let real = try findProgram("tmux")
    try machine.add("tmux", #"[ "$2" = -w ] && { echo "unknown option -- w" >&2; exit 1; }; exec \#(real) "$@""#)
    #expect(machine.desktop(["TMUX": server.variable]).copy("myname99") == .by("tmux"))
    #expect(try server.buffer() == "myname99")
  }

  @Test func aDisplayThatIsNotThereLeavesItToTmux() throws {
    let server = try TmuxServer()
    let desktop = try Machine().desktop(["DISPLAY": "127.0.0.1:9", "TMUX": server.variable])
    #expect(desktop.copy("myname99") == .by("tmux"))
  }

  @Test func whatWentWrongIsSaidOfEach() throws {
    let machine = try Machine()
    try machine.add("xclip", "cat > /dev/null; exit 7")
    try machine.add("tmux", "exec true < /dev/null")
    let desktop = machine.desktop(
      ["WAYLAND_DISPLAY": "nothing", "DISPLAY": ":1", "TMUX": "/nowhere,1,0"], systemPrograms: false)
    guard case .byNone(let failures) = desktop.copy("myname99") else {
      Issue.record("it was copied")
      return
    }
    #expect(
      failures.prefix(3) == [
        "wl-copy is not installed", "xclip failed with exit status 7", "xsel is not installed",
      ])
  }

  @Test func aProgramThatHangsIsGivenUpWithAllThatItStarted() throws {
    let machine = try Machine()
    try machine.add("xclip", #"sleep 1000 & echo $! > "$HOME/sleeping"; wait"#)
    let desktop = machine.desktop(["DISPLAY": ":1"], systemPrograms: true)
    try machine.add("xsel", #"cat > "$HOME/text""#)
    #expect(desktop.copy("myname99") == .by("xsel"))
    #expect(try machine.written("text") == "myname99")
    let sleeping = try #require(pid_t(machine.written("sleeping").filter { !$0.isNewline }))
    #expect(!isRunning(sleeping))
  }

  @Test func aServerThatHangsIsGivenUp() throws {
    let server = try XServer()
    server.hang(true)
    defer { server.hang(false) }
    let machine = try Machine()
    #expect(symlink(try findProgram("xclip"), machine.programs + "/xclip") == 0)
    let desktop = machine.desktop(["DISPLAY": server.display], systemPrograms: false)
    #expect(
      desktop.copy("myname99") == .byNone(failures: ["xclip did not end within 3 seconds", "xsel is not installed"]))
  }

  /// More than a socket holds, to a program that takes nothing.
  @Test func aProgramThatTakesNothingIsGivenUp() throws {
    let machine = try Machine()
    try machine.add("xclip", "exec sleep 1000")
    let long = DisplayText(String(repeating: "a", count: 4_000_000))
    let desktop = machine.desktop(["DISPLAY": ":1"], systemPrograms: true)
    try machine.add("xsel", "exec true")
    guard case .byNone(let failures) = desktop.copy(long) else {
      Issue.record("it was copied")
      return
    }
    #expect(failures == ["xclip did not end within 3 seconds", "xsel did not take the text"])
  }

  @Test func whoEndsWaitsForNothing() async throws {
    let machine = try Machine()
    try machine.add("xclip", #"echo > "$HOME/started"; exec sleep 1000"#)
    let desktop = machine.desktop(["DISPLAY": ":1"])
    let copying = Task.detached { desktop.copy("myname99") }
    while access(machine.directory.path + "/started", F_OK) != 0 { await Task.yield() }
    desktop.stopCopying()
    guard case .byNone(let failures) = await copying.value else {
      Issue.record("it was copied")
      return
    }
    #expect(failures.first == "xclip was ended by signal 9")
    // Nor is another one started.
    #expect(failures.last == "xsel was given up")
  }

  @Test func withNothingToTalkToNothingIsTried() throws {
    #expect(try Machine().desktop(["DISPLAY": "", "TMUX": ""]).copy("myname99") == .byNone(failures: []))
  }
}
