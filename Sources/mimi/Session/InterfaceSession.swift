import Dispatch
import Glibc
import Interface
import Terminal

/// The interface on a screen, from its first frame to the end of the process.
enum InterfaceSession {
  /// Runs it on the main thread. Where the terminal can have no screen it is the form without one.
  static func run(_ plan: SessionPlan) -> Never {
    guard let mailbox = Mailbox<Event>(), let screen = Screen(rendering: Rendering(hasColor: plan.color.allowsColor))
    else { DialogueSession.run(plan) }
    var plan = plan
    plan.facts.terminalCopies = screen.copies
    plan.facts.isASCII = screen.rendering.isASCII
    run(plan, on: screen, mailbox)
  }

  private static func run(_ plan: SessionPlan, on screen: Screen, _ mailbox: Mailbox<Event>) -> Never {
    let runner = plan.beginning { mailbox.post($0) }
    Interruption.setLastWords(canBeCutShort: false) {
      mailbox.endLoop(patience: Limits.screenPatience)
      plan.end(runner, by: .now() + Limits.storePatience)
    }
    let program = InterfaceProgram(plan, size: screen.size, runner: runner)
    let end = Terminal.run(program, on: screen, mailbox: mailbox)
    screen.close()
    switch end {
    case .endAsked:
      // A signal; its thread has the last word.
      while true { pause() }
    case .quit:
      plan.end(runner)
      Console.end(.found)
    case .endOfInput:
      plan.end(runner)
      // The terminal is gone, of which the kernel tells by a signal too: whichever comes first, the end is the same.
      Console.endBySignal(SIGHUP)
    }
  }
}
