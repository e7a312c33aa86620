import Dispatch
import DisplayText
import Glibc
import Locking
import Terminal

/// Says on a terminal, second by second, what is under way and how long that may take; nothing elsewhere.
///
/// `@unchecked Sendable`: the timer is only set up and cancelled, which libdispatch allows on any thread.
final class ProgressLine: @unchecked Sendable {
  private enum Line { case none, shown(columns: Int), over }

  private let line = Mutex(Line.none)
  private let timer: any DispatchSourceTimer
  private let begun = ContinuousClock.now

  /// Begins to say it.
  ///
  /// - Parameters:
  ///   - first: the one line where it is not drawn over.
  ///   - isDrawnOver: whether the line is written anew each second, and taken away at the end.
  ///   - text: the line after so many seconds.
  init(_ first: DisplayText, isDrawnOver: Bool, text: @escaping @Sendable (_ seconds: Int) -> DisplayText) {
    timer = DispatchSource.makeTimerSource()
    guard isatty(STDERR_FILENO) == 1 else {
      line.withLock { $0 = .over }
      return
    }
    let begun = begun
    guard isDrawnOver else {
      Console.write(Console.line(first), to: STDERR_FILENO)
      return
    }
    timer.setEventHandler { [weak self] in self?.show(text(Int((ContinuousClock.now - begun) / .seconds(1)))) }
    timer.schedule(deadline: .now(), repeating: .seconds(1))
    timer.activate()
  }

  /// Ends it.
  ///
  /// - Parameter clears: whether the line is as it was before; else what comes next begins a line of its own.
  func end(clears: Bool = true) {
    line.withLock { line in
      if case .shown(let columns) = line {
        let end = clears ? "\r\(String(repeating: " ", count: columns))\r" : "\n"
        Console.write(Array(end.utf8), to: STDERR_FILENO)
      }
      line = .over
    }
  }

  deinit {
    timer.setEventHandler {}
    // A source that never was active must not be let go.
    timer.activate()
    timer.cancel()
  }

  private func show(_ text: DisplayText) {
    let room = max(1, (Size.windowColumns(STDERR_FILENO) ?? 80) - 1)
    let fitted = text.fitted(to: room)
    line.withLock { line in
      if case .over = line { return }
      var columns = 0
      if case .shown(let before) = line { columns = min(before, room) }
      Console.write(Array("\r\(fitted.padded(to: columns))".utf8), to: STDERR_FILENO)
      line = .shown(columns: fitted.width)
    }
  }
}
