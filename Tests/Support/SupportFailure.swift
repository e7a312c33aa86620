import Glibc

/// What a helper of the tests could not do, in one sentence; for a program that was ended early, with what it had
/// written by then.
public struct SupportFailure: Error, CustomStringConvertible, Sendable {
  /// The sentence.
  public let description: String
  /// Standard output until then, where a program ran.
  public let output: [UInt8]
  /// Standard error until then, where a program ran.
  public let errors: [UInt8]

  /// A failure; `output` and `errors` are empty where no program ran.
  public init(_ description: String, output: [UInt8] = [], errors: [UInt8] = []) {
    self.output = output
    self.errors = errors
    let shown = errors.isEmpty ? "" : "; standard error: " + String(decoding: errors.suffix(2_000), as: UTF8.self)
    self.description = description + shown
  }

  /// A failed call of the C library, with the reason that `errno` has now.
  static func call(_ name: String) -> SupportFailure {
    SupportFailure("\(name): \(String(cString: strerror(errno)))")
  }
}
