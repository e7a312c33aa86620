import Foundation
import Glibc
import TestSupport

/// A directory in which a store is, or will be, and the programs that use it.
struct ContactsFolder: Sendable {
  let directory: PrivateDirectory

  init() throws { directory = try PrivateDirectory() }

  /// The store: one directory further down, which is made with it.
  var path: String { directory.path + "/mimi/contacts.jsonl" }
  var parent: String { directory.path + "/mimi" }

  /// Runs `mimi contacts` on it.
  func contacts(_ arguments: String..., input: String = "") throws -> Finished {
    try run(
      builtProgram("mimi"), ["contacts"] + arguments.prefix(1) + ["--store", path] + arguments.dropFirst(),
      input: Array(input.utf8))
  }

  /// `contacts list --json`; it ends with 0 and is silent, or the test fails.
  func list() throws -> [ContactLine] {
    let finished = try contacts("list", "--json")
    guard finished.exitStatus == 0, finished.errors.isEmpty else { throw SupportFailure("list: \(finished)") }
    return try contactLines(finished.output)
  }

  /// `mimi lookup --json` in the world, keeping what it finds.
  func lookup(_ identifiers: String..., options: [String] = []) throws -> Lookup {
    let finished = try mimi(["lookup", "--json", "--store", path] + options, identifiers)
    return Lookup(lines: try lookupLines(finished.output), finished: finished)
  }

  /// The same at another server, without DNSSEC: nothing is signed there, and the system's own anchor knows no `example.`.
  func lookup(_ identifiers: String..., at server: BadServer, options: [String] = []) async throws -> Lookup {
    let arguments = ["lookup", "--json", "--store", path, "--dnssec", "off", "--resolver", server.resolver]
    let finished = try await waiting { try run(builtProgram("mimi"), arguments + options + identifiers) }
    return Lookup(lines: try lookupLines(finished.output), finished: finished)
  }

  /// Runs `StoreHammer` on it.
  func hammer(_ arguments: [String], deadline: Duration = .seconds(60 * slowness)) throws -> Finished {
    try run(builtProgram("StoreHammer"), ["--path", path] + arguments, deadline: deadline)
  }

  /// The file, octet for octet.
  func octets() throws -> [UInt8] { try readFile(path) }

  /// The names in its directory.
  func names() throws -> [String] {
    guard exists(parent) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: parent).sorted()
  }

  func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The names of all files below the directory that contain this text, octet for octet.
  func files(containing text: String) throws -> String {
    let found = try run("grep", ["-rlaF", "-e", text, directory.path])
    guard found.exitStatus <= 1 else { throw SupportFailure("grep", errors: found.errors) }
    return found.outputText
  }
}

/// Checks that the program jq reads each line of a file as one object.
/// - Throws: `SupportFailure` with what jq says.
func checkWithJQ(_ octets: [UInt8]) throws {
  let lines = octets.count { $0 == 0x0A }
  guard octets.isEmpty || octets.last == 0x0A else { throw SupportFailure("the last line does not end") }
  // Each line by itself: an object over two lines, or two in one, would pass otherwise.
  let read = try run("jq", ["-R", "-n", "[inputs | fromjson | objects] | length"], input: octets)
  guard read.exitStatus == 0, read.outputText == "\(lines)\n" else {
    throw SupportFailure("jq has \(read.outputText) objects of \(lines) lines", errors: read.errors)
  }
  let whole = try run("jq", ["-e", "."], input: octets)
  guard lines == 0 || whole.exitStatus == 0 else { throw SupportFailure("jq -e .", errors: whole.errors) }
}
