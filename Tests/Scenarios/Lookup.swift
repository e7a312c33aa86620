import TestSupport
import Testing

/// What one run of `mimi lookup --json` said.
struct Lookup {
  var lines: [LookupLine]
  var finished: Finished
}

/// Runs `mimi lookup --json` against the world's name server; every line has the keys of the contract, or the test
/// fails.
func lookup(_ identifiers: String..., options: [String] = [], input: String = "") throws -> Lookup {
  try lookup(identifiers, options: options, input: input)
}

func lookup(_ identifiers: [String], options: [String] = [], input: String = "") throws -> Lookup {
  let finished = try mimi(["lookup", "--json"] + options, identifiers, input: input)
  return Lookup(lines: try lookupLines(finished.output), finished: finished)
}

/// The same for one identifier: its line, after the check that there is one only, and that the exit status is that of
/// its status.
func single(
  _ identifier: String, options: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
) throws -> LookupLine {
  // What begins with a hyphen is an option to any command, unless the options have been ended.
  let result = try lookup(identifier.hasPrefix("-") ? ["--", identifier] : [identifier], options: options)
  let line = try #require(
    result.lines.count == 1 ? result.lines[0] : nil, "\(result.finished)", sourceLocation: sourceLocation)
  #expect(result.finished.exitStatus == exitStatus(of: line.status), sourceLocation: sourceLocation)
  #expect(line.schema == 1 && line.identifier.input == identifier, sourceLocation: sourceLocation)
  return line
}

/// Runs `mimi` with the world's resolver and trust anchor, options before `identifiers`.
func mimi(_ arguments: [String], _ identifiers: [String], input: String = "") throws -> Finished {
  let world = try World.shared()
  return try run(
    builtProgram("mimi"),
    arguments + ["--resolver", world.knot.resolver, "--trust-anchor", world.anchorFile] + identifiers,
    input: Array(input.utf8))
}

/// command-line.md's table.
func exitStatus(of status: String) -> Int32? {
  switch status {
  case "found": 0
  case "no-name", "no-data", "no-record", "not-reachable": 1
  case "invalid-identifier": 64
  case "malformed": 65
  case "bogus", "not-secure", "refused", "unreachable": 69
  case "timeout", "server-failure": 75
  default: nil
  }
}

/// A provider in one line of a test: `1 telegram im.telegram.org myname99`, `-` for what is missing.
func short(_ provider: LookupLine.Provider) -> String {
  let priority = provider.priority.map(String.init) ?? "-"
  return "\(priority) \(provider.service ?? "-") \(provider.endpoint) \(provider.account ?? "-")"
}
