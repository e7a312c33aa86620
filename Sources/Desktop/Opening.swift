internal import DisplayText
internal import Glibc
public import Services

extension Desktop {
  /// Hands a link to the desktop's program for it, as the only argument. Blocks, for 2 seconds at most: a program that has not
  /// failed by then has begun, and is left to itself.
  ///
  /// - Parameter started: called when the program is there, or is known not to come.
  public func open(_ link: ChatLink, started: () -> Void = {}) -> Opening {
    let program: StartedProgram
    do throws(OpeningFailure) {
      defer { started() }
      program = try start(link)
    } catch {
      return error.opening
    }
    if program.hasEnded(by: .now + Limits.openingFailure) {
      let end = program.reap()
      if end != .exited(0) { return .failed(message: Self.inWords(end), hint: Self.otherWays) }
    } else {
      Reaper.leave(program)
    }
    return .handedTo(DisplayText(Self.opener))
  }

  private struct OpeningFailure: Error {
    var opening: Opening
  }

  private func start(_ link: ChatLink) throws(OpeningFailure) -> StartedProgram {
    if let obstacle { throw OpeningFailure(opening: .failed(message: obstacle, hint: Self.otherWays)) }
    guard let path = programs.find(Self.opener) else { throw Self.notStarted(ENOENT) }
    do throws(StartedProgram.Failure) {
      return try StartedProgram(path, [link.uri], environment: environment)
    } catch {
      throw Self.notStarted(error.code)
    }
  }

  private static func notStarted(_ code: Int32) -> OpeningFailure {
    OpeningFailure(
      opening: .failed(message: "xdg-open cannot be started: \(String(errno: code))", hint: otherWays))
  }

  /// What a failure means: the exit statuses are those of xdg-open(1).
  private static func inWords(_ end: StartedProgram.End) -> DisplayText {
    switch end {
    case .exited(2): "xdg-open found no file, and took the link for one"
    case .exited(3): "xdg-open found no program that opens such links here"
    case .exited(4): "the program that xdg-open started for the link failed"
    case .exited(let status): "xdg-open failed with exit status \(status)"
    case .killed(let signal): "xdg-open was ended by signal \(signal)"
    }
  }

  private static let otherWays: DisplayText = "copy the link, or have its QR code read by your telephone"
}

extension String {
  /// The C library's words for an error, as they stand within a sentence.
  init(errno code: Int32) {
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(code, &buffer, buffer.count) == 0 else {
      self = "error \(code)"
      return
    }
    let text = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    self = text.prefix(1).lowercased() + text.dropFirst()
  }
}
