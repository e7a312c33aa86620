import Services
import TestSupport

@testable import Desktop

/// A machine with a folder of programs of its own.
struct Machine {
  let directory: PrivateDirectory
  /// The programs' folder, which is first in `PATH`.
  let programs: String

  init() throws {
    directory = try PrivateDirectory()
    programs = directory.path
  }

  /// Puts a program there: a script for /bin/sh.
  func add(_ name: String, _ script: String) throws {
    try directory.write(name, "#!/bin/sh\n\(script)\n", mode: 0o700)
  }

  /// Its desktop, with these variables.
  ///
  /// - Parameter systemPrograms: whether the system's programs are found too.
  func desktop(_ variables: [String: String] = [:], systemPrograms: Bool = true) -> Desktop {
    var environment = cleanEnvironment(home: directory.path, adding: [:])
    environment["PATH"] = systemPrograms ? "\(programs):\(environment["PATH"] ?? "")" : programs
    return Desktop(environment: environment.merging(variables) { $1 })
  }

  /// What a script has written into a file of the folder.
  func written(_ name: String) throws -> String {
    String(decoding: try readFile(directory.path + "/" + name), as: UTF8.self)
  }

  /// A link.
  static func link() throws -> ChatLink { try ServiceCatalogue.builtIn.link(to: "myname99", at: "telegram") }
}
