public import DisplayText
internal import Glibc

/// A program with a screen, as the loop sees it. Everything is called on the thread of `run`, one after the other.
public protocol LoopProgram<Message>: AnyObject {
  /// What is posted to it by others.
  associatedtype Message: Sendable

  /// Something came from the terminal.
  func receive(_ input: Input)
  /// These were posted, in this order.
  func receive(_ messages: [Message])
  /// When `tick()` is to be called; `nil` for never. Asked for before each time of waiting.
  var nextTick: ContinuousClock.Instant? { get }
  /// `nextTick` has come.
  func tick()
  /// What the loop is to do now, once for each; `nil` for nothing more. Asked for after each of the calls above.
  func takeWish() -> LoopWish?
  /// What is to be seen. Asked for once a frame, and only after something was received.
  func canvas(size: Size) -> Canvas
}

/// What only the loop can do for a program.
public enum LoopWish: Sendable, Hashable {
  /// End; what has been typed since is dropped.
  case quit
  /// Stop until the shell lets the job go on.
  case suspend
  /// Draw everything anew.
  case redraw
  /// Have mouse presses reported, or not.
  case mouse(Bool)
  /// Ask the terminal to put this on the clipboard; see `Screen.copy(_:)`.
  case copy(DisplayText)
}

/// Why a loop has ended.
public enum LoopEnd: Sendable, Hashable {
  /// The program wished it.
  case quit
  /// The terminal is gone.
  case endOfInput
  /// `Mailbox.askForEnd()`.
  case endAsked
}

/// Shows a program on a screen until it ends. The screen stays open.
///
/// The thread sleeps until something happens. Keys are handled and shown at once: all that have been typed, then one
/// frame. Messages are joined to sixty frames a second.
@discardableResult
public func run<Program: LoopProgram>(
  _ program: Program, on screen: Screen, mailbox: Mailbox<Program.Message>
) -> LoopEnd {
  let loop = TerminalLoop(program: program, screen: screen, mailbox: mailbox)
  while true {
    if let end = loop.turn() { return end }
  }
}

private final class TerminalLoop<Program: LoopProgram> {
  /// The time of a frame that messages cause.
  private static var frame: Duration { .nanoseconds(16_666_667) }
  /// After so much time with input something is drawn, even when more input is there.
  private static var patience: Duration { .milliseconds(50) }

  private let program: Program
  private let screen: Screen
  private let mailbox: Mailbox<Program.Message>
  private var isDirty = true
  private var lastFrame: ContinuousClock.Instant?
  private var inputs: ArraySlice<Input> = []
  private var end: LoopEnd?

  init(program: Program, screen: Screen, mailbox: Mailbox<Program.Message>) {
    self.program = program
    self.screen = screen
    self.mailbox = mailbox
  }

  /// Draws what has changed, waits for something, and has it handled.
  func turn() -> LoopEnd? {
    if mailbox.isEndAsked { return .endAsked }
    if isDirty {
      isDirty = false
      screen.show(program.canvas(size: screen.size))
      lastFrame = .now
    }
    if inputs.isEmpty {
      wait()
      if mailbox.isEndAsked { return .endAsked }
      inputs = screen.readInput()[...]
    }
    handleInputs()
    if end == nil, isDirty || timeToFrame == .zero { handleMessages() }
    if end == nil, let tick = program.nextTick, tick <= .now {
      program.tick()
      isDirty = true
      grantWishes()
    }
    return end
  }

  /// How long messages have to wait for their frame.
  private var timeToFrame: Duration {
    guard let lastFrame else { return .zero }
    return max(.zero, lastFrame + Self.frame - .now)
  }

  private func handleInputs() {
    let start = ContinuousClock.now
    while let input = inputs.popFirst(), end == nil {
      program.receive(input)
      isDirty = true
      grantWishes()
      if input == .endOfInput, end == nil { end = .endOfInput }
      if ContinuousClock.now - start > Self.patience { return }
      // What came meanwhile belongs to the same frame.
      if inputs.isEmpty { inputs = screen.readInput()[...] }
    }
  }

  private func handleMessages() {
    let messages = mailbox.take()
    guard !messages.isEmpty else { return }
    program.receive(messages)
    isDirty = true
    grantWishes()
  }

  private func grantWishes() {
    while end == nil, let wish = program.takeWish() {
      switch wish {
      case .quit: end = .quit
      case .suspend: screen.suspend()
      case .redraw: screen.redraw()
      case .mouse(let isOn): screen.setMouse(isOn)
      case .copy(let text): screen.copy(text)
      }
    }
  }

  private func wait() {
    // Messages that have come already have to wait for their frame; those that come wake this up.
    let hasMail = mailbox.hasMessages
    let timeouts = [screen.inputTimeout, program.nextTick.map { $0 - .now }, hasMail ? timeToFrame : nil]
    let timeout = Milliseconds.rounded(up: timeouts.compactMap(\.self).min())
    withUnsafeTemporaryAllocation(of: pollfd.self, capacity: 3) { descriptors in
      descriptors.initializeElement(at: 0, to: pollfd(fd: Screen.input, events: Int16(POLLIN), revents: 0))
      descriptors.initializeElement(at: 1, to: pollfd(fd: screen.wakeDescriptor, events: Int16(POLLIN), revents: 0))
      descriptors.initializeElement(
        at: 2, to: pollfd(fd: hasMail ? -1 : mailbox.descriptor, events: Int16(POLLIN), revents: 0))
      _ = poll(descriptors.baseAddress, 3, timeout)
    }
  }
}

private enum Milliseconds {
  /// What `poll` takes; rounded up, since too early would be a turn for nothing.
  static func rounded(up duration: Duration?) -> Int32 {
    guard let duration else { return -1 }
    let (seconds, attoseconds) = max(.zero, duration).components
    return Int32(min(seconds, 86_400) * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
