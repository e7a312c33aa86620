import TestSupport
import Testing

/// A running `MisbehavingServer`; it ends with the last reference.
final class BadServer: Sendable {
  private let conversation: Conversation
  let port: UInt16
  private static let gate = Gate(16)

  /// For `--resolver`.
  var resolver: String { "127.0.0.1@\(port)" }

  /// Starts it, and waits until it listens.
  init(_ mode: String, _ options: [String] = [], in namespace: NetworkNamespace? = nil) async throws {
    let command = (namespace?.wrapper ?? []) + [try builtProgram("MisbehavingServer"), "--mode", mode] + options
    conversation = try Conversation(command[0], Array(command.dropFirst()))
    try await conversation.wait(for: "ready ")
    let words = String(decoding: conversation.output, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard let port = words.dropFirst().first.flatMap({ UInt16($0) }) else {
      throw SupportFailure("the server said no port: \(words)")
    }
    self.port = port
  }

  /// Waits until it has been asked this: `udp alice.example. TXT`.
  func wait(forQuery query: String) async throws { try await conversation.wait(for: "query \(query)") }

  /// How many queries of one kind it has had: `udp alice.example. TXT`.
  func count(ofQuery query: String) -> Int {
    String(decoding: conversation.output, as: UTF8.self).split(separator: "\n").count { $0 == "query \(query)" }
  }

  /// All queries that it has had, in order: `udp alice.example. TXT`.
  var queries: [String] {
    String(decoding: conversation.output, as: UTF8.self).split(separator: "\n").filter { $0.hasPrefix("query ") }
      .map { String($0.dropFirst("query ".count)) }
  }

  /// Ends an outage, or begins the next one, and waits until that has happened.
  func command(_ word: String) async throws {
    try conversation.say(word)
    try await conversation.wait(for: "\n\(word)\n")
  }

  /// Runs `mimi lookup --json` against it. Whatever the server does, the run ends at its deadline, each line has the keys of the contract,
  /// the exit status is that of the worst line, and neither stream has control characters.
  /// - Parameters:
  ///   - timeout: seconds, for `--timeout`; the program's own default without it. More of them in a slow build.
  func lookup(
    _ identifiers: [String], options: [String] = [], timeout: Double? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Lookup {
    let timeout = (timeout ?? 5) * slowness
    let limit = timeout == 5 ? [] : ["--timeout", timeout == timeout.rounded() ? "\(Int(timeout))" : "\(timeout)"]
    let arguments = ["lookup", "--json", "--resolver", resolver] + limit + options + identifiers
    let finished = try await Self.runMimi(arguments)
    let lines = try lookupLines(finished.output)
    let bound = timeout + slowness
    // A busy machine can hold up any program once; one that does not keep its deadline misses it again.
    let isInTime = finished.wallSeconds < bound
    let wallSeconds = isInTime ? finished.wallSeconds : try await Self.runMimi(arguments).wallSeconds
    #expect(wallSeconds < bound, "\(arguments)", sourceLocation: sourceLocation)
    #expect(lines.map(\.identifier.input) == identifiers, sourceLocation: sourceLocation)
    let statuses = lines.map { exitStatus(of: $0.status) ?? -1 }
    #expect(finished.exitStatus == statuses.max(), "\(statuses)", sourceLocation: sourceLocation)
    let isClean = (finished.output + finished.errors).allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A }
    #expect(isClean, "\(finished.outputText)\(finished.errorText)", sourceLocation: sourceLocation)
    for line in lines where line.status != "found" {
      #expect(line.providers.isEmpty, "\(line)", sourceLocation: sourceLocation)
      #expect(line.error?.message.isEmpty == false, "\(line)", sourceLocation: sourceLocation)
    }
    return Lookup(lines: lines, finished: finished)
  }

  private static func runMimi(_ arguments: [String]) async throws -> Finished {
    try await waiting(through: gate) { try run(builtProgram("mimi"), arguments, deadline: .seconds(30 * slowness)) }
  }

  /// The same for one identifier: its line.
  func single(
    _ identifier: String = "alice.example", options: [String] = [], timeout: Double? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> LookupLine {
    let lookup = try await lookup(
      [identifier], options: options, timeout: timeout, sourceLocation: sourceLocation)
    return try #require(lookup.lines.first, sourceLocation: sourceLocation)
  }
}

extension LookupLine {
  /// What became of its query for `TXT` or `MIMI`.
  func result(_ type: String) -> String? {
    queries.first { $0.type == type }?.result
  }

  /// Milliseconds that its query for `TXT` or `MIMI` took.
  func milliseconds(_ type: String) -> Double? {
    queries.first { $0.type == type }?.milliseconds
  }
}
