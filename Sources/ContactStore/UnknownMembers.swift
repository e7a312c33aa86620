public import StrictJSON

/// Members of a JSON object that this version does not know: kept, and written again behind those it knows.
public struct UnknownMembers: Sendable, Hashable {
  /// Each, in its order, without its place in the file.
  public private(set) var members: [JSONMember]

  /// None.
  public init() { members = [] }

  /// Those of `members` whose name is not among `known`.
  public init(_ members: [JSONMember], besides known: Set<String>) {
    self.members = members.filter { !known.contains($0.name) }.map(Self.withoutPlace)
  }

  /// Whether there is none.
  public var isEmpty: Bool { members.isEmpty }

  /// Adds those of the other that have no namesake here.
  mutating func add(_ other: UnknownMembers) {
    for member in other.members where !members.contains(where: { $0.name == member.name }) { members.append(member) }
  }

  func write(_ json: inout JSONWriter) {
    for member in members {
      json.key(member.name)
      json.node(member.node)
    }
  }

  // Two contacts are equal wherever they stand in a file.
  private static func withoutPlace(_ member: JSONMember) -> JSONMember {
    var member = member
    member.position.line = 0
    member.position.column = 0
    member.node = withoutPlace(member.node)
    return member
  }

  private static func withoutPlace(_ node: JSONNode) -> JSONNode {
    var node = node
    node.position.line = 0
    node.position.column = 0
    switch node.value {
    case .array(let elements): node.value = .array(elements.map(withoutPlace))
    case .object(let members): node.value = .object(members.map(withoutPlace))
    case .null, .boolean, .number, .string: break
    }
    return node
  }
}
