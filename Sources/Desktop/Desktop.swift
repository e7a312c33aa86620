internal import CLinux
public import DisplayText

/// The user's desktop, as far as there is one: what opens links, and what keeps the clipboard.
public struct Desktop: Sendable {
  let environment: [String: String]
  let programs: ProgramSearch
  let copies = RunningCopies()

  /// - Parameter environment: the process's variables, which the programs that are started get too. Without `PATH` none is
  ///   found.
  public init(environment: [String: String]) {
    programs = ProgramSearch(path: environment["PATH"] ?? "")
    var environment = environment
    // What is started starts others, and is not to find them where we would not look.
    environment["PATH"] = programs.path
    self.environment = environment
  }

  /// The one that this process was started on.
  public static var ofThisProcess: Desktop {
    var variables: [String: String] = [:]
    var place = mimi_environment()
    while let entry = place?.pointee {
      let text = String(cString: entry)
      if let sign = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
        variables[String(text[..<sign])] = String(text[text.utf8.index(after: sign)...])
      }
      place = place?.advanced(by: 1)
    }
    return Desktop(environment: variables)
  }

  /// Why no link can be opened here, in one sentence without its dot; `nil` where one can.
  public var obstacle: DisplayText? {
    guard ["DISPLAY", "WAYLAND_DISPLAY", "BROWSER"].contains(where: has) else {
      return "there is no desktop here: none of DISPLAY, WAYLAND_DISPLAY and BROWSER is set"
    }
    return programs.find(Self.opener) == nil ? "xdg-open is not installed, which opens links (Debian: xdg-utils)" : nil
  }

  /// What opens links on every desktop.
  static let opener = "xdg-open"

  /// Whether a variable is set, and not empty.
  func has(_ variable: String) -> Bool { !(environment[variable] ?? "").isEmpty }
}
