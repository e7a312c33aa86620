import ContactStore
import Dispatch
import DisplayText
import Glibc
import Interface
import Locking
import Terminal

/// The form without a screen: lines in, lines out.
enum DialogueSession {
  private enum Message: Sendable {
    case line(String)
    case end(isGone: Bool)
    case event(Event)
  }

  /// Messages for the main thread, which sleeps until there is one.
  private final class Inbox: Sendable {
    private let messages = Mutex<[Message]>([])
    private let count = DispatchSemaphore(value: 0)

    func post(_ message: Message) {
      messages.withLock { $0.append(message) }
      count.signal()
    }

    /// Drops the lines that are waiting.
    func dropLines() {
      let dropped = messages.withLock { messages in
        let before = messages.count
        messages.removeAll { if case .line = $0 { true } else { false } }
        return before - messages.count
      }
      for _ in 0..<dropped { count.wait() }
    }

    func next() -> Message {
      count.wait()
      return messages.withLock { $0.removeFirst() }
    }
  }

  /// Runs it on the main thread. The end of the input is a way to quit, as in any program that reads lines.
  static func run(_ plan: SessionPlan) -> Never {
    let inbox = Inbox()
    var plan = plan
    plan.facts.terminalCopies = ClipboardSequence.isUnderstood(by: STDOUT_FILENO)
    plan.facts.isASCII = !UserLocale.isUTF8
    run(plan, inbox)
  }

  private static func run(_ plan: SessionPlan, _ inbox: Inbox) -> Never {
    let runner = plan.beginning { inbox.post(.event($0)) }
    Interruption.setLastWords(canBeCutShort: false) { plan.end(runner, by: .now() + Limits.storePatience) }
    BlockingThread.start { readLines(into: inbox) }
    var dialogue = PlainDialogue(facts: plan.facts, now: .now)
    var output = dialogue.begin()
    if let identifier = plan.identifier { output.add(dialogue.receive(.start(identifier: identifier))) }
    var isGone = false
    while true {
      if output.dropsInput {
        tcflush(STDIN_FILENO, TCIFLUSH)
        inbox.dropLines()
      }
      Console.write(output.lines.flatMap(Console.line), to: STDOUT_FILENO)
      for effect in output.effects {
        switch effect {
        case .quit: end(plan, runner, isGone: isGone)
        case .copyThroughTerminal(let copy): copyThroughTerminal(copy, inbox)
        default: runner.run(effect)
        }
      }
      let message = inbox.next()
      // The clock changes no line by itself.
      _ = dialogue.receive(.time(.now))
      switch message {
      case .line(let line): output = dialogue.receive(line: line)
      case .end(let wasFailure):
        isGone = wasFailure
        output = dialogue.receiveEnd()
      case .event(let event): output = dialogue.receive(event)
      }
    }
  }

  private static func copyThroughTerminal(_ copy: Copy, _ inbox: Inbox) {
    if let obstacle = copy.terminalObstacle { return inbox.post(.event(obstacle)) }
    let octets = ClipboardSequence.octets(of: copy.text, isWithinScreen: ClipboardSequence.isWithinScreen)
    Console.write(octets ?? [], to: STDOUT_FILENO)
  }

  private static func end(_ plan: SessionPlan, _ runner: EffectRunner, isGone: Bool) -> Never {
    plan.end(runner)
    // Reading from a terminal fails only when it is gone, of which the kernel tells by a signal too: whichever comes
    // first, the end is the same.
    if isGone { Console.endBySignal(SIGHUP) }
    Console.end(.found)
  }

  private static func readLines(into inbox: Inbox) {
    var reader = LineReader(STDIN_FILENO)
    while let line = reader.next() { inbox.post(.line(String(decoding: line, as: UTF8.self))) }
    inbox.post(.end(isGone: reader.mistake != nil || isHungUp(STDIN_FILENO)))
  }

  /// Whether the other end of a terminal is closed: reading ends then as it does after ^D.
  private static func isHungUp(_ descriptor: Int32) -> Bool {
    var state = pollfd(fd: descriptor, events: 0, revents: 0)
    return poll(&state, 1, 0) == 1 && state.revents & Int16(POLLHUP) != 0
  }
}
