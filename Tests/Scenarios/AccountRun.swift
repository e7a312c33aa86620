import Foundation
import TestSupport
import Testing

/// The object of `mimi account --json`, every field of its contract that these scenarios look at.
struct AccountLine: Decodable {
  struct Provider: Decodable {
    var endpoint: String
  }

  struct Link: Decodable, Equatable {
    var rel: String
    var href: String
  }

  var schema: Int
  var identifier: LookupLine.Identifier
  var provider: Provider?
  var status: String
  var account: String?
  var subject: String?
  var links: [Link]
  var httpStatus: Int?
  var retryAfter: Int?
  var detail: String?

  /// Its keys, all of which are always there (but for `error`, where the discovery failed).
  static let keys: Set<String> = [
    "schema", "identifier", "provider", "status", "account", "subject", "links", "httpStatus", "retryAfter", "detail",
  ]

  /// command-line.md's table.
  var exitStatus: Int32 {
    switch status {
    case "found": 0
    case "not-found", "declined": 1
    case "wait", "timeout": 75
    default: 69
    }
  }
}

/// What one run of `mimi account` said.
struct AccountRun {
  var line: AccountLine
  var finished: Finished

  /// Seconds for a silent server. The answer has to come, however long that is on a busy machine.
  static var timeout: String { String(Int(2 * slowness)) }

  /// Runs `mimi account --json --yes` in the world's network, and checks what holds for every run: one line with the keys
  /// of the contract, the exit status of its status, no raw octet that a terminal would obey, bounded memory.
  init(
    _ identifier: String, options: [String] = [], configuration: String? = nil, resolver: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    finished = try Self.mimi(
      ["--json", "--yes", identifier] + options, configuration: configuration, resolver: resolver)
    let lines = finished.output.split(separator: 0x0A)
    let text = try #require(lines.count == 1 ? Data(lines[0]) : nil, "\(finished)", sourceLocation: sourceLocation)
    let object = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
    #expect(Set(object.keys).subtracting(["error"]) == AccountLine.keys, sourceLocation: sourceLocation)
    line = try JSONDecoder().decode(AccountLine.self, from: text)
    #expect(line.schema == 1 && line.identifier.input == identifier, sourceLocation: sourceLocation)
    #expect(finished.exitStatus == line.exitStatus, "\(line)", sourceLocation: sourceLocation)
    #expect(SafeText.unsafe(finished) == [], "\(finished)", sourceLocation: sourceLocation)
    #expect(finished.peakKilobytes < Self.mostKilobytes, "\(finished.peakKilobytes) kB", sourceLocation: sourceLocation)
  }

  /// What mimi with its libraries needs, twice; the smallest bomb is 62 MB more. A sanitizer needs much by itself.
  static var mostKilobytes: Int { slowness > 1 ? 2_000_000 : 64_000 }

  /// Runs `mimi account` with the world's name server and configuration; keeps nothing.
  static func mimi(
    _ arguments: [String], configuration: String? = nil, resolver: String? = nil
  ) throws -> Finished {
    let world = try AccountWorld.shared()
    return try world.namespace.run(
      builtProgram("mimi"),
      ["account"] + arguments + [
        "--resolver", resolver ?? world.knot.resolver, "--config", configuration ?? world.configuration, "--dnssec",
        "off", "--no-save", "--timeout", timeout,
      ])
  }
}

/// What a terminal may be shown.
enum SafeText {
  /// Control, format, private-use, unassigned, surrogate, and the two separators in either stream; and octets that are no
  /// UTF-8.
  static func unsafe(_ finished: Finished) -> [String] {
    [finished.output, finished.errors].flatMap { stream -> [String] in
      guard let text = String(validating: stream, as: UTF8.self) else { return ["not UTF-8"] }
      return text.unicodeScalars.filter { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .unassigned, .surrogate, .lineSeparator, .paragraphSeparator:
          scalar != "\n"
        default: false
        }
      }.map { "U+" + String($0.value, radix: 16) }
    }
  }
}
