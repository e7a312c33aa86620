import TerminalEmulator
import TestSupport
import Testing

/// The emulator shows what another terminal shows: random streams, and what tmux makes of them.
@Suite struct EmulatorTestsAgainstTmux {
  private static let (columns, rows) = (80, 24)

  /// Plays all streams into one pane, and leaves what it shows after each.
  private static let script = """
    stty raw -echo
    for stream in "$1"/stream.*; do
      printf '\\033c'
      cat "$stream"
      # The answer has four bytes, and comes when all before it is on the screen.
      printf '\\033[5n'
      dd bs=1 count=4 >/dev/null 2>&1
      tmux capture-pane -e -p -t "$TMUX_PANE" >"$1/screen.${stream##*.}"
      tmux display-message -p -t "$TMUX_PANE" '#{cursor_x} #{cursor_y}' >"$1/cursor.${stream##*.}"
    done
    tmux wait-for -S finished
    """

  @Test func randomStreams() throws {
    let directory = try PrivateDirectory()
    let streams = (0..<12).map { index in
      let flavors = RandomStream.Flavor.allCases
      return RandomStream(
        seed: UInt64(index), flavors[index % flavors.count], columns: Self.columns, rows: Self.rows, steps: 400)
    }
    for (index, stream) in streams.enumerated() { try directory.write("stream.\(index)", stream.bytes) }
    let script = try directory.write("script", Self.script)
    let environment = ["TMUX_TMPDIR": directory.path, "SHELL": "/bin/sh"]
    let server = ["-L", "emulator", "-f", "/dev/null", "-u"]
    defer { _ = try? run("tmux", server + ["kill-server"], environment: environment) }
    let session = ["new-session", "-d", "-x", "\(Self.columns)", "-y", "\(Self.rows)"]
    let played = try run(
      "tmux", server + session + ["sh", script, directory.path, ";", "wait-for", "finished"], environment: environment,
      deadline: .seconds(30))
    #expect(played.errorText == "" && played.exitStatus == 0)

    for (index, stream) in streams.enumerated() {
      let cursor = String(decoding: try readFile(directory.path + "/cursor.\(index)"), as: UTF8.self)
      // After a full line tmux has the cursor behind the last column.
      let place = stream.emulator.cursor
      #expect(cursor == "\(place.column + (stream.emulator.isWrapPending ? 1 : 0)) \(place.row)\n", "stream \(index)")
      try compare(stream.emulator, try readFile(directory.path + "/screen.\(index)"), index)
    }
  }

  private func compare(_ emulator: Emulator, _ capture: [UInt8], _ index: Int) throws {
    var shown = Emulator(columns: Self.columns, rows: Self.rows)
    let text = String(decoding: capture.dropLast(), as: UTF8.self)
    // A capture has line drawing as shifted characters, and does not say from which set.
    shown.feed("\u{1B})0")
    shown.feed(text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
    #expect(emulator.unknownSequences == [])
    #expect(shown.unknownSequences == [])
    for row in 0..<Self.rows {
      let (ours, theirs) = (emulator.cells(ofRow: row), shown.cells(ofRow: row))
      guard let column = ours.indices.first(where: { Self.differ(ours[$0], theirs[$0]) }) else { continue }
      Issue.record(
        "stream \(index), row \(row), column \(column): \(ours[column]) and not \(theirs[column])\n\(emulator.lines[row])\n\(shown.lines[row])"
      )
      return
    }
  }

  /// A capture does not have the background of all erased cells.
  private static func differ(_ ours: Emulator.Cell, _ theirs: Emulator.Cell) -> Bool {
    ours.isBlank ? ours.text != theirs.text : ours != theirs
  }
}
