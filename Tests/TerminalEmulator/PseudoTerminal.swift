import Glibc

/// A program on a terminal: what is typed goes to it, what it writes goes to an `Emulator`.
///
/// All of it blocks the thread that calls, and nothing is read but in `waitUntil` and its kin: suites that use it are
/// `.serialized`, and what a program talks to meanwhile is a process or thread of its own. A test waits for what it
/// expects to see and never for time to pass. When the last reference goes, the terminal is hung up, and a program that
/// is there still is killed.
public final class PseudoTerminal {
  /// What the program has written makes this screen.
  public private(set) var emulator: Emulator
  /// What the program has written, up to `outputLimit` bytes.
  public private(set) var output: [UInt8] = []
  /// How many bytes it has written.
  public private(set) var bytesReceived = 0
  /// When the last of them were read.
  public private(set) var lastRead = ContinuousClock.now
  /// How it ended, once `waitForExit` has said so.
  public private(set) var end: ProgramEnd?

  /// The settings of the line before the program was started.
  public let modesAtStart: TerminalModes

  /// The most of a program's output that is kept: far above any test's need, far below the machine's memory.
  public static let outputLimit = 64 * 1_024 * 1_024

  /// The process that was started: the leader of the terminal's session.
  public var pid: Int32 { program.pid }

  private let program: TerminalProgram
  private let path: String
  /// The terminal's side; -1 once it is hung up.
  private var master: Int32
  /// The program's side, held open here too; -1 when it is not.
  private var slave: Int32 = -1
  private var buffer = [UInt8](repeating: 0, count: 65_536)

  /// Opens a terminal of this size and starts a program on it.
  /// - Parameters:
  ///   - program: its path.
  ///   - environment: all of its environment; nothing of the test's own is added.
  ///   - directory: where it starts; the test's own place when there is none.
  ///   - holdsOpen: whether this side keeps the program's side open too. Else reading ends when the program and all its
  ///     children have closed it.
  /// - Throws: `TerminalFailure` when it cannot be started.
  public init(
    _ program: String, _ arguments: [String] = [], environment: [String: String], directory: String? = nil,
    columns: Int = 80, rows: Int = 24, holdsOpen: Bool = true
  ) throws {
    emulator = Emulator(columns: columns, rows: rows)
    // Not openpty: a program that another thread starts just now must not inherit these.
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    guard master >= 0 else { throw TerminalFailure.call("open /dev/ptmx") }
    do {
      path = try Self.unlock(master)
      slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
      guard slave >= 0 else { throw TerminalFailure.call("open \(path)") }
      try Self.setSize(master, columns, rows)
      modesAtStart = try TerminalModes(of: slave)
      self.program = try TerminalProgram(
        program, arguments, environment: environment, directory: directory, terminal: path)
    } catch {
      if slave >= 0 { close(slave) }
      close(master)
      throw error
    }
    if !holdsOpen { letGo() }
  }

  deinit {
    letGo()
    hangUp()
    if end == nil {
      kill(program.pid, SIGKILL)
      _ = program.reap()
    }
  }

  // MARK: To the program

  /// Types a text. Where the program does not read, its output is read meanwhile, and after the time limit it fails.
  /// - Throws: `TerminalFailure`.
  public func send(_ text: String) throws { try send(bytes: Array(text.utf8)) }

  /// The same for bytes.
  public func send(bytes: [UInt8]) throws {
    let deadline = ContinuousClock.now + .seconds(20)
    var rest = bytes[...]
    while !rest.isEmpty {
      if isAtEnd || master < 0 { throw failure("nobody reads what is typed") }
      let events = try wait(for: Int16(POLLIN) | Int16(POLLOUT), until: deadline)
      if events == 0 { throw failure("the program does not read: \(rest.count) of \(bytes.count) bytes are left") }
      if events & Int16(POLLIN) != 0 { receive() }
      if events & Int16(POLLOUT) != 0 {
        let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
        if count > 0 { rest = rest.dropFirst(count) }
        if count < 0 && errno != EAGAIN && errno != EINTR { throw TerminalFailure.call("write") }
      } else if events & Int16(POLLIN) == 0 {
        throw failure("nobody reads what is typed")
      }
    }
  }

  /// Gives the window another size; the program in the foreground gets SIGWINCH.
  /// - Throws: `TerminalFailure`.
  public func resize(columns: Int, rows: Int) throws {
    // What was written for the size before is shown in it.
    receiveAll()
    emulator.resize(columns: columns, rows: rows)
    try Self.setSize(master, columns, rows)
  }

  /// Sends a signal to the process that was started.
  public func signal(_ number: Int32) {
    if end == nil { kill(program.pid, number) }
  }

  /// Sends a signal to all processes in the terminal's foreground, as the terminal itself does for ^C.
  public func signalForeground(_ number: Int32) {
    let group = foregroundGroup
    if group > 1 { kill(-group, number) }
  }

  /// The process group in the foreground, which is the process identifier of its leader.
  public var foregroundGroup: Int32 { tcgetpgrp(master) }

  /// Closes the terminal as a window is closed: the program gets SIGHUP, and reads and writes fail. Nothing can be sent
  /// or read from then on.
  public func hangUp() {
    letGo()
    if master >= 0 { close(master) }
    master = -1
  }

  /// No longer keeps the program's side open.
  public func letGo() {
    if slave >= 0 { close(slave) }
    slave = -1
  }

  /// The settings of the line now, also after the program has ended.
  /// - Throws: `TerminalFailure` after `hangUp`.
  public func modes() throws -> TerminalModes { try TerminalModes(of: slave >= 0 ? slave : master) }

  // MARK: From the program

  /// Reads until the screen is as expected.
  /// - Parameters:
  ///   - expectation: what is expected, for the message.
  ///   - timeout: for a machine that is very busy; nothing takes so long.
  /// - Throws: `TerminalFailure` with the screen when that does not come, or the program ends before.
  public func waitUntil(
    _ expectation: String = "the screen is as expected", timeout: Duration = .seconds(20),
    _ predicate: (Emulator) throws -> Bool
  ) throws {
    let deadline = ContinuousClock.now + timeout
    receiveAll()
    while try !predicate(emulator) {
      // Asked first: what it wrote before its end is read after.
      let hasEnded = hasEnded
      if receiveAll() { continue }
      if hasEnded { throw failure("the program ended before \(expectation)") }
      if try wait(for: Int16(POLLIN), orEnd: true, until: deadline) == 0, ContinuousClock.now >= deadline {
        throw failure("not within \(timeout): \(expectation)")
      }
    }
  }

  /// Reads until a text is on one of the screen's rows.
  /// - Throws: `TerminalFailure` with the screen.
  public func waitFor(_ text: String, timeout: Duration = .seconds(20)) throws {
    try waitUntil("“\(text)” is shown", timeout: timeout) { $0.shows(text) }
  }

  /// Reads until nothing has come for this time. A last resort, for where nothing is to be seen that could be waited
  /// for: it shows nothing about a program that is slow.
  /// - Throws: `TerminalFailure` when it does not fall silent.
  public func waitForQuiet(_ silence: Duration = .milliseconds(50), timeout: Duration = .seconds(20)) throws {
    let deadline = ContinuousClock.now + timeout
    while true {
      receiveAll()
      if try wait(for: Int16(POLLIN), until: .now + silence) == 0 || hasEnded && !receiveAll() { return }
      if ContinuousClock.now > deadline { throw failure("it goes on writing for \(timeout)") }
    }
  }

  /// What a key costs, until the screen is as expected.
  /// - Returns: the time from just before sending until the last byte was read, and how many bytes came.
  /// - Throws: `TerminalFailure` with the screen.
  public func measure(
    sending text: String, until predicate: (Emulator) throws -> Bool
  ) throws -> (time: Duration, bytes: Int) {
    receiveAll()
    let before = bytesReceived
    let start = ContinuousClock.now
    try send(text)
    try waitUntil("the answer to “\(readable(Array(text.utf8)))”", predicate)
    return (lastRead - start, bytesReceived - before)
  }

  /// Some of what the program has written, as it was read at once.
  public struct Piece: Sendable {
    /// When it had been read.
    public let time: ContinuousClock.Instant
    /// The bytes.
    public let bytes: [UInt8]
  }

  /// Reads until nothing has come for this time, for measurements: the screen is drawn only at the end, so that the
  /// emulator's work is in no figure.
  /// - Parameters:
  ///   - patience: how long to wait for the first byte.
  ///   - onRead: called whenever something was read, before anything else is done.
  /// - Returns: what came, in order; nothing when there was no byte.
  /// - Throws: `TerminalFailure` when the program ends before it falls silent.
  public func record(
    silence: Duration, patience: Duration = .seconds(20), onRead: () -> Void = {}
  ) throws -> [Piece] {
    var pieces: [Piece] = []
    let deadline = ContinuousClock.now + patience
    while true {
      if let bytes = readSome() {
        pieces.append(Piece(time: lastRead, bytes: Array(bytes)))
        onRead()
        continue
      }
      let end = pieces.last.map { $0.time + silence } ?? deadline
      if try wait(for: Int16(POLLIN), orEnd: true, until: end) == 0, ContinuousClock.now >= end { break }
      if hasEnded { throw failure("the program ended") }
    }
    for piece in pieces { show(piece.bytes) }
    return pieces
  }

  /// Reads until the program has ended.
  /// - Throws: `TerminalFailure` with the screen when it does not end.
  @discardableResult
  public func waitForExit(timeout: Duration = .seconds(20)) throws -> ProgramEnd {
    if let end { return end }
    let deadline = ContinuousClock.now + timeout
    while !hasEnded {
      _ = try wait(for: Int16(POLLIN), orEnd: true, until: deadline)
      receiveAll()
      if ContinuousClock.now >= deadline && !hasEnded { throw failure("the program has not ended within \(timeout)") }
    }
    receiveAll()
    let end = program.reap()
    self.end = end
    return end
  }

  /// Whether the program has ended.
  public var hasEnded: Bool {
    if end != nil { return true }
    var waiting = pollfd(fd: program.ended, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, 0) > 0
  }

  /// A failure with this sentence and the screen.
  public func failure(_ sentence: String) -> TerminalFailure {
    TerminalFailure("\(sentence)\n\(emulator.screenDescription)")
  }

  // MARK: Inside

  /// Waits for one of these, for a byte more, or for the program's end; 0 when nothing happened until then.
  private func wait(
    for events: Int16, orEnd: Bool = false, until deadline: ContinuousClock.Instant
  ) throws -> Int16 {
    let left = max(0, (deadline - .now) / .milliseconds(1))
    var waiting = [
      pollfd(fd: isAtEnd ? -1 : master, events: events, revents: 0),
      pollfd(fd: orEnd ? program.ended : -1, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&waiting, 2, Int32(min(left.rounded(.up), 1_000_000)))
    if count < 0 && errno != EINTR { throw TerminalFailure.call("poll") }
    return waiting[0].revents | waiting[1].revents
  }

  /// Whether there is nobody left that could write, and all was read.
  private var isAtEnd = false

  /// Reads what is there now; says whether something was.
  @discardableResult
  func receiveAll() -> Bool {
    var came = false
    while receive() { came = true }
    return came
  }

  @discardableResult
  private func receive() -> Bool {
    guard let bytes = readSome() else { return false }
    show(bytes)
    return true
  }

  /// What is there now; `nil` for nothing.
  private func readSome() -> ArraySlice<UInt8>? {
    guard master >= 0 else { return nil }
    let count = read(master, &buffer, buffer.count)
    // EIO says that the other side is closed; another program may yet open it.
    isAtEnd = count < 0 && errno == EIO
    guard count > 0 else { return nil }
    lastRead = .now
    bytesReceived += count
    return buffer[..<count]
  }

  private func show(_ bytes: some Collection<UInt8>) {
    output += bytes.prefix(Self.outputLimit - output.count)
    emulator.feed(bytes)
    let replies = emulator.takeReplies()
    if !replies.isEmpty { _ = write(master, replies, replies.count) }
  }

  /// Unlocks the program's side and returns its path, as unlockpt(3) and ptsname(3) do; Swift's import has neither.
  private static func unlock(_ master: Int32) throws -> String {
    var isLocked: Int32 = 0
    guard ioctl(master, 0x4004_5431, &isLocked) == 0 else { throw TerminalFailure.call("TIOCSPTLCK") }
    var number: Int32 = 0
    guard ioctl(master, 0x8004_5430, &number) == 0 else { throw TerminalFailure.call("TIOCGPTN") }
    return "/dev/pts/\(number)"
  }

  private static func setSize(_ descriptor: Int32, _ columns: Int, _ rows: Int) throws {
    let size = UnsafeMutablePointer<winsize>.allocate(capacity: 1)
    defer { size.deallocate() }
    size.initialize(to: winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0))
    guard ioctl(descriptor, UInt(TIOCSWINSZ), size) == 0 else { throw TerminalFailure.call("TIOCSWINSZ") }
  }
}
