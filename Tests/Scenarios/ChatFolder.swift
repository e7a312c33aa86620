import Glibc
import TerminalEmulator
import TestSupport

/// A store with one contact, `mymimi.example.com`, and the programs with which a conversation is begun from there.
struct ChatFolder {
  static let id = "mymimi.example.com"
  /// What tells of a desktop or of a terminal, and what is one's own.
  let folder: ContactsFolder

  /// A provider of the contact.
  struct Provider {
    var service: String?
    var account: String?
    /// Links that the provider named when it told the account; then the account is its word.
    var links: [String] = []
  }

  init(_ providers: Provider...) throws {
    folder = try ContactsFolder()
    let list = providers.enumerated().map { place, provider in
      let isTold = !provider.links.isEmpty
      let source = provider.account == nil ? "null" : isTold ? #""provider""# : #""dns""#
      let links = provider.links.map { #"{"rel": "self", "href": \#(Self.json($0))}"# }.joined(separator: ", ")
      return """
        {"priority": \(place + 1), "service": \(Self.json(provider.service)), "endpoint": "im\(place + 1).example", \
        "account": \(Self.json(provider.account)), "accountFrom": \(source), \
        "accountAt": \(isTold ? #""2026-11-23T15:04:05Z""# : "null"), "source": "TXT", "tags": {}\
        \(isTold ? #", "links": [\#(links)]"# : "")}
        """
    }
    let line = """
      {"schema": 1, "id": "\(Self.id)", "kind": "mimi", "identifiers": ["\(Self.id)"], "name": null, "note": null, \
      "status": "found", "checkedAt": "2026-11-23T15:04:05Z", "foundAt": "2026-11-23T15:04:05Z", \
      "goodUntil": "2099-01-01T00:00:00Z", "dnssec": "secure", "ttl": 3600, "foundBy": "dns", \
      "providers": [\(list.joined(separator: ", "))], "problems": [], "preferred": null, "changes": []}

      """
    mkdir(folder.parent, 0o700)
    try folder.directory.write("mimi/contacts.jsonl", line)
  }

  /// Runs `mimi contacts COMMAND mymimi.example.com`, with neither desktop nor terminal but what the variables tell of.
  func run(_ command: String, _ options: String..., environment: [String: String] = [:]) throws -> Finished {
    // In a session of its own, which has no terminal: that of the tests' user is none of ours.
    try TestSupport.run(
      "setsid", ["--wait", builtProgram("mimi")] + Self.arguments(command, options, folder), environment: environment)
  }

  /// The same on a terminal, with the folder as its home.
  func open(
    _ command: String, _ options: String..., environment: [String: String] = [:], columns: Int = 80
  ) throws -> PseudoTerminal {
    let clean = cleanEnvironment(home: folder.directory.path, adding: ["TERM": "xterm-256color"])
    return try PseudoTerminal(
      builtProgram("mimi"), Self.arguments(command, options, folder), environment: clean.merging(environment) { $1 },
      columns: columns, rows: 60)
  }

  /// Puts a program for /bin/sh into the folder; what `PATH` is to be for it to be found first.
  func add(_ name: String, _ script: String) throws -> String {
    try folder.directory.write(name, "#!/bin/sh\n\(script)\n", mode: 0o700)
    return folder.directory.path + ":/usr/bin:/bin"
  }

  /// The path of a file in the folder.
  func path(_ name: String) -> String { folder.directory.path + "/" + name }

  /// What is in it.
  func written(_ name: String) throws -> String { String(decoding: try readFile(path(name)), as: UTF8.self) }

  private static func arguments(_ command: String, _ options: [String], _ folder: ContactsFolder) -> [String] {
    ["contacts", command, id, "--store", folder.path] + options
  }

  private static func json(_ text: String?) -> String {
    guard let text else { return "null" }
    let escaped = text.unicodeScalars.map { scalar in
      scalar == "\"" || scalar == "\\"
        ? "\\\(scalar)"
        : scalar.value < 0x20 ? "\\u00\(scalar.value < 16 ? "0" : "")\(String(scalar.value, radix: 16))" : "\(scalar)"
    }
    return "\"\(escaped.joined())\""
  }
}
