import Glibc

/// What did not happen on a terminal, with the screen as it was then.
public struct TerminalFailure: Error, CustomStringConvertible, Sendable {
  /// All of it.
  public let description: String

  init(_ description: String) { self.description = description }

  /// A failed call of the C library, with the reason that `errno` has now.
  static func call(_ name: String, code: Int32 = errno) -> TerminalFailure {
    TerminalFailure("\(name): \(String(cString: strerror(code)))")
  }
}
