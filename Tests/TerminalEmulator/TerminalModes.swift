import Glibc

/// The settings of a terminal's line, as tcgetattr(3) gives them; two are equal when a program left all as they were.
public struct TerminalModes: Sendable, Hashable, CustomStringConvertible {
  /// `c_iflag`.
  public var input: UInt32
  /// `c_oflag`.
  public var output: UInt32
  /// `c_cflag`.
  public var control: UInt32
  /// `c_lflag`.
  public var local: UInt32
  /// `c_cc`.
  public var characters: [UInt8]

  /// Lines are edited and given to the program whole, ICANON.
  public var isCanonical: Bool { local & UInt32(ICANON) != 0 }
  /// What is typed is shown, ECHO.
  public var echoes: Bool { local & UInt32(ECHO) != 0 }
  /// ^C and ^Z send signals, ISIG.
  public var sendsSignals: Bool { local & UInt32(ISIG) != 0 }
  /// Line feed returns the carriage too, OPOST.
  public var processesOutput: Bool { output & UInt32(OPOST) != 0 }

  /// Those of a descriptor now.
  init(of descriptor: Int32) throws {
    // On the heap: as a static property it would be too small for the call.
    let settings = UnsafeMutablePointer<termios>.allocate(capacity: 1)
    settings.initialize(to: termios())
    defer { settings.deallocate() }
    guard tcgetattr(descriptor, settings) == 0 else { throw TerminalFailure.call("tcgetattr") }
    input = settings.pointee.c_iflag
    output = settings.pointee.c_oflag
    control = settings.pointee.c_cflag
    local = settings.pointee.c_lflag
    characters = withUnsafeBytes(of: &settings.pointee.c_cc) { Array($0) }
  }

  /// As `stty -g` writes them, and in words what matters most.
  public var description: String {
    let flags = [input, output, control, local].map { String($0, radix: 16) }
    let cooked = "\(isCanonical ? "" : "-")icanon \(echoes ? "" : "-")echo \(sendsSignals ? "" : "-")isig"
    return (flags + characters.map { String($0, radix: 16) }).joined(separator: ":") + " (\(cooked))"
  }
}
