import Glibc

/// What happens when the test process ends by `exit`: first the daemons end, then the directories that they write to
/// go.
enum AtExit {
  /// Registers it once, however often it is called.
  static func register() { _ = once }

  private static let once: Void = {
    atexit {
      Daemon.stopAll()
      PrivateDirectory.removeAll()
    }
  }()
}
