internal import StrictJSON

/// An object's members on the way into a value; remembers which were asked for, and so knows those that never are.
final class Members {
  private let members: [JSONMember]
  private let owner: String
  private var known: Set<String> = []

  init(_ node: JSONNode, _ owner: String) throws(ContactError) {
    guard case .object(let members) = node.value else { throw ContactError("\(owner) is no object") }
    self.members = members
    self.owner = owner
  }

  /// The members that nobody asked for.
  var unknown: UnknownMembers { UnknownMembers(members, besides: known) }

  /// A member's value; `nil` where it is missing or `null`.
  private func node(_ name: String) -> JSONNode? {
    known.insert(name)
    guard let node = members.first(where: { $0.name == name })?.node, node.value != .null else { return nil }
    return node
  }

  func required<Value>(_ name: String, _ value: Value?) throws(ContactError) -> Value {
    guard let value else { throw ContactError("\"\(name)\" is missing in \(owner)") }
    return value
  }

  func text(_ name: String) throws(ContactError) -> String? {
    guard let node = node(name) else { return nil }
    guard case .string(let text) = node.value else { throw wrong(name, "a string", node) }
    return text
  }

  func value<Value>(_ name: String, _ make: (String) -> Value?) throws(ContactError) -> Value? {
    guard let text = try text(name) else { return nil }
    guard let value = make(text) else { throw ContactError("\"\(name)\" cannot be \"\(text)\"") }
    return value
  }

  func moment(_ name: String) throws(ContactError) -> Timestamp? { try value(name) { Timestamp($0) } }

  func number<Number: FixedWidthInteger>(_ name: String) throws(ContactError) -> Number? {
    guard let node = node(name) else { return nil }
    guard case .number(let written) = node.value else { throw wrong(name, "a number", node) }
    guard let number = Number(written) else { throw ContactError("\"\(name)\" cannot be \(written)") }
    return number
  }

  /// The schema: a whole number from 1 on.
  func schema() throws(ContactError) -> Int {
    let schema: Int = try required("schema", number("schema"))
    guard schema >= 1 else { throw ContactError("\"schema\" cannot be \(schema)") }
    return schema
  }

  func texts(_ name: String) throws(ContactError) -> [String] {
    var texts: [String] = []
    for node in try array(name) {
      guard case .string(let text) = node.value else { throw wrong(name, "a list of strings", node) }
      texts.append(text)
    }
    return texts
  }

  func list<Value>(
    _ name: String, _ make: (Members) throws(ContactError) -> Value
  ) throws(ContactError) -> [Value] {
    var values: [Value] = []
    for node in try array(name) { values.append(try make(Members(node, "one of \"\(name)\""))) }
    return values
  }

  func object(_ name: String) throws(ContactError) -> Members? {
    guard let node = node(name) else { return nil }
    return try Members(node, "\"\(name)\"")
  }

  func tags(_ name: String) throws(ContactError) -> [ContactProvider.Tag] {
    guard let node = node(name) else { return [] }
    guard case .object(let members) = node.value else { throw wrong(name, "an object", node) }
    var tags: [ContactProvider.Tag] = []
    for member in members {
      guard case .string(let text) = member.node.value else { throw wrong(name, "an object of strings", member.node) }
      tags.append(ContactProvider.Tag(name: member.name, value: text))
    }
    return tags
  }

  private func array(_ name: String) throws(ContactError) -> [JSONNode] {
    guard let node = node(name) else { return [] }
    guard case .array(let elements) = node.value else { throw wrong(name, "a list", node) }
    return elements
  }

  private func wrong(_ name: String, _ wanted: String, _ node: JSONNode) -> ContactError {
    ContactError("\"\(name)\" should be \(wanted), not \(node.kindInWords)")
  }
}
