internal import Glibc

extension Screen {
  /// What has come from the terminal since the last call, without waiting for more: keys, pastes, the mouse, a new size,
  /// going on after having been stopped, and the end of input. At most 64 KiB of input at a time.
  ///
  /// To be called when standard input or `wakeDescriptor` is readable, and again after `inputTimeout`.
  public func readInput() -> [Input] {
    guard !isClosed else { return [.endOfInput] }
    let notes = SignalNotes.take()
    if notes.contains(.stopped) { suspend(wholeJob: false) }
    if notes.contains(.continued) {
      repair()
      events.append(.resumed)
    } else if notes.contains(.resized) {
      resize()
    }
    defer { events = [] }
    return events + reader.read()
  }

  /// After how much time `readInput()` is to be called even if nothing comes, since then what has come means something
  /// else: Esc by itself is a key. `nil` for never.
  public var inputTimeout: Duration? { events.isEmpty ? reader.timeout : .zero }

  /// Becomes readable by a signal that `readInput()` sees to.
  public var wakeDescriptor: Int32 { SignalNotes.descriptor }

  /// Gives the terminal back and stops the process, as ^Z does in other programs; returns when it goes on, with the
  /// terminal taken again and `.resumed` to be read. Does nothing where nobody could let it go on.
  ///
  /// - Parameter wholeJob: whether all processes of the job are stopped, as by the terminal's own ^Z.
  public func suspend(wholeJob: Bool = true) {
    guard !isClosed, SignalNotes.canStop else { return }
    leave()
    SignalNotes.stop(wholeJob: wholeJob)
    takeAgain()
    events.append(.resumed)
  }
}
