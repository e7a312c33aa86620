internal import Discovery
public import StrictJSON

/// Why a line is no contact, as half a sentence: `"status" is missing`.
public struct ContactError: Error, Sendable, Hashable {
  /// The reason. It may hold text from outside.
  public var reason: String

  init(_ reason: String) { self.reason = Self.cut(reason) }

  /// A reason that is not too long to be said.
  static func cut(_ reason: String) -> String {
    let scalars = reason.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: StoreLimits.reasonScalars, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return reason }
    return String(scalars[..<end]) + "..."
  }
}

extension Contact {
  /// Reads a line, with or without its line feed, however it is spaced and ordered.
  ///
  /// - Throws: `ContactError` with the reason.
  public init(line: [UInt8]) throws(ContactError) {
    let node: JSONNode
    do {
      node = try JSONParser.parse(line)
    } catch {
      throw ContactError("\(error.reason) at column \(error.position.column)")
    }
    try self.init(json: node)
  }

  /// Reads a contact's object. `id`, `status` and `checkedAt` must be there; what else is missing counts as `null`.
  ///
  /// - Throws: `ContactError` with the reason.
  public init(json node: JSONNode) throws(ContactError) {
    let members = try Members(node, "the line")
    guard try members.schema() <= Self.schema else { throw ContactError("a newer mimi wrote it") }
    let id = try members.required("id", members.text("id"))
    guard let identifier = try? Identifier(id), identifier.canonical == id else {
      throw ContactError("\"id\" is no identifier in its canonical form")
    }
    if let kind = try members.text("kind"), kind != identifier.kind.rawValue {
      throw ContactError("\"kind\" is \"\(kind)\", and \"id\" is of the kind \"\(identifier.kind.rawValue)\"")
    }
    self.init(
      identifier, status: try members.required("status", members.value("status", DiscoveryStatus.init)),
      checkedAt: try members.required("checkedAt", members.moment("checkedAt")))
    let others = try members.texts("identifiers")
    identifiers = others.contains(id) ? others : [id] + others
    name = try members.text("name")
    note = try members.text("note")
    foundAt = try members.moment("foundAt")
    goodUntil = try members.moment("goodUntil")
    dnssec = try members.value("dnssec", DNSSECStatus.init)
    ttl = try members.number("ttl")
    foundBy = try members.text("foundBy") ?? "dns"
    providers = try members.list("providers", Self.provider).sorted(by: ContactProvider.comesFirst)
    problems = try members.list("problems", Self.problem)
    preferred = try members.object("preferred").map(Self.reference)
    changes = try members.list("changes", Self.change)
    changes.removeFirst(max(0, changes.count - StoreLimits.changes))
    unknown = members.unknown
  }

  private static func provider(_ members: borrowing Members) throws(ContactError) -> ContactProvider {
    ContactProvider(
      priority: try members.number("priority"), service: try members.text("service"),
      endpoint: try members.required("endpoint", members.text("endpoint")), account: try members.text("account"),
      accountFrom: try members.value("accountFrom", ContactProvider.AccountSource.init),
      accountAt: try members.moment("accountAt"),
      links: Array(try members.list("links", Self.link).prefix(StoreLimits.toldLinks)),
      source: try members.text("source") ?? "TXT",
      tags: try members.tags("tags"), unknown: members.unknown)
  }

  private static func link(_ members: borrowing Members) throws(ContactError) -> AccountAnswer.Link {
    AccountAnswer.Link(
      rel: try members.text("rel") ?? "", href: try members.required("href", members.text("href")))
  }

  private static func problem(_ members: borrowing Members) throws(ContactError) -> RecordProblem {
    let reason = try members.required("reason", members.value("reason", ProblemReason.init))
    var problem = RecordProblem(octets: nil, reason: reason)
    problem.record = try members.text("record")
    return problem
  }

  private static func reference(_ members: borrowing Members) throws(ContactError) -> ProviderReference {
    ProviderReference(
      service: try members.text("service"), endpoint: try members.required("endpoint", members.text("endpoint")),
      account: try members.text("account"))
  }

  private static func change(_ members: borrowing Members) throws(ContactError) -> ContactChange {
    ContactChange(
      at: try members.required("at", members.moment("at")),
      what: try members.required("what", members.value("what", ContactChange.What.init)),
      service: try members.text("service"), endpoint: try members.required("endpoint", members.text("endpoint")),
      from: try members.text("from"), to: try members.text("to"))
  }
}
