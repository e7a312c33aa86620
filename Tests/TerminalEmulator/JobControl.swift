extension PseudoTerminal {
  /// What the shell of `shell` writes when it waits for a command.
  public static let prompt = "shell$ "

  /// Starts an interactive shell, so that a program can be suspended with ^Z and brought back with `fg`. The shell waits
  /// for a command when this returns.
  /// - Parameter environment: all of its environment besides the prompt, and that of the programs started in it.
  /// - Throws: `TerminalFailure`.
  public static func shell(
    environment: [String: String], directory: String? = nil, columns: Int = 80, rows: Int = 24
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-i"], environment: environment.merging(["PS1": prompt]) { $1 }, directory: directory,
      columns: columns, rows: rows)
    try terminal.waitForPrompt()
    return terminal
  }

  /// Gives the shell a command, and does not wait for its end.
  /// - Throws: `TerminalFailure`.
  public func enter(_ command: String) throws {
    receiveAll()
    // The line's own echo; until it has come the prompt before it could be taken for the next one.
    let echoed = bytesReceived + command.utf8.count + 2
    try send(command + "\r")
    try waitUntil("the command is echoed") { _ in bytesReceived >= echoed }
  }

  /// Reads until the shell waits for a command: the one before has ended, or is suspended.
  /// - Throws: `TerminalFailure`.
  public func waitForPrompt(timeout: Duration = .seconds(20)) throws {
    try waitUntil("the shell waits for a command", timeout: timeout) { $0.isAtPrompt }
  }

  /// Gives the shell a command and waits for its end; the exit status as the shell has it: 128 + the signal, and that of
  /// a suspended one too.
  /// - Throws: `TerminalFailure`.
  public func exitStatus(of command: String) throws -> Int32 {
    try enter(command)
    try waitForPrompt()
    return try lastStatus()
  }

  /// The exit status of the shell's last command, at the prompt.
  /// - Throws: `TerminalFailure`.
  public func lastStatus() throws -> Int32 {
    let mark = "status."
    try enter("echo \(mark)$?.")
    try waitForPrompt()
    // The line above the prompt; the echo of the command has `$?` in it.
    let answer = emulator.cursor.row > 0 ? emulator.lines[emulator.cursor.row - 1] : ""
    guard answer.hasPrefix(mark), let status = Int32(answer.dropFirst(mark.count).dropLast()) else {
      throw failure("the shell has not told the status")
    }
    return status
  }
}

extension Emulator {
  /// Whether the cursor stands just behind the shell's prompt.
  fileprivate var isAtPrompt: Bool {
    let text = cells(ofRow: cursor.row)[..<cursor.column].map(\.text).joined()
    return text.hasSuffix(PseudoTerminal.prompt)
  }
}
