import ArgumentParser
import DisplayText
import Glibc
import Resolver

/// The options that every command has.
struct CommonOptions: ParsableArguments {
  @Flag(name: .long, help: "Print JSON, one object a line.")
  var json = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Whom the DNS is asked through: system, recursive, ADDRESS or ADDRESS@PORT. (default: system)", valueName: "spec")
  )
  var resolver: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Validate from the DNSKEY or DS records in this file, not from the root's.", valueName: "file"))
  var trustAnchor: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Validate answers: auto, require (only secure ones count) or off. (default: auto)", valueName: "choice"))
  var dnssec: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Give a step at most this long. (default: 5 for the DNS, 10 for a provider)", valueName: "seconds"))
  var timeout: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Keep contacts in this file. (default: $XDG_DATA_HOME/mimi/contacts.jsonl)", valueName: "file"))
  var store: String?

  @Flag(name: .long, help: "Keep nothing of what is found.")
  var noSave = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Read this configuration. (default: $XDG_CONFIG_HOME/mimi/config.json)", valueName: "file"))
  var config: String?

  @Option(
    name: .long, help: ArgumentHelp("Use colour: auto, always or never. (default: auto)", valueName: "choice"))
  var color: String?

  @Flag(name: .long, help: "Write plain lines only, one after another.")
  var accessible = false

  @Flag(name: .long, help: "Say on standard error what was asked of whom, and how long it took.")
  var verbose = false
}

extension CommonOptions {
  /// The configuration: the command line wins over the variables, they over the file.
  func configuration() throws(Failure) -> Configuration {
    var configuration = Configuration()
    try readFile(into: &configuration)
    for (variable, name) in Self.variables {
      guard let value = Self.environment(variable) else { continue }
      do {
        try configuration.set(name, to: value)
      } catch {
        throw Failure(
          status: .configuration, message: "\(variable)=\(value): \(error.reason)", hint: DisplayText(error.hint))
      }
    }
    let given = [("resolver", resolver), ("dnssec", dnssec), ("timeout", timeout), ("color", color)]
    for case (let name, let value?) in given {
      do {
        try configuration.set(name, to: value)
      } catch {
        throw Failure(status: .usage, message: "--\(name) \(value): \(error.reason)", hint: DisplayText(error.hint))
      }
    }
    return configuration
  }

  /// The trust anchor that is named; the root's where none is, and `nil` where there is not even that.
  func anchor() throws(Failure) -> TrustAnchor? {
    do {
      if let trustAnchor { return try TrustAnchor(path: trustAnchor) }
    } catch {
      throw Failure(status: .usage, message: DisplayText(error.message), hint: Self.anchorHint)
    }
    do {
      if let path = Self.environment("MIMI_TRUST_ANCHOR") { return try TrustAnchor(path: path) }
    } catch {
      throw Failure(
        status: .configuration, message: "MIMI_TRUST_ANCHOR: \(error.message)", hint: Self.anchorHint)
    }
    return try? TrustAnchor(path: TrustAnchor.systemPath)
  }

  /// The trust anchor to validate from; `nil` where nothing is to be validated, too.
  func anchor(for configuration: Configuration) throws(Failure) -> TrustAnchor? {
    configuration.dnssec == .off ? nil : try anchor()
  }

  /// Why nothing is kept, as half a sentence; `nil` where it is.
  var keepsNothing: DisplayText? { noSave ? "--no-save keeps nothing" : nil }

  private static let anchorHint: DisplayText =
    "name a file with DNSKEY or DS records, such as \(TrustAnchor.systemPath)"

  /// The variables and the settings that they are.
  private static let variables = [
    ("MIMI_RESOLVER", "resolver"), ("MIMI_DNSSEC", "dnssec"), ("MIMI_TIMEOUT", "timeout"),
    ("MIMI_MIMI_TYPE", "mimiType"), ("MIMI_COLOR", "color"),
  ]

  private func readFile(into configuration: inout Configuration) throws(Failure) {
    let named = config ?? Self.environment("MIMI_CONFIG")
    guard let path = named ?? Self.usualPath else { return }
    let bytes: [UInt8]
    do {
      bytes = try SmallFile.read(path)
    } catch {
      if named == nil, error.isMissingFile || error.isRefusal { return }
      throw Failure(
        status: .configuration, message: "the configuration \(path) cannot be read: \(error.inWords)",
        hint: "check the path and the permissions, or leave the file out")
    }
    do {
      let idle = try ConfigurationFile.read(bytes, folder: Self.folder(of: path), into: &configuration)
      if verbose, !idle.isEmpty {
        let names = idle.joined(separator: ", ")
        Console.write(Console.hint("without effect in this version, in \(path): \(names)"), to: STDERR_FILENO)
      }
    } catch {
      throw Failure(
        status: .configuration, message: "\(path), line \(error.line): \(error.message)", hint: error.hint)
    }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return String(path[..<slash])
  }

  /// The XDG Base Directory Specification: a relative path in the variable counts as none.
  private static var usualPath: String? {
    if let folder = environment("XDG_CONFIG_HOME"), folder.hasPrefix("/") { return folder + "/mimi/config.json" }
    return environment("HOME").map { $0 + "/.config/mimi/config.json" }
  }

  static func environment(_ name: String) -> String? {
    guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
    return value
  }
}
