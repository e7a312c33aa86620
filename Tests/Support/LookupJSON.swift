import Foundation

/// One line of `mimi lookup --json`, every field of its contract.
public struct LookupLine: Decodable, Sendable, Equatable {
  /// What was asked for.
  public struct Identifier: Decodable, Sendable, Equatable {
    /// As it was typed.
    public var input: String
    /// `mimi`, `email`, `tel`; `nil` for what is none of them.
    public var kind: String?
    /// The owner name that is asked; `nil` where there is none or several.
    public var name: String?
    /// The identifier with Unicode labels.
    public var unicode: String?

    /// All of them.
    public init(input: String, kind: String?, name: String?, unicode: String?) {
      self.input = input
      self.kind = kind
      self.name = name
      self.unicode = unicode
    }
  }

  /// One provider.
  public struct Provider: Decodable, Sendable, Equatable {
    /// 0-65535, lower first.
    public var priority: Int?
    /// A token in lower case.
    public var service: String?
    /// A host name.
    public var endpoint: String
    /// The account name; `nil` in the privacy-friendly form.
    public var account: String?
    /// `TXT`, `MIMI` and others.
    public var source: String
    /// Unknown tags.
    public var tags: [String: String]

    /// All of them.
    public init(
      priority: Int?, service: String?, endpoint: String, account: String?, source: String, tags: [String: String]
    ) {
      self.priority = priority
      self.service = service
      self.endpoint = endpoint
      self.account = account
      self.source = source
      self.tags = tags
    }
  }

  /// One record that could not be used.
  public struct Problem: Decodable, Sendable, Hashable {
    /// Its text, made safe to show; `nil` for `too-many-records`.
    public var record: String?
    /// A reason of the protocol.
    public var reason: String

    /// All of them.
    public init(record: String?, reason: String) {
      self.record = record
      self.reason = reason
    }
  }

  /// One question that was asked.
  public struct Query: Decodable, Sendable, Equatable {
    /// The owner name.
    public var name: String
    /// `TXT` or `MIMI`.
    public var type: String
    /// `answer`, `no-data`, `no-name`, or a failing status.
    public var result: String
    /// Time until its answer, in ms.
    public var milliseconds: Double?
  }

  /// Why nothing was found.
  public struct Failure: Decodable, Sendable, Equatable {
    /// For programs.
    public var code: String
    /// One sentence.
    public var message: String
    /// What to do.
    public var hint: String?
  }

  /// The version of the form: 1.
  public var schema: Int
  /// What was asked for.
  public var identifier: Identifier
  /// The outcome.
  public var status: String
  /// `secure`, `insecure`, `bogus`, `unchecked`; `nil` where nothing was answered.
  public var dnssec: String?
  /// How long the answer is good, in seconds.
  public var ttl: Int?
  /// In the order in which they are to be tried.
  public var providers: [Provider]
  /// Records that could not be used.
  public var problems: [Problem]
  /// What was asked.
  public var queries: [Query]
  /// There where the status is not `found`.
  public var error: Failure?
}

/// Reads the output of `mimi lookup --json`: one object a line, each with exactly the keys of the contract.
/// - Throws: `SupportFailure` that names the line and what is wrong with it.
public func lookupLines(_ output: [UInt8]) throws -> [LookupLine] {
  guard output.isEmpty || output.last == 0x0a else { throw SupportFailure("the last line does not end") }
  return try output.split(separator: 0x0a, omittingEmptySubsequences: false).dropLast().map { line in
    let shown = String(decoding: line, as: UTF8.self)
    do {
      try ContractKeys.check(Data(line))
      return try JSONDecoder().decode(LookupLine.self, from: Data(line))
    } catch {
      throw SupportFailure("\(error) in the line: \(shown)")
    }
  }
}
