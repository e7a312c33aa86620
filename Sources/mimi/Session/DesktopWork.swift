import Desktop
import Dispatch
import DisplayText
import Interface
import Locking
import Services
import Terminal

/// What the desktop's programs do for a session, on queues of its own: they may take seconds, or hang.
final class DesktopWork: Sendable {
  private let desktop: Desktop
  private let work: PendingWork
  private let sink: @Sendable (Event) -> Void
  /// A browser that takes its time keeps nobody from opening another link, nor from copying.
  private let opening = DispatchQueue(label: "opening", attributes: .concurrent)
  private let copying = DispatchQueue(label: "copying")
  /// What the end of the session waits for: links that are to be handed over, and texts that are to be copied.
  private let urgent = DispatchGroup()
  /// How often something was to be copied.
  private let wishes = Mutex(0)

  init(_ desktop: Desktop, work: PendingWork, sink: @escaping @Sendable (Event) -> Void) {
    self.desktop = desktop
    self.work = work
    self.sink = sink
  }

  /// Opens a link: `.linkOpened`.
  func open(_ link: ChatLink) {
    work.begin()
    urgent.enter()
    opening.async { [self] in
      // From then on it needs us no more.
      let outcome = desktop.open(link) { urgent.leave() }
      sink(.linkOpened(link, outcome))
      work.end()
    }
  }

  /// Copies: `.copied`. Of several that wait only the last is copied, as it would take the place of the others.
  func copy(_ copy: Copy) {
    let number = wishes.withLock { wishes in
      wishes += 1
      return wishes
    }
    work.begin()
    urgent.enter()
    copying.async { [self] in
      if wishes.withLock({ $0 == number }) { sink(.copied(copy, desktop.copy(copy.text))) }
      urgent.leave()
      work.end()
    }
  }

  /// Blocks until what is to be opened is handed over and what is to be copied is copied, or until it takes too long; then
  /// the programs that copy are ended.
  func finish(by deadline: DispatchTime) {
    _ = urgent.wait(timeout: min(deadline, .now() + Limits.desktopPatience))
    desktop.stopCopying()
  }
}

extension Copy {
  /// What is to be said instead of asking the terminal, where it cannot be asked for so much.
  var terminalObstacle: Event? {
    guard text.description.utf8.count > Terminal.Limits.copiedOctets else { return nil }
    return .notice(
      "this is too long to be copied by way of the terminal", hint: "select it with the mouse", isFailure: false)
  }
}
