internal import CNcurses
internal import Glibc

/// Sends a frame in one piece, so that a terminal does not show half of it now and then. ncurses writes to a descriptor of
/// its own, behind which a file in memory stands while it draws what is more than its buffer holds.
final class FrameOutput {
  private let terminal: Int32
  /// Where ncurses writes: another number of the terminal's, but while it draws.
  private let own: Int32
  /// -1 when there is none; then ncurses writes as it does.
  private let memory: Int32
  private var buffer: [UInt8] = []
  /// Whether ncurses sends all that its buffer holds at once; see `join`.
  private var isJoined = false
  /// ncurses' stream.
  let stream: UnsafeMutablePointer<FILE>

  /// - Parameter terminal: its descriptor.
  init?(_ terminal: Int32) {
    self.terminal = terminal
    own = fcntl(terminal, F_DUPFD_CLOEXEC, 3)
    guard own >= 0, let stream = fdopen(own, "w") else { return nil }
    self.stream = stream
    memory = mimi_memory_file()
  }

  /// Has ncurses, once it is there, write what it draws at once, up to some 5,000 bytes on a screen of 120x40.
  ///
  /// Until its `endwin` was called for the first time, it takes the program for one that places the cursor by hand, and
  /// writes whenever it has moved it (6.4, `_nc_mvcur`): ten times a frame, and each wakes the terminal. What it writes
  /// with that call goes nowhere; what belongs to the beginning it writes again with the drawing after it.
  ///
  /// - Parameter size: the screen's, from which the buffer has its size.
  func join(size: Size) {
    // Of less it sends a part at once, and the rest would go nowhere.
    guard Self.bufferSize(of: size) >= Self.beginning, memory >= 0, place(memory) else { return }
    endwin()
    _ = place(terminal)
    doupdate()
    isJoined = true
  }

  /// Bytes that ncurses 6.4 buffers (`_nc_set_buffer`).
  private static func bufferSize(of size: Size) -> Int { min(size.rows * (size.columns + 6), 2_800) }

  /// Bytes that hold what any terminal is sent at the beginning.
  private static let beginning = 400

  /// Nothing may use it afterwards.
  func close() {
    fclose(stream)
    if memory >= 0 { _ = Glibc.close(memory) }
  }

  /// Sends what ncurses draws, with a string before it and one behind.
  /// - Parameter isWhole: whether all of the screen is drawn, which may be more than ncurses' buffer holds.
  func frame(before: String? = nil, after: String? = nil, isWhole: Bool, draw: () -> Void) {
    if isJoined, !isWhole, before == nil, after == nil { return draw() }
    buffer.removeAll(keepingCapacity: true)
    buffer += (before ?? "").utf8
    if memory >= 0, lseek(memory, 0, SEEK_SET) == 0, place(memory) {
      draw()
      _ = place(terminal)
      collect(Int(lseek(memory, 0, SEEK_CUR)))
    } else {
      send(buffer)
      buffer.removeAll()
      draw()
    }
    buffer += (after ?? "").utf8
    send(buffer)
  }

  /// Sends bytes, all of them.
  func send(_ bytes: some Collection<UInt8>) {
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var ready = pollfd(fd: terminal, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, -1)
      } else if errno != EINTR {
        // The terminal is gone, which the next reading tells.
        return
      }
    }
  }

  /// Has ncurses write there.
  private func place(_ descriptor: Int32) -> Bool {
    while dup2(descriptor, own) < 0 {
      if errno != EINTR, errno != EBUSY { return false }
    }
    _ = fcntl(own, F_SETFD, FD_CLOEXEC)
    return true
  }

  private func collect(_ count: Int) {
    guard count > 0 else { return }
    let drawn = [UInt8](unsafeUninitializedCapacity: count) { place, size in
      size = max(0, pread(memory, place.baseAddress, count, 0))
    }
    buffer += drawn
  }
}
