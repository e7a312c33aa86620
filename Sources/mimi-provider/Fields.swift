import StrictJSON

/// The members of a JSON object that may have certain names only, each of one kind.
struct Fields {
  let position: TextPosition
  private let members: [JSONMember]

  init(_ node: JSONNode, _ known: [String]) throws(Mistake) {
    guard case .object(let members) = node.value else {
      throw .script(node.position, "\(node.kindInWords) stands where an object should")
    }
    for member in members where !known.contains(member.name) {
      throw .script(member.position, "\"\(member.name)\" is unknown")
    }
    (position, self.members) = (node.position, members)
  }

  func string(_ name: String) throws(Mistake) -> String? {
    guard let node = node(name) else { return nil }
    guard case .string(let text) = node.value else { throw wrong(node, name, "a string") }
    return text
  }

  func boolean(_ name: String) throws(Mistake) -> Bool? {
    guard let node = node(name) else { return nil }
    guard case .boolean(let value) = node.value else { throw wrong(node, name, "true or false") }
    return value
  }

  func integer(_ name: String) throws(Mistake) -> Int? {
    guard let node = node(name) else { return nil }
    guard case .number(let text) = node.value, let value = Int(text) else { throw wrong(node, name, "a whole number") }
    return value
  }

  /// Empty where there is no such member.
  func list(_ name: String) throws(Mistake) -> [JSONNode] {
    guard let node = node(name) else { return [] }
    guard case .array(let elements) = node.value else { throw wrong(node, name, "a list") }
    return elements
  }

  private func node(_ name: String) -> JSONNode? { members.first { $0.name == name }?.node }

  private func wrong(_ node: JSONNode, _ name: String, _ wanted: String) -> Mistake {
    .script(node.position, "\"\(name)\" is \(wanted), not \(node.kindInWords)")
  }
}
